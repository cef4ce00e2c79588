namespace GradientTesting.Tests.Differences;

/// <summary>Points next to where the cost is not defined.</summary>
public class DomainEdgeTests
{
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void A_square_root_next_to_zero(double at)
    {
        OneElement.Matches(Math.Sqrt, x => 0.5 / Math.Sqrt(x), at);
        Assert.Equal(0.5 / Math.Sqrt(at), OneElement.Disagrees(Math.Sqrt, x => 1 / Math.Sqrt(x), at).Numeric, 1e-4 / Math.Sqrt(at));
    }

    /// <summary>On a billionth of its component's scale the residual is no larger than a solver's may be: directions see it, the walk proves nothing.</summary>
    [Fact]
    public void A_square_root_on_a_billionth_of_its_scale_is_wrong_in_the_whole()
    {
        OneElement.Matches(Math.Sqrt, x => 0.5 / Math.Sqrt(x), 1e-9);
        Assert.Equal(GradientVerdict.Mismatch, OneElement.Check(Math.Sqrt, x => 1 / Math.Sqrt(x), 1e-9).Verdict);
    }

    [Theory]
    [InlineData(1e-3, Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    [InlineData(1e-6, Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    [InlineData(1e-9, Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    public void A_logarithm_next_to_zero(double at)
    {
        OneElement.Matches(Math.Log, x => 1 / x, at);
        Assert.Equal(1 / at, OneElement.Disagrees(Math.Log, x => 1.001 / x, at).Numeric, 1e-4 / at);
    }

    [Fact]
    public void A_power_whose_domain_ends_at_the_point_is_differentiated_from_inside()
    {
        OneElement.Matches(x => Math.Pow(x, 1.5) + x, x => (1.5 * Math.Sqrt(x)) + 1, 0);
        Assert.Equal(1, OneElement.Disagrees(x => Math.Pow(x, 1.5) + x, x => (1.5 * Math.Sqrt(x)) + 1.1, 0).Numeric, 0.01);
        Assert.Equal(1, OneElement.Disagrees(x => Math.Pow(x, 1.5) + x, x => 1.5 * Math.Sqrt(x), 0).Numeric, 0.01);
    }

    [Fact]
    public void The_domain_may_lie_on_the_other_side()
    {
        OneElement.Matches(x => Math.Pow(-x, 1.5) + x, x => 1 - (1.5 * Math.Sqrt(-x)), 0);
        Assert.Equal(1, OneElement.Disagrees(x => Math.Pow(-x, 1.5) + x, x => 1.1 - (1.5 * Math.Sqrt(-x)), 0).Numeric, 0.01);
    }

    [Fact]
    public void An_infinite_cost_on_one_side_is_the_end_of_the_domain_too()
    {
        double Cost(double x) => x > 1 ? double.PositiveInfinity : x * x;
        OneElement.Matches(Cost, x => 2 * x, 1);
        Assert.Equal(2, OneElement.Disagrees(Cost, x => 2.1 * x, 1).Numeric, 0.01);
    }
}
