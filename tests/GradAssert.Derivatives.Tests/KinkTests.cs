namespace GradientTesting.Derivatives.Tests;

/// <summary>At a kink every slope between those of its sides is right; what is said there must be so too.</summary>
public class KinkTests
{
    const string Why = "at a kink every slope between those of its two sides is right, and beside it its own alone.";

    static string Head(GradientReport report) => report.ToString()[..report.ToString().IndexOf("\n\n", StringComparison.Ordinal)];

    [Fact]
    public void A_point_on_a_kink_is_right_between_its_slopes_where_others_are_wrong()
    {
        static GradientReport Relu(double times) => GradientCheck.Derivative(x => Math.Max(0, x), x => x > 0 ? times : 0);
        Assert.Equal(GradientVerdict.Match, Relu(1).Verdict);
        Assert.Equal(
            "The derivative is not that of f.\nMost likely, f′ is 2× too large: "
                + "is it the derivative of a square without its 1/2, or is something added twice?", Head(Relu(2)));
        Assert.DoesNotContain(Relu(2).Runs[0].Components[0].WorstElements, element => element.Name == "f′(0)");
        Assert.Contains("1 of 40 elements on a kink", Relu(2).Runs[0].Components[0].Notes);
    }

    /// <summary>A central difference over a kink is half of either slope: no factor of 2.</summary>
    [Fact]
    public void What_is_wrong_beside_a_kink_has_no_factor_at_it()
    {
        static GradientReport Tie(Func<double[], double[]> first) => GradientCheck.Jacobian(
            x => [Math.Max(x[0], x[1]), x[0] * x[1]],
            x => new[,] { { first(x)[0], first(x)[1] }, { x[1], x[0] } }, [0.5, 0.5]);
        Assert.Equal(GradientVerdict.Match, Tie(x => x[0] >= x[1] ? [1, 0] : [0, 1]).Verdict);
        var wrong = Tie(_ => [1, 1]);
        Assert.Equal(
            $"The Jacobian is not that of f.\nMost likely, J is wrong beside the kink that J[0, 0] and J[0, 1] are on, "
                + $"and right elsewhere: {Why}", Head(wrong));
        Assert.Contains("2 of 4 elements right at a kink and wrong beside it", wrong.Runs[0].Components[0].Notes);
    }

    [Fact]
    public void A_clip_that_is_left_out_is_wrong_beside_its_bound()
    {
        static GradientReport Clip(Func<double, double> slope) => GradientCheck.Jacobian(
            x => [Math.Clamp(x[0], 0, 1) * x[1]], x => new[,] { { slope(x[0]) * x[1], Math.Clamp(x[0], 0, 1) } }, [1, 3]);
        Assert.Equal(GradientVerdict.Match, Clip(x => x is > 0 and < 1 ? 1 : 0).Verdict);
        Assert.Equal(
            $"The Jacobian is not that of f.\nMost likely, J is wrong beside the kink that J[0, 0] is on, and right elsewhere: {Why}",
            Head(Clip(_ => 1)));
    }

    [Fact]
    public void A_wrong_slope_a_hair_beside_a_kink_has_the_factor_of_its_side()
    {
        static GradientReport Near(double times) => GradientCheck.Derivative(
            x => Math.Max(0, x), x => x > 0 ? times : 0, at: [-1, 1e-8, 1, 2]);
        Assert.Equal(GradientVerdict.Match, Near(1).Verdict);
        Assert.StartsWith("The derivative is not that of f.\nMost likely, f′ is 2× too large:", Head(Near(2)), StringComparison.Ordinal);
    }
}
