namespace GradientTesting.Tests.Differences;

/// <summary>A kink of the cost exactly at the point: every slope between its two sides is right.</summary>
public class KinkTests
{
    static readonly Func<double, double> Abs = Math.Abs;
    static readonly Func<double, double> Relu = x => Math.Max(0, x);
    static readonly Func<double, double> LeakyRelu = x => Math.Max(0.1 * x, x);
    static readonly Func<double, double> Hinge = x => Math.Max(0, 1 - x);

    public static TheoryData<string, double> Subgradients => new()
    {
        { "abs", -1 }, { "abs", -0.5 }, { "abs", 0.7 }, { "abs", 1 },
        { "relu", 0 }, { "relu", 0.3 }, { "relu", 1 },
        { "leaky relu", 0.1 }, { "leaky relu", 0.4 }, { "leaky relu", 1 },
        { "hinge", -1 }, { "hinge", -0.2 }, { "hinge", 0 },
    };

    public static TheoryData<string, double> OutsideTheSlopes => new()
    {
        { "abs", -1.001 }, { "abs", 1.2 }, { "abs", -1.5 }, { "abs", 1.001 },
        { "relu", -0.001 }, { "relu", 1.001 }, { "relu", 2 },
        { "leaky relu", 0 }, { "leaky relu", 0.099 }, { "leaky relu", 1.001 },
        { "hinge", 0.001 }, { "hinge", 1 }, { "hinge", -1.001 },
    };

    [Theory]
    [MemberData(nameof(Subgradients))]
    public void Every_slope_between_the_two_sides_is_accepted_and_counted(string name, double analytic)
    {
        var (cost, at) = Named(name);
        var component = OneElement.Matches(cost, analytic, at);
        Assert.Equal(["1 of 41 elements on a kink"], component.Notes);
    }

    [Theory]
    [InlineData("abs", 0)]
    [InlineData("relu", 0.5)]
    [InlineData("hinge", -0.5)]
    public void The_middle_of_the_two_slopes_agrees_with_the_first_difference_already(string name, double analytic)
    {
        var (cost, at) = Named(name);
        Assert.Empty(OneElement.Matches(cost, analytic, at).Notes);
    }

    [Theory]
    [MemberData(nameof(OutsideTheSlopes))]
    public void A_slope_outside_the_two_sides_by_a_thousandth_is_a_mismatch(string name, double analytic)
    {
        var (cost, at) = Named(name);
        var worst = OneElement.Disagrees(cost, analytic, at);
        Assert.True(worst.IsKink);
        Assert.Equal(name switch { "abs" => 0, "relu" => 0.5, "leaky relu" => 0.55, _ => -0.5 }, worst.Numeric, 1e-6);
    }

    [Fact]
    public void A_mismatch_at_a_kink_says_that_it_sits_on_one() => Assert.Contains(
        "  theta      41     Mismatch   1 of 41  2.1e-02  worry     1.0e-05  1 of 41 elements on a kink\n",
        OneElement.Check(Abs, 1.2, 0).ToString(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(3 - 1e-4)]
    [InlineData(3)]
    [InlineData(3 + 1e-4)]
    public void A_kink_of_a_ten_thousandth_is_recognized(double analytic) =>
        OneElement.Matches(x => (x * x) + x + (1e-4 * Math.Abs(x - 1)), analytic, 1);

    [Theory]
    [InlineData(2.999)]
    [InlineData(3.001)]
    [InlineData(3.0003)]
    public void An_error_beside_a_kink_of_a_ten_thousandth_is_a_mismatch(double analytic)
    {
        var worst = OneElement.Disagrees(x => (x * x) + x + (1e-4 * Math.Abs(x - 1)), analytic, 1);
        Assert.Equal(3, worst.Numeric, 1e-5);
    }

    static (Func<double, double> Cost, double At) Named(string name) => name switch
    {
        "abs" => (Abs, 0),
        "relu" => (Relu, 0),
        "leaky relu" => (LeakyRelu, 0),
        _ => (Hinge, 1),
    };
}
