using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Reports;

public class PointNameTests
{
    static readonly GradientCheckOptions named = new() { PointName = "market", ElementNames = ["spot", "volatility", "rate"] };

    [Fact]
    public void Elements_of_a_function_are_called_by_their_names()
    {
        var report = GradientCheck.Run(Cost, x => [x[1] * x[2], 2 * x[0] * x[2], x[0] * x[1]], [1.5, 0.3, 0.02], named);
        Assert.StartsWith(
            "The gradient of market is not the gradient of the cost.\nMost likely, market is wrong in one element, volatility,",
            report.ToString(), StringComparison.Ordinal);
        Assert.Equal("volatility", report.Runs[0].Components[0].Worst.Name);
        Assert.Contains("volatility", report.ToSnapshot(), StringComparison.Ordinal);
        Assert.Contains("volatility: code says", report.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("market[", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_one_matches() =>
        GradAssert.MatchesNumerical(Cost, x => [x[1] * x[2], x[0] * x[2], x[0] * x[1]], [1.5, 0.3, 0.02], named);

    [Fact]
    public void Vectors_have_names_too() => Assert.Equal("b", GradientCheck.Run(
        x => x * x, x => 2 * x, Vector<double>.Build.Dense([1, 3]), new() { ElementNames = ["a", "b"], Phases = [GradientPhase.AsIs] })
        .Runs[0].Components[0].WorstElements.Select(element => element.Name).Order(StringComparer.Ordinal).Last());

    [Theory]
    [InlineData(new[] { "a", "b" }, "ElementNames has 2 names, and the point 3 elements. Name each element once. (Parameter 'options')")]
    [InlineData(new[] { "a", "b", "a" }, "ElementNames has \"a\" twice. Give each element a name of its own. (Parameter 'options')")]
    [InlineData(new[] { "a", " ", "c" }, "ElementNames has a name that is blank. Name each element. (Parameter 'options')")]
    public void Names_that_do_not_fit_are_refused(string[] names, string message) => Assert.Equal(
        message, Assert.Throws<ArgumentException>(() => GradientCheck.Run(Cost, x => x, [1, 2, 3], new() { ElementNames = names })).Message);

    [Fact]
    public void A_model_names_its_components_itself()
    {
        double[] w = [1], dw = [0];
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => w[0] * w[0], () => dw[0] = 2 * w[0]);
        Assert.Equal(
            "PointName is for the point of a plain function. Name components by Component.Of(name, …), one for each group of parameters. "
                + "(Parameter 'options')",
            Assert.Throws<ArgumentException>(() => GradientCheck.Run(model, named)).Message);
    }

    static double Cost(double[] x) => x[0] * x[1] * x[2];
}
