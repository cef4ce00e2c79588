using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

public class ClearMismatchesTests
{
    [Fact]
    public void What_noise_has_no_part_in_is_told()
    {
        var clear = Of([0, 1, 3, 1], (1, 1e-9), (1, 1e-9), (1, 1e-9), (2, 1e-9));
        Assert.Equal(3, clear.Count);
        Assert.Equal([2, 0], clear.Worst);
        Assert.Equal(Math.Sqrt(6) / Math.Sqrt(11), clear.RelativeError!.Value, 1e-12);
    }

    [Fact]
    public void Elements_that_noise_could_move_across_the_line_are_not_counted()
    {
        Assert.Null(Of([0, 1], (1, 1e-9), (1, 0.001)).Count);
        Assert.Null(Of([0, 1], (1, 1e-9), (1, double.NaN)).Count);
        Assert.Null(Of([0, 1], (1, 1e-9), (1, double.PositiveInfinity)).Count);
    }

    [Fact]
    public void Numbers_that_noise_reaches_two_digits_of_are_left_out()
    {
        var clear = Of([0, 1], (1, 0.05), (1, 0.05));
        Assert.Null(clear.RelativeError);
        Assert.Empty(clear.Worst);
    }

    [Fact]
    public void Of_equal_errors_the_first_counts_however_noise_orders_them() =>
        Assert.Equal([0, 1], Of([2, 2, 2], (1, 1e-9), (1 - 1e-10, 1e-9), (1 - 2e-10, 1e-9)).Worst);

    [Theory]
    [InlineData(0.0816, 1)]
    [InlineData(0.0817, 2)]
    public void An_error_is_clear_from_a_ten_thousandth_of_the_root_mean_square(double error, int count) =>
        Assert.Equal(count, Of([1000, 999, error], (1000, 1e-9), (1000, 1e-9), (0, 1e-9)).Count);

    [Theory]
    [InlineData(10.00099, 1)]
    [InlineData(10.00102, 2)]
    public void Of_a_large_element_it_is_clear_from_ten_tolerances(double analytic, int count) =>
        Assert.Equal(count, Of([analytic, 1.1, 1, 1], (10, 1e-9), (1, 1e-9), (1, 1e-9), (1, 1e-9)).Count);

    [Fact]
    public void Where_nothing_is_clear_nothing_is_counted() => Assert.Null(Of([1 + 5e-5, 1], (1, 1e-9), (1, 1e-9)).Count);

    [Theory]
    [InlineData(0.249, 0, 1)]
    [InlineData(0.25, 0, null)]
    [InlineData(0.15, 0.099, 1)]
    [InlineData(0.15, 0.1, null)]
    public void Two_bars_must_lie_between_an_error_and_the_line(double bar, double analyticBar, int? count) =>
        Assert.Equal(count, Clear([1.5], Component(Smooth(1, bar)).Within(1e-5, analyticBar)).Count);

    [Theory]
    [InlineData(0.02, 2.0 / 3)]
    [InlineData(0.0201, null)]
    public void An_error_has_two_digits_where_its_bars_are_a_hundredth_of_it(double bar, double? error) =>
        Assert.Equal(error, Of([3], (1, bar)).RelativeError);

    [Theory]
    [InlineData(3, 1, 0.01, true)] // Each of 3, 1 and 2 has two digits.
    [InlineData(3, 1, 0.0101, false)]
    [InlineData(100, 50, 0.5, true)]
    [InlineData(100, 50, 0.51, false)]
    [InlineData(100, 0.05, 0.1, true)] // 0.05 is printed as zero beside 100.
    [InlineData(100, 0.05, 0.101, false)]
    [InlineData(1000, 1, 0.5, false)] // 1 is not.
    public void An_element_is_named_where_each_number_of_it_has_two_digits_or_is_zero(double analytic, double numeric, double bar, bool isNamed) =>
        Assert.Equal(isNamed ? [0] : [], Of([analytic], (numeric, bar)).Worst);

    [Fact]
    public void A_kink_is_not_named() => Assert.Empty(Clear([5], Component(Kink(-1, 1, 1e-9))).Worst);

    static ClearMismatches Of(double[] analytic, params (double Value, double Bar)[] numeric) =>
        Clear(analytic, Component([.. numeric.Select(element => Smooth(element.Value, element.Bar))]));
}
