using MathNet.Numerics;

namespace GradientTesting.Derivatives.Tests;

/// <summary>Arguments have units of their own: kelvins beside cubic metres, an activation energy beside a frequency.</summary>
public class ArgumentsTests
{
    const double Gas = 8.314;

    /// <summary>T and V of an ideal gas.</summary>
    static readonly double[] gas = [300, 0.024];

    /// <summary>A, E and T of Arrhenius.</summary>
    static readonly double[] kinetics = [7.2e10, 72_750, 350];

    static double Pressure(double[] x) => Gas * x[0] / x[1];

    static double[] OfPressure(double[] x, double sign) => [Gas / x[1], -sign * Gas * x[0] / x[1] / x[1]];

    static double[] Rates(double[] x) => x[0] * Math.Exp(-x[1] / (Gas * x[2])) is var k ? [-k, 200 * k] : [];

    static double[] OfRates(double[] x, double[] c, double sign)
    {
        var k = x[0] * Math.Exp(-x[1] / (Gas * x[2]));
        var q = -c[0] + (200 * c[1]);
        return [q * k / x[0], -sign * q * k / (Gas * x[2]), q * k * x[1] / (Gas * x[2] * x[2])];
    }

    static double[] OfDecay(double[] x, double[] c, double sign) => [c[0] * Math.Exp(-x[1]), -sign * c[0] * x[0] * Math.Exp(-x[1])];

    static void Says(string start, GradientReport report)
    {
        Assert.StartsWith(start, report.ToString(), StringComparison.Ordinal);
        Assert.Empty(report.Runs[0].Warnings);
    }

    [Fact]
    public void A_small_argument_of_a_Jacobian_is_not_moved_by_the_size_of_a_large_one()
    {
        GradientReport Of(double sign) => GradientCheck.Jacobian(
            x => [Math.Exp(x[0]) + x[1]], x => new[,] { { sign * Math.Exp(x[0]), 1 } }, [3, 8000]);
        Says("The Jacobian is that of f.\n", Of(1));
        Says("The Jacobian is not that of f.\nMost likely, J has the wrong sign in J[0, 0] and right elsewhere.\n", Of(-1));
    }

    [Fact]
    public void No_argument_hides_a_part_of_a_product_with_the_Jacobian()
    {
        GradientReport Of(double factor) => GradientCheck.Jvp(
            x => [Pressure(x)], (x, v) => [(factor * OfPressure(x, 1)[0] * v[0]) + (OfPressure(x, 1)[1] * v[1])], gas);
        Says("The product with the Jacobian is that of f.\n", Of(1));
        Says("The product with the Jacobian is not that of f.\nMost likely, Jv has 1.01 times what x[0] contributes.\n", Of(1.01));
    }

    [Fact]
    public void A_small_argument_of_a_cost_is_not_moved_through_zero()
    {
        GradientReport Of(double sign) => GradientCheck.Run(Pressure, x => OfPressure(x, sign), gas);
        Says("The gradient of theta is the gradient of the cost.\n", Of(1));
        Says(
            "The gradient of theta is not the gradient of the cost.\n"
                + "Most likely, theta is of the wrong sign in one element, theta[1], and right elsewhere (residual ", Of(-1));
    }

    [Fact]
    public void Nor_is_that_of_a_product_with_the_transposed_Jacobian()
    {
        GradientReport Of(double sign) => GradientCheck.Vjp(
            x => [Pressure(x)], (x, c) => [.. OfPressure(x, sign).Select(slope => c[0] * slope)], gas);
        Says("The backward pass of the function gives the gradient of x.\n", Of(1));
        Says(
            "The backward pass of the function gives a wrong gradient of the input x.\n"
                + "Most likely, x is of the wrong sign in one element, x[1], and right elsewhere (residual ", Of(-1));
    }

    [Fact]
    public void No_exception_escapes_where_an_argument_is_large()
    {
        GradientReport OfKinetics(double sign) => GradientCheck.Vjp(Rates, (x, c) => OfRates(x, c, sign), kinetics);
        Says("The backward pass of the function gives the gradient of x.\n", OfKinetics(1));
        Says(
            "The backward pass of the function gives a wrong gradient of the input x.\n"
                + "Most likely, x is of the wrong sign in one element, x[1], and right elsewhere (residual ", OfKinetics(-1));
        GradientReport OfLarge(double sign) => GradientCheck.Vjp(
            x => [x[0] * Math.Exp(-x[1])], (x, c) => OfDecay(x, c, sign), [1e13, 2]);
        Says("The backward pass of the function gives the gradient of x.\n", OfLarge(1));
        Says("The backward pass of the function gives a wrong gradient of the input x.\n\n", OfLarge(-1));
    }

    /// <summary>Inputs of a layer share a scale: over it the outputs are not defined, or nothing is seen beside their rounding.</summary>
    [Fact]
    public void Nor_in_a_layer_whose_elements_share_a_scale()
    {
        GradientReport Of(Func<double[], double[]> forward, Func<double[], double[], double[]> backward, double[] at)
        {
            double[] x = [];
            return GradientCheck.Backward(
                given => forward(x = given), c => backward(x, c), at, new() { Phases = [GradientPhase.AsIs] });
        }

        Says("The backward pass of the function gives the gradient of x.\n", Of(Rates, (x, c) => OfRates(x, c, 1), kinetics));
        Assert.StartsWith(
            "The backward pass of the function gives a wrong gradient of the input x.\n"
                + "Most likely, x is of the wrong sign in one element, x[1], and right elsewhere (residual ",
            Of(Rates, (x, c) => OfRates(x, c, -1), kinetics).ToString(), StringComparison.Ordinal);
        static double[] Decay(double[] x) => [x[0] * Math.Exp(-x[1])];
        Says("The backward pass of the function gives the gradient of x.\n", Of(Decay, (x, c) => OfDecay(x, c, 1), [1e13, 2]));
        Assert.StartsWith(
            "The backward pass of the function gives a wrong gradient of the input x.\n\n",
            Of(Decay, (x, c) => OfDecay(x, c, -1), [1e13, 2]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rounding_of_a_sum_is_not_called_nonlinear()
    {
        static double Phi(double x) => 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));
        static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        static GradientReport Of(Func<double, double> c1) => GradientCheck.Vjp(
            x => [Phi(x[0]), Math.Log(Phi(x[0])), Phi(x[0] * x[1])],
            (x, c) =>
            [
                (c[0] * Density(x[0])) + (c1(c[1]) * Density(x[0]) / Phi(x[0])) + (c[2] * x[1] * Density(x[0] * x[1])),
                c[2] * x[0] * Density(x[0] * x[1]),
            ],
            [-8, 0.7]);
        Says("The backward pass of the function gives the gradient of x.\n", Of(c => c));
        var wrong = Of(Math.Abs);
        Assert.StartsWith(
            "The backward pass of the function gives a wrong gradient of the input x.\nMost likely, x is not linear in the upstream gradient ",
            wrong.ToString(), StringComparison.Ordinal);
        Assert.Contains(wrong.Runs[0].Warnings, warning => warning.StartsWith(
            "Backward() is not linear in the upstream gradient: minus 2²⁰ times the upstream gradient gives x[0] ", StringComparison.Ordinal));
    }

    /// <summary>In Julian days: by a thousandth of them the first output would change by e⁸², and count as nothing.</summary>
    [Fact]
    public void An_output_counts_as_what_it_does_at_the_point()
    {
        static double Growth(double[] x) => Math.Exp((x[0] - 2_460_000) / 30);
        static GradientReport Of(double factor) => GradientCheck.Vjp(
            x => [Growth(x), x[1]], (x, c) => [factor * c[0] * Growth(x) / 30, c[1]], [2_459_991, 2]);
        Says("The backward pass of the function gives the gradient of x.\n", Of(1));
        Says(
            "The check could not tell whether the backward pass of the function gives the gradient of x: "
                + "the cost or its gradient changes faster than it can be followed, or jumps, where 1 of its 2 elements disagrees, ", Of(-1));
        Assert.NotEqual(GradientVerdict.Match, Of(1.05).Verdict);
    }
}
