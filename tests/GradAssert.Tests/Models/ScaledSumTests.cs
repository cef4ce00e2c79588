namespace GradientTesting.Tests.Models;

public class ScaledSumTests
{
    [Fact]
    public void Nothing_adds_up_to_zero() => Assert.Equal((0, 0), (Root(), Root(0, -0.0)));

    [Theory]
    [InlineData(1)]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    [InlineData(1e-310)]
    public void Three_and_four_are_five_on_any_scale_and_in_any_order(double scale)
    {
        Assert.Equal(1, Root(3 * scale, -4 * scale) / (5 * scale), 1e-12);
        Assert.Equal(1, Root(-4 * scale, 0, 3 * scale) / (5 * scale), 1e-12);
    }

    [Fact]
    public void Small_ones_add_up_beside_a_large_one() =>
        Assert.Equal(Math.Sqrt(2), Root([1, .. Enumerable.Repeat(1e-3, 1_000_000)]), 1e-9);

    [Theory]
    [InlineData(double.NaN, 1, 2)]
    [InlineData(1, double.NaN, 2)]
    [InlineData(1, 2, double.NaN)]
    [InlineData(double.PositiveInfinity, 1, double.NaN)]
    public void It_is_not_a_number_once_one_was_added(double a, double b, double c) => Assert.True(double.IsNaN(Root(a, b, c)));

    [Theory]
    [InlineData(double.PositiveInfinity, 1, 2)]
    [InlineData(1, double.NegativeInfinity, 2)]
    [InlineData(1, 2, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, 1, double.NegativeInfinity)]
    public void It_is_never_finite_once_infinity_was_added(double a, double b, double c) => Assert.False(double.IsFinite(Root(a, b, c)));

    static double Root(params double[] numbers)
    {
        var sum = new ScaledSum();
        foreach (var number in numbers)
        {
            sum.Add(number);
        }

        return sum.Root;
    }
}
