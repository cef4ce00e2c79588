namespace GradientTesting.Tests.Wiring;

/// <summary>A function is checked at one point, where a gradient of captured values is right, and so it is asked at another one too.</summary>
public class CapturedTests
{
    const string Captured =
        "At the values that were given the gradient agrees with the cost, and at others, up to 30% of their size away, it does not. "
        + "Does it read values that were captured (gradient: p => Gradient(at) in place of Gradient(p)), or return what it has kept? "
        + "What is compared is the gradient at the other values.";

    /// <summary>Mildly curved costs, which a gradient of another point nearly fits.</summary>
    public static TheoryData<string, int> Curved => new()
    {
        { "sin", 1 }, { "sin", 3 }, { "sin", 10 }, { "tanh", 1 }, { "tanh", 10 }, { "softplus", 1 }, { "softplus", 3 }, { "exp", 1 },
    };

    [Theory]
    [MemberData(nameof(Curved))]
    public void A_gradient_of_captured_values_is_wrong_at_any_point(string name, int count)
    {
        var (f, slope) = Named(name);
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            double[] at = [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
            RequireCaught(p => p.Sum(f), _ => [.. at.Select(slope)], at);
            Matches(p => p.Sum(f), p => [.. p.Select(slope)], at);
        }
    }

    [Fact]
    public void One_that_is_captured_in_part_is_wrong_too()
    {
        double[] w = [0.5, -1.2, 0.7];
        RequireCaught(p => p[0] * p[1] * p[2], p => [p[1] * w[2], p[0] * w[2], w[0] * w[1]], w);
        RequireCaught(p => p[0] * p[1] * p[2], p => [p[1] * p[2], p[0] * p[2], p[0] * w[1]], w);
        Matches(p => p[0] * p[1] * p[2], p => [p[1] * p[2], p[0] * p[2], p[0] * p[1]], w);
    }

    [Fact]
    public void One_that_was_kept_at_its_first_call_is_wrong_too()
    {
        double[]? kept = null;
        RequireCaught(p => p.Sum(Math.Tanh), p => kept ??= [.. p.Select(x => 1 - Math.Pow(Math.Tanh(x), 2))], [0.3, -0.8, 1.1, 0.2]);
    }

    [Fact]
    public void A_linear_cost_and_kinks_match_and_so_does_a_point_next_to_the_edge_of_a_domain()
    {
        Matches(p => (3 * p[0]) - p[1], _ => [3, -1], [0.2, -5]);
        Matches(p => p.Sum(x => Math.Max(0, x)), p => [.. p.Select(x => x > 0 ? 1.0 : 0)], [0.01, -0.01, 2, -2]);
        Matches(p => p.Sum(Math.Log), p => [.. p.Select(x => 1 / x)], [1e-9, 1, 1e9]);
        Matches(
            p => p.Sum(x => x is >= 0 and <= 1 ? Math.Sqrt(x * (1 - x)) : double.NaN),
            p => [.. p.Select(x => (1 - (2 * x)) / (2 * Math.Sqrt(x * (1 - x))))], [0.999, 0.5]);
    }

    static (Func<double, double> Function, Func<double, double> Slope) Named(string name) => name switch
    {
        "sin" => (Math.Sin, Math.Cos),
        "tanh" => (Math.Tanh, x => 1 - Math.Pow(Math.Tanh(x), 2)),
        "softplus" => (x => Math.Log(1 + Math.Exp(x)), x => 1 / (1 + Math.Exp(-x))),
        _ => (Math.Exp, Math.Exp),
    };

    static void RequireCaught(Func<double[], double> cost, Func<double[], double[]> gradient, double[] at)
    {
        GradientReport report;
        try
        {
            report = GradientCheck.Run(cost, gradient, at);
        }
        catch (GradientContractException constant)
        {
            // Where the cost is curved enough that no step is in doubt, it is said of the numbers themselves.
            Assert.StartsWith("ComputeGradient() gave the same numbers at other values", constant.Message, StringComparison.Ordinal);
            return;
        }

        Assert.True(report.Verdict == GradientVerdict.Mismatch, report.ToString());
        Assert.Contains(Captured, report.Runs[0].Warnings);
    }

    static void Matches(Func<double[], double> cost, Func<double[], double[]> gradient, double[] at)
    {
        var report = GradientCheck.Run(cost, gradient, at);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }
}
