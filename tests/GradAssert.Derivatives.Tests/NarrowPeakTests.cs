using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

/// <summary>Peaks and steps that are far narrower than their place is from zero: beyond them two long differences are zero both.</summary>
public class NarrowPeakTests
{
    static double Peak(double x, double place, double width) => Math.Exp(-Math.Pow((x - place) / width, 2) / 2);

    public static TheoryData<double, double> Peaks => new() { { 0.5, 0.0015 }, { 5.2, 0.0052 }, { 532.1, 0.05321 }, { 25_000, 25 } };

    [Theory, MemberData(nameof(Peaks))]
    public void An_element_wise_derivative(double place, double width)
    {
        double Slope(double x) => -(x - place) / width / width * Peak(x, place, width);
        double[] at = [place + (1.4 * width)];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(x => Peak(x, place, width), Slope, at).Verdict);
        foreach (var factor in (double[])[-1, 1.2, 0.5])
        {
            Assert.StartsWith(
                "The derivative is not that of f.\n",
                GradientCheck.Derivative(x => Peak(x, place, width), x => factor * Slope(x), at).ToString(), StringComparison.Ordinal);
        }
    }

    static IObjectiveModel Fit(double place, double width, double factor)
    {
        var x = Vector<double>.Build.Dense(15, k => place + ((((k - 7) * 0.7) + 0.1) * width));
        Vector<double> F(Vector<double> p, Vector<double> at) => at.Map(t => (p[0] * Peak(t, p[1], p[2])) + p[3]);
        Matrix<double> Jacobian(Vector<double> p, Vector<double> at) => Matrix<double>.Build.DenseOfRows(at.Select(t =>
        {
            var (z, peak) = ((t - p[1]) / p[2], Peak(t, p[1], p[2]));
            return (double[])[peak, factor * p[0] * peak * z / p[2], p[0] * peak * z * z / p[2], 1];
        }));
        return ObjectiveFunction.NonlinearModel(
            F, Jacobian, x, F(Vector<double>.Build.Dense([3, place + (0.2 * width), 1.2 * width, 0.4]), x));
    }

    /// <summary>The Hessian was called wrong where it was right: by two differences over 0.1 and 0.03 of the place, both zero.</summary>
    [Theory, MemberData(nameof(Peaks))]
    public void A_model_of_curve_fitting(double place, double width)
    {
        var at = Vector<double>.Build.Dense([3.2, place, width, 0.5]);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Fit(place, width, 1), at).Verdict);
        Assert.StartsWith(
            "The gradient is not that of half of the value. The Hessian is not that of the model, JᵀWJ.\n",
            GradientCheck.Run(Fit(place, width, 1.2), at).ToString(), StringComparison.Ordinal);
    }

    /// <summary>In joules the step is at 8·10⁻¹⁹ and 4·10⁻²¹ wide, and was moved over by a thousandth.</summary>
    [Theory, InlineData(-4.2), InlineData(-0.2), InlineData(0.3), InlineData(6.5)]
    public void A_step_next_to_zero(double from)
    {
        const double wide = 4.14e-21, middle = 8e-19;
        static double Fermi(double energy) => 1 / (Math.Exp((energy - middle) / wide) + 1);
        static double Slope(double energy) => -Fermi(energy) * (1 - Fermi(energy)) / wide;
        double[] at = [middle + (from * wide)];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Fermi, Slope, at).Verdict);
        Assert.StartsWith(
            "The derivative is not that of f.\n",
            GradientCheck.Derivative(Fermi, x => 1.1 * Slope(x), at).ToString(), StringComparison.Ordinal);
    }

    /// <summary>A row of zeros matched, or was said to be captured: it was walked from far beyond a period on.</summary>
    [Fact]
    public void A_row_of_zeros_in_a_period_of_a_year_is_wrong_where_it_is()
    {
        const double rate = 2 * Math.PI / 86_400 / 365.25;
        Assert.All(Enumerable.Range(0, 40).Select(k => 1_700_000_007.25 + (1_170_000.7 * k)), at =>
        {
            GradientReport Of(double factor) => GradientCheck.Jacobian(
                t => [Math.Sin(rate * t[0]), t[0] / 3600], t => new[,] { { factor * rate * Math.Cos(rate * t[0]) }, { 1.0 / 3600 } }, [at]);
            Assert.Equal(GradientVerdict.Match, Of(1).Verdict);
            var report = Of(0);
            Assert.Matches(
                @"^The Jacobian is not that of f\.\nMost likely, J is (wrong|zero) in J\[0, 0\] and right ", report.ToString());
            Assert.DoesNotContain("captured", report.ToString(), StringComparison.Ordinal);
        });
    }
}
