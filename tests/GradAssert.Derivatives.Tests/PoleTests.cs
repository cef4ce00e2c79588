namespace GradientTesting.Derivatives.Tests;

/// <summary>Functions with poles, without points: some of the usual ones are poles but for their rounding.</summary>
public class PoleTests
{
    static GradientReport Tangent(double k, double factor = 1) =>
        GradientCheck.Derivative(x => Math.Tan(k * x), x => factor * k / Math.Pow(Math.Cos(k * x), 2));

    [Fact]
    public void What_is_on_a_pole_is_left_out_and_said()
    {
        var report = Tangent(Math.PI / 2);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Contains(
            "Left out: x = -745, x = -709, x = -17, x = -1 and 4 more. "
                + "There f has a pole, and the last places of x decide how large f and its derivative are.\n",
            report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Math.PI / 4)]
    [InlineData(1)]
    [InlineData(0.3)]
    public void Beside_poles_the_right_one_matches(double k)
    {
        var report = Tangent(k);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.DoesNotContain("Left out", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Math.PI)]
    [InlineData(Math.PI / 2)]
    [InlineData(Math.PI / 4)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void No_right_one_is_wrong_and_every_wrong_one_is(double k)
    {
        Assert.NotEqual(GradientVerdict.Mismatch, Tangent(k).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Tangent(k, 1.01).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Tangent(k, -1).Verdict);
    }

    [Fact]
    public void Reciprocals_and_a_cotangent_match_and_wrong_ones_do_not()
    {
        Assert.Equal(
            GradientVerdict.Match, GradientCheck.Derivative(x => 1 / ((x * x) - 2), x => -2 * x / Math.Pow((x * x) - 2, 2)).Verdict);
        Assert.Equal(
            GradientVerdict.Match, GradientCheck.Derivative(x => 1 / Math.Tan(x), x => -1 / Math.Pow(Math.Sin(x), 2)).Verdict);
        Assert.Equal(
            GradientVerdict.Mismatch, GradientCheck.Derivative(x => 1 / ((x * x) - 2), x => -2 * x / ((x * x) - 2)).Verdict);
        Assert.Equal(
            GradientVerdict.Mismatch, GradientCheck.Derivative(x => 1 / Math.Tan(x), x => 1 / Math.Pow(Math.Sin(x), 2)).Verdict);
    }

    /// <summary>A pole, halved, becomes far higher, and was taken for a jump, whose height is noise.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Poles_far_closer_to_one_another_than_x_is_to_zero_are_no_noise(double k)
    {
        Assert.Equal(GradientVerdict.Match, Tangent(k).Verdict);
        foreach (var x in (double[])[99.3, -100, 1000, 1234.5, -2000.5, 100_000.3])
        {
            double Slope(double y) => k / Math.Pow(Math.Cos(k * y), 2);
            Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(y => Math.Tan(k * y), Slope, [x]).Verdict);
            Assert.StartsWith(
                "The derivative is not that of f.\n",
                GradientCheck.Derivative(y => Math.Tan(k * y), y => 1.1 * Slope(y), [x]).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_in_doubt_is_named_by_its_x() => Assert.Contains(
        " elements, at x = ", GradientCheck.Derivative(x => Math.IEEERemainder(x, 1), x => 1).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_point_that_rounding_hides_leaves_the_others_known()
    {
        double[] points = [1e-12, 0, 1];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(x => x * x, x => 2 * x, points).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(x => x * x * x, x => 3 * x * x, points).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Derivative(x => x * x, x => 3 * x, points).Verdict);
        Assert.Equal(GradientVerdict.Inconclusive, GradientCheck.Derivative(x => 1 + (x * x), x => 2 * x, [1e-12, 2e-12]).Verdict);
    }

    [Fact]
    public void Double_precision_is_asked_for_only_of_what_lacks_it()
    {
        var inDouble = GradientCheck.Derivative(x => 1 + (x * x), x => 2 * x, [1e-12, 2e-12]).ToString();
        Assert.StartsWith("The check could not tell whether the derivative is right: ", inDouble, StringComparison.Ordinal);
        Assert.DoesNotContain("double precision", inDouble, StringComparison.Ordinal);
        float[] points = [1e-6f, 2e-6f];
        Assert.Contains(
            "compute f in double precision", GradientCheck.Derivative((float x) => 1 + (x * x), (float x) => 2 * x, points).ToString(),
            StringComparison.Ordinal);
    }
}
