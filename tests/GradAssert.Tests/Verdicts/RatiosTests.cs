using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

public class RatiosTests
{
    [Fact]
    public void Both_formulas_agree_with_numbers_worked_by_hand()
    {
        // a = (3, 4), n = (3, 0): ‖a−n‖ = 4, ‖a‖ = 5, ‖n‖ = 3, ‖a+n‖ = √52.
        var ratios = Of([3, 4], [3, 0]);
        Assert.Equal(4.0 / 8, ratios.SumNorm, 1e-15);
        Assert.Equal(4 / Math.Sqrt(52), ratios.NormSum, 1e-15);
    }

    [Fact]
    public void A_sign_that_is_wrong_throughout_is_1_and_infinity()
    {
        var ratios = Of([-3, 4], [3, -4]);
        Assert.Equal(1, ratios.SumNorm);
        Assert.Equal(double.PositiveInfinity, ratios.NormSum);
    }

    [Fact]
    public void A_factor_of_two_is_a_third_in_both()
    {
        Assert.Equal(1.0 / 3, Of([2, 4], [1, 2]).SumNorm, 1e-15);
        Assert.Equal(1.0 / 3, Of([2, 4], [1, 2]).NormSum, 1e-15);
    }

    [Fact]
    public void Two_zero_gradients_are_equal() => Assert.Equal(new Ratios(0, 0), Of([0, 0], [0, 0]));

    [Fact]
    public void At_a_kink_the_nearest_right_slope_is_compared_with()
    {
        var numeric = Component(Kink(-1, 1), Smooth(2));
        Assert.Equal(new Ratios(0, 0), Ratios.Of(NormsOf([0.3, 2], numeric)));
        Assert.Equal(0.5 / (Math.Sqrt(6.25) + Math.Sqrt(5)), Ratios.Of(NormsOf([1.5, 2], numeric)).SumNorm, 1e-15);
    }

    [Theory]
    [InlineData(0, GradientRatioBand.Great)]
    [InlineData(1e-7, GradientRatioBand.Great)]
    [InlineData(0.99999e-6, GradientRatioBand.Great)]
    [InlineData(1e-6, GradientRatioBand.Look)]
    [InlineData(1e-5, GradientRatioBand.Look)]
    [InlineData(0.99999e-4, GradientRatioBand.Look)]
    [InlineData(1e-4, GradientRatioBand.Worry)]
    [InlineData(1e-3, GradientRatioBand.Worry)]
    [InlineData(double.NaN, GradientRatioBand.Worry)]
    public void The_bands_meet_halfway_between_the_numbers_of_the_slides(double ratio, GradientRatioBand band) =>
        Assert.Equal(band, new Ratios(ratio, 0).Band);

    static Ratios Of(double[] analytic, double[] numeric) =>
        Ratios.Of(NormsOf(analytic, Component(0, numeric)));
}
