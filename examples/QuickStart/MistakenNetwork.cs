namespace QuickStart;

/// <summary>The same network, written by somebody who forgot one term of the gradient. It trains all the same.</summary>
public sealed class MistakenNetwork(Digits digits) : Network(digits)
{
    #region Mistake
    public override void ComputeGradient()
    {
        var n = BatchSize;
        var (hidden, scores) = Forward();

        var dScores = (Softmax(scores) - Digits.Labels) / n;
        dW2 = dScores * hidden.Transpose();
        db2 = dScores.RowSums();

        var dHidden = (W2.Transpose() * dScores).PointwiseMultiply(hidden).PointwiseMultiply(1 - hidden);
        dW1 = dHidden * Digits.Images.Transpose() + Lambda / n * W1;
        db1 = dHidden.RowSums();
    }
    #endregion
}
