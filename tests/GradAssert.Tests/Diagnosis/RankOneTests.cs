using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary><c>y = v · tanh(W x + b)</c> over samples, a network of one output.</summary>
public class RankOneTests
{
    const int Samples = 4, In = 3, Hidden = 4;

    readonly double[] w = [0.5, -0.8, 0.3, 1.1, 0.4, -0.6, -0.7, 0.9, 0.2, 0.6, -0.3, 0.8], dw = new double[Hidden * In];
    readonly double[] b = [0.1, -0.2, 0.3, 0.05], db = new double[Hidden], v = [0.7, -1.2, 0.4, 0.9], dv = new double[Hidden];
    readonly double[] x = [0.3, -1.1, 0.7, 0.9, 0.2, -0.5, -0.4, 1.3, 0.6, 1.2, -0.6, 0.1], y = [0.4, -0.7, 1.1, 0.2];

    bool leavesDerivativeOut, takesLastSample, takesFirstInputs;

    double H(int n, int k) => Math.Tanh(b[k] + Enumerable.Range(0, In).Sum(j => w[(k * In) + j] * x[(n * In) + j]));

    double Error(int n) => Enumerable.Range(0, Hidden).Sum(k => v[k] * H(n, k)) - y[n];

    double Cost() => Enumerable.Range(0, Samples).Sum(n => Error(n) * Error(n)) / 2;

    void ComputeGradient()
    {
        foreach (var gradient in new[] { dw, db, dv })
        {
            Array.Clear(gradient);
        }

        for (var n = 0; n < Samples; n++)
        {
            for (var k = 0; k < Hidden; k++)
            {
                var d = Error(n) * v[k] * (leavesDerivativeOut ? 1 : 1 - (H(n, k) * H(n, k)));
                (dv[k], db[k]) = (dv[k] + (Error(n) * H(n, k)), db[k] + d);
                for (var j = 0; j < In; j++)
                {
                    dw[(k * In) + j] = (takesLastSample ? 0 : dw[(k * In) + j]) + (d * x[((takesFirstInputs ? 0 : n) * In) + j]);
                }
            }
        }
    }

    string[] Of() => [.. Told.Of(GradientCheck.Run(
        GradientModel.Of([Component.Of("W", w, dw, Hidden, In), Component.Of("b", b, db), Component.Of("v", v, dv)], Cost, ComputeGradient)))];

    [Fact]
    public void Of_the_right_one_nothing_is_said() => Assert.Empty(Of());

    [Fact]
    public void A_derivative_that_is_left_out_leaves_a_multiple_of_the_weights_behind_it()
    {
        leavesDerivativeOut = true;
        Assert.Equal(
            "Most likely, W is one column times one row, where the right gradient is a sum of several (residual …): "
                + "one of the two is a multiple of v: is the derivative of the activation between W and v left out, "
                + "or is it that of one sample or step alone, assigned where it should be added?",
            Of()[0]);
    }

    /// <summary><c>Σ d · x₀</c> is no product of two sums, and looks like one.</summary>
    [Fact]
    public void Of_the_inputs_of_one_sample_both_explanations_are_told()
    {
        takesFirstInputs = true;
        Assert.Equal(
            ["Most likely, W is one column times one row, where the right gradient is a sum of several (residual …): one of the two is a "
                + "multiple of the gradient of b: it is a product of sums where a sum of products is due, or the input of one sample or step "
                + "is taken for all."],
            Of());
    }

    /// <summary>A vector before another one may be a gain as well as a bias: what W receives is not known to be right.</summary>
    [Fact]
    public void That_of_one_sample_is_no_multiple_of_them()
    {
        takesLastSample = true;
        Assert.Equal(
            "Most likely, W is one column times one row, where the right gradient is a sum of several (residual …): "
                + "is it that of one sample or one step only, assigned where it should be added, a product of sums, or does all that it "
                + "receives come from one output, or from two that are each other's negatives?",
            Assert.Single(Of()));
    }

    /// <summary>Units that are on for the first sample alone, or for none, behind a leaky ReLU.</summary>
    [Theory]
    [InlineData(0.04, new string[0])]
    [InlineData(0, new[]
    {
        "Most likely, W is one column times one row, where the right gradient is a sum of several (residual …): is it that of one sample or one "
            + "step only, assigned where it should be added, a product of sums, or does all that it receives come from one output, or from two "
            + "that are each other's negatives? What it lacks is small: is the slope of an activation below zero left out?",
    })]
    public void A_slope_below_zero_that_is_left_out_is_asked_for(double slope, string[] told)
    {
        double[] w = [0.9, 0.7, 0.6, 1.1, 0.8, 0.5], dw = new double[6], v = [0.9, 1.3, 0.8];
        double[][] x = [[1.2, 0.8], [-0.5, -0.3], [0.9, -2.5]];
        double Z(int n, int k) => (w[2 * k] * x[n][0]) + (w[(2 * k) + 1] * x[n][1]);
        // All units are on for the first sample, which does not count for the third.
        double Weight(int n, int k) => n == 0 && k == 2 ? 0 : v[k];
        double Cost() => Enumerable.Range(0, 9).Sum(i => Weight(i / 3, i % 3) * Math.Max(Z(i / 3, i % 3), 0.04 * Z(i / 3, i % 3)));
        void ComputeGradient()
        {
            Array.Clear(dw);
            for (var i = 0; i < 18; i++)
            {
                var (n, k, j) = (i / 6, i / 2 % 3, i % 2);
                dw[(2 * k) + j] += Weight(n, k) * (Z(n, k) > 0 ? 1 : slope) * x[n][j];
            }
        }

        Assert.Equal(told, Told.Of(GradientCheck.Run(
            GradientModel.Of([Component.Of("W", w, dw, 3, 2)], Cost, ComputeGradient), GradientRun.AsIs)));
    }
}
