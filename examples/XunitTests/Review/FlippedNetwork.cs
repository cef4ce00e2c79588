using QuickStart;

namespace XunitTests.Review;

/// <summary>The digits network after somebody has tidied up its backward pass, and lost a sign.</summary>
public sealed class FlippedNetwork(Digits digits) : Network(digits)
{
    public override void ComputeGradient()
    {
        var n = BatchSize;
        var (hidden, scores) = Forward();

        var dScores = (Softmax(scores) - Digits.Labels) / n;
        dW2 = dScores * hidden.Transpose() + Lambda / n * W2;
        db2 = dScores.RowSums();

        var dHidden = (W2.Transpose() * dScores).PointwiseMultiply(hidden).PointwiseMultiply(hidden - 1);
        dW1 = dHidden * Digits.Images.Transpose() + Lambda / n * W1;
        db1 = dHidden.RowSums();
    }
}
