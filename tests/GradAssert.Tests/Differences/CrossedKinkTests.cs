namespace GradientTesting.Tests.Differences;

/// <summary>A kink that lies some way off, and that a step may cross.</summary>
public class CrossedKinkTests
{
    public static TheoryData<double> Distances => [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];

    [Theory]
    [MemberData(nameof(Distances))]
    public void The_right_derivative_on_either_side_matches(double distance)
    {
        Assert.Empty(OneElement.Matches(Relu, 1, 1 + distance).Notes);
        Assert.Empty(OneElement.Matches(Relu, 0, 1 - distance).Notes);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void The_derivative_of_the_other_side_is_a_mismatch(double distance)
    {
        Assert.Equal(1, OneElement.Disagrees(Relu, 0, 1 + distance).Numeric, 0.1);
        Assert.Equal(0, OneElement.Disagrees(Relu, 1, 1 - distance).Numeric, 0.1);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void A_derivative_between_the_sides_is_a_mismatch(double distance)
    {
        Assert.False(OneElement.Disagrees(Relu, 0.5, 1 + distance).IsKink);
        Assert.False(OneElement.Disagrees(Relu, 0.5, 1 - distance).IsKink);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    public void A_derivative_that_is_off_by_a_thousandth_is_a_mismatch(double distance)
    {
        Assert.Equal(1, OneElement.Disagrees(Relu, 1.001, 1 + distance).Numeric, 1e-6);
        Assert.Equal(0, OneElement.Disagrees(Relu, 0.001, 1 - distance).Numeric, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void Leaky_units_are_no_different(double distance)
    {
        OneElement.Matches(x => Math.Max(0.1 * (x - 1), x - 1), 1, 1 + distance);
        OneElement.Matches(x => Math.Max(0.1 * (x - 1), x - 1), 0.1, 1 - distance);
        OneElement.Disagrees(x => Math.Max(0.1 * (x - 1), x - 1), 0.01, 1 - distance);
    }

    static double Relu(double x) => Math.Max(0, x - 1);
}
