namespace GradientTesting.Tests.Models;

/// <summary>The cost is a mean over the batch, the gradient a sum that an optimizer divides.</summary>
public class SummedGradientTests
{
    static readonly double[] x = [0.5, -1, 2, 0.25], y = [1, 0, 3, 1];

    [Fact]
    public void A_sum_is_right_where_the_model_says_so()
    {
        var report = GradAssert.MatchesNumerical(Model(times: 1) with { GradientIsSummedOver = () => x.Length });
        var element = report.Runs[0].Components[0].Worst;
        Assert.Equal(element.Analytic, element.Numeric, 1e-6);
    }

    [Fact]
    public void It_is_wrong_where_the_model_does_not() => Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Model(times: 1)).Verdict);

    [Fact]
    public void A_mistake_in_a_sum_is_found() => Assert.StartsWith(
        "The gradient of w is not the gradient of the cost.\nMost likely, w is 2× too large",
        Assert.Throws<GradientMismatchException>(
            () => GradAssert.MatchesNumerical(Model(times: 2) with { GradientIsSummedOver = () => x.Length })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void So_does_a_class()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(new Summed(1)).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(new Summed(0.5)).Verdict);
    }

    [Fact]
    public void None_is_an_error() => Assert.Equal(
        "GradientIsSummedOver is less than 1. Return the number that the cost is a mean of, as the number of samples.",
        Assert.Throws<GradientContractException>(() => GradientCheck.Run(Model(1) with { GradientIsSummedOver = () => 0 })).Message);

    static GradientModel Model(double times)
    {
        double[] w = [0.3, 0.1], dw = new double[2];
        double Error(int i) => (w[0] * x[i]) + (w[1] * x[i] * x[i]) - y[i];
        return GradientModel.Of(
            [Component.Of("w", w, dw)], () => Enumerable.Range(0, x.Length).Average(i => Error(i) * Error(i) / 2), () =>
            {
                dw[0] = times * Enumerable.Range(0, x.Length).Sum(i => Error(i) * x[i]);
                dw[1] = times * Enumerable.Range(0, x.Length).Sum(i => Error(i) * x[i] * x[i]);
            });
    }

    sealed class Summed(double times) : IGradientModel, ISummedGradientModel
    {
        readonly GradientModel model = Model(times);

        public int GradientIsSummedOver => x.Length;

        public IReadOnlyList<Component> Components => model.Components;

        public double Cost() => model.Cost();

        public void ComputeGradient() => model.ComputeGradient();
    }
}
