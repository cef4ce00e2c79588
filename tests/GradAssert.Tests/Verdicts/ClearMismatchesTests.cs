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

    [Fact]
    public void A_kink_is_not_named() =>
        Assert.Empty(ClearMismatches.Of([5], Derivative(new ElementDerivative(0, 1e-9, true, -1, 1)), Verdict([5], Derivative(new ElementDerivative(0, 1e-9, true, -1, 1)))).Worst);

    static ClearMismatches Of(double[] analytic, params (double Value, double Bar)[] numeric)
    {
        var derivative = Derivative([.. numeric.Select(element => new ElementDerivative(element.Value, element.Bar))]);
        return ClearMismatches.Of(analytic, derivative, Verdict(analytic, derivative));
    }

    static ComponentDerivative Derivative(params ElementDerivative[] elements) =>
        new(elements, new(1e-5, 0), [.. elements.Select(_ => 1.0)], 1e-5, IsFlat: false);

    static ComponentVerdict Verdict(double[] analytic, ComponentDerivative numeric) => ComponentVerdict.Compare(analytic, numeric, new(0.1, 1e-9));
}
