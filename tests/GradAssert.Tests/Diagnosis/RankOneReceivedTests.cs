using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>
/// Two layers, of which the first gets a gradient of rank one by what the second hands on: no sample of it is left out, and no = is a +=.
/// </summary>
public class RankOneReceivedTests
{
    const int Samples = 5, In = 3, Hidden = 4, Out = 2;

    const string Same = "Most likely, W1 is one column times one row, where the right gradient is a sum of several (residual …): ";

    readonly double[] x = Layers.Numbers.Of(Samples * In, 3), t = Layers.Numbers.Of(Samples * Out, 4);
    readonly double[] w1 = Layers.Numbers.Of(In * Hidden, 5), b1 = Layers.Numbers.Of(Hidden, 6);
    readonly double[] w2 = Layers.Numbers.Of(Hidden * Out, 7), b2 = Layers.Numbers.Of(Out, 8);
    readonly double[] dw1 = new double[In * Hidden], db1 = new double[Hidden], dw2 = new double[Hidden * Out], db2 = new double[Out];
    readonly double[,] h = new double[Samples, Hidden], o = new double[Samples, Out];

    bool isSoftmax, isLinear, isHinge;
    int handedOn = Out;
    string mistake = "";

    double F(double z) => isLinear ? z : Math.Tanh(z);

    double Slope(double y) => isLinear || mistake == "f′ left out" ? 1 : 1 - (y * y);

    double Cost()
    {
        var cost = 0.0;
        for (var n = 0; n < Samples; n++)
        {
            for (var k = 0; k < Hidden; k++)
            {
                h[n, k] = F(b1[k] + Enumerable.Range(0, In).Sum(j => x[(n * In) + j] * w1[(j * Hidden) + k]));
            }

            for (var c = 0; c < Out; c++)
            {
                o[n, c] = b2[c] + Enumerable.Range(0, Hidden).Sum(k => h[n, k] * w2[(k * Out) + c]);
            }

            cost += isSoftmax ? Math.Log(Math.Exp(o[n, 0]) + Math.Exp(o[n, 1])) - o[n, n % 2]
                : Enumerable.Range(0, Out).Sum(c => isHinge ? Math.Max(0, 2 - (Sign(n, c) * o[n, c])) : Math.Pow(o[n, c] - t[(n * Out) + c], 2) / 2);
        }

        return cost;
    }

    int Sign(int n, int c) => Math.Sign(t[(n * Out) + c]);

    double Error(int n, int c) => isSoftmax ? (Math.Exp(o[n, c]) / (Math.Exp(o[n, 0]) + Math.Exp(o[n, 1]))) - (c == n % 2 ? 1 : 0)
        : isHinge ? (Sign(n, c) * o[n, c] < 2 ? -Sign(n, c) : 0)
        : o[n, c] - t[(n * Out) + c];

    void ComputeGradient()
    {
        Cost();
        Array.ForEach([dw1, db1, dw2, db2], Array.Clear);
        for (var n = 0; n < Samples; n++)
        {
            for (var c = 0; c < Out; c++)
            {
                db2[c] += Error(n, c);
                for (var k = 0; k < Hidden; k++)
                {
                    dw2[(k * Out) + c] = (mistake == "last sample of W2" ? 0 : dw2[(k * Out) + c]) + (h[n, k] * Error(n, c));
                }
            }

            for (var k = 0; k < Hidden; k++)
            {
                var d = Slope(h[n, k]) * Enumerable.Range(0, handedOn).Sum(c => Error(n, c) * w2[(k * Out) + c]);
                db1[k] += d;
                for (var j = 0; j < In; j++)
                {
                    dw1[(j * Hidden) + k] = (mistake == "last sample" ? 0 : dw1[(j * Hidden) + k]) + (x[(n * In) + j] * d);
                }
            }
        }

        for (var i = 0; mistake == "product of sums" && i < dw2.Length; i++)
        {
            dw2[i] = Enumerable.Range(0, Samples).Sum(n => h[n, i / Out]) * db2[i % Out];
        }
    }

    string[] Of()
    {
        var report = GradientCheck.Run(GradientModel.Of(
            [
                Component.Of("W1", w1, dw1, In, Hidden), Component.Of("b1", b1, db1), Component.Of("W2", w2, dw2, Hidden, Out), Component.Of("b2", b2, db2),
            ],
            Cost, ComputeGradient), GradientRun.AsIs);
        Assert.Equal(mistake == "" && handedOn == Out ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        return [.. Told.Of(report)];
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Of_the_right_one_nothing_is_said(bool softmax, bool linear)
    {
        (isSoftmax, isLinear) = (softmax, linear);
        Assert.Empty(Of());
    }

    /// <summary>The gradients of two classes are each other's negatives: what is handed on is a multiple of one vector, whatever the sample.</summary>
    [Fact]
    public void Before_two_classes_a_derivative_that_is_left_out_leaves_a_sum_of_weights()
    {
        (isSoftmax, mistake) = (true, "f′ left out");
        Assert.Equal(
            [
                Same + "one of the two is a sum of multiples of the weights of the outputs in W2: is the derivative of the activation between W1 and W2 "
                    + "left out, or is it that of one sample or step alone, assigned where it should be added?",
            ],
            Of());
    }

    [Fact]
    public void Without_an_activation_it_is_an_output_that_is_lost()
    {
        (isLinear, handedOn) = (true, 1);
        Assert.Equal(
            [
                Same + "one of the two is a multiple of the weights of one output in W2: is what comes through its other outputs left out, or assigned "
                    + "where it should be added?",
            ],
            Of());
    }

    [Fact]
    public void Beside_a_bias_that_is_right_it_is_one_sample()
    {
        (isSoftmax, mistake) = (true, "last sample");
        Assert.Equal([Same + "is it that of one sample or one step only, assigned where it should be added, or a product of sums?"], Of());
    }

    [Fact]
    public void Of_two_outputs_a_product_of_sums_is_told_from_one_sample()
    {
        mistake = "product of sums";
        Assert.Equal(
            [
                Same.Replace("W1", "W2") + "one of the two is a multiple of the gradient of b2: it is a product of sums where a sum of products is due, "
                    + "or the input of one sample or step is taken for all.",
            ],
            Of());
    }

    /// <summary>Those of a hinge are counts, of which one sample has a multiple by chance.</summary>
    [Fact]
    public void But_not_where_the_gradient_of_the_bias_is_a_count()
    {
        (isHinge, mistake) = (true, "last sample of W2");
        ((double[])[1, 1, -1, -1, 1, -1, 1, -1, 1, -1]).CopyTo(t, 0);
        Array.ForEach([w2, b2], tensor => Array.ForEach([.. Enumerable.Range(0, tensor.Length)], i => tensor[i] *= 0.1));
        Assert.Equal(
            [Same.Replace("W1", "W2") + "is it that of one sample or one step only, assigned where it should be added, or a product of sums?"], Of());
    }
}
