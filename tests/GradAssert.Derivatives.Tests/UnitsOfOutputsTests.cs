namespace GradientTesting.Derivatives.Tests;

/// <summary>Products with the transposed Jacobian of functions whose outputs have units far apart.</summary>
public class UnitsOfOutputsTests
{
    static readonly double[] at = [0.7, 1.3];

    /// <param name="unit">Of the second output, where that of the first is 1e5.</param>
    /// <param name="factor">1 where it is right.</param>
    static GradientReport Of(double unit, double factor) => GradientCheck.Vjp(
        x => [1e5 * x[0] * x[1], unit * Math.Sin(x[0]) * x[1]],
        (x, c) =>
        [
            (c[0] * 1e5 * x[1]) + (factor * c[1] * unit * Math.Cos(x[0]) * x[1]),
            (c[0] * 1e5 * x[0]) + (factor * c[1] * unit * Math.Sin(x[0])),
        ],
        at);

    [Theory]
    [InlineData(1e5)]
    [InlineData(1e1)]
    [InlineData(1e-6)]
    [InlineData(1e-12)]
    public void A_mistake_in_one_output_is_found_in_any_unit(double unit)
    {
        Assert.Equal(GradientVerdict.Match, Of(unit, 1).Verdict);
        Assert.StartsWith(
            "The backward pass of the function gives a wrong gradient of the input x.\n", Of(unit, -1).ToString(), StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Mismatch, Of(unit, 1.01).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Of(unit, 0).Verdict);
    }

    [Fact]
    public void Outputs_that_do_not_move_or_hardly_do_hide_nothing()
    {
        GradientReport Of(double factor) => GradientCheck.Vjp(
            x => [5, 0, 1 + (1e-9 * x[0]), x[0] * x[1]], (x, c) => [(1e-9 * c[2]) + (c[3] * x[1]), factor * c[3] * x[0]], at);
        Assert.Equal(GradientVerdict.Match, Of(1).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Of(1.0001).Verdict);
    }

    [Fact]
    public void Single_precision_has_units_too()
    {
        float[] point = [0.7f, 1.3f];
        GradientReport Of(float sign) => GradientCheck.Vjp<float[], float[]>(
            x => [1e5f * x[0] * x[1], 1e-6f * x[0]], (x, c) => [(c[0] * 1e5f * x[1]) + (sign * 1e-6f * c[1]), c[0] * 1e5f * x[0]], point);
        Assert.Equal(GradientVerdict.Match, Of(1).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Of(-1).Verdict);
    }
}
