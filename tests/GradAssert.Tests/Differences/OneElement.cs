namespace GradientTesting.Tests.Differences;

/// <summary>An element with a cost of its own beside forty smooth ones, so that its kink or its error is one of many.</summary>
internal static class OneElement
{
    static readonly double[] Smooth = [.. Enumerable.Range(0, 40).Select(i => 0.3 + (0.1 * i))];

    public static GradientReport Check(Func<double, double> cost, Func<double, double> derivative, double at, GradientCheckOptions? options = null) => GradientCheck.Run(
        theta => cost(theta[0]) + theta.Skip(1).Sum(Math.Sin),
        theta => [derivative(theta[0]), .. theta.Skip(1).Select(Math.Cos)],
        [at, .. Smooth],
        options);

    /// <summary>Asserts a match, and returns what is said of the component.</summary>
    public static ComponentReport Matches(Func<double, double> cost, Func<double, double> derivative, double at)
    {
        var report = Check(cost, derivative, at);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        return report.Runs[0].Components[0];
    }

    /// <summary>Asserts that this element is a mismatch, and the only one; returns what is said of it.</summary>
    public static ElementReport Disagrees(Func<double, double> cost, Func<double, double> derivative, double at)
    {
        var report = Check(cost, derivative, at);
        var component = report.Runs[0].Components[0];
        Assert.True(component is { Verdict: GradientVerdict.Mismatch, Mismatches: 1 }, report.ToString());
        Assert.Equal("theta[0]", component.Worst.Name);
        Assert.StartsWith("The gradient of theta is not the gradient of the cost.\n", report.ToString(), StringComparison.Ordinal);
        return component.Worst;
    }
}
