namespace GradientTesting.Tests.Differences;

/// <summary>Without an option, whatever the units: a right gradient matches, one whose largest element is off by a thousandth does not.</summary>
public class StepTests
{
    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-6)]
    [InlineData(1e-3)]
    [InlineData(1)]
    [InlineData(1e4)]
    [InlineData(1e9)]
    public void Parameters_of_any_size(double size) => Judged(
        theta => theta.Sum(value => Math.Sin(value / size)),
        theta => [.. theta.Select(value => Math.Cos(value / size) / size)],
        [.. Enumerable.Range(0, 20).Select(i => size * (0.3 + (0.1 * i)))]);

    [Fact(Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    public void Parameters_of_1e4_and_of_1e_minus_6_in_one_vector() => Judged(
        theta => Math.Sin(theta[0] / 1e4) + Math.Sin(1e6 * theta[1]) + (100 * theta[0] * theta[1]),
        theta => [(Math.Cos(theta[0] / 1e4) / 1e4) + (100 * theta[1]), (1e6 * Math.Cos(1e6 * theta[1])) + (100 * theta[0])],
        [1e4, 1e-6]);

    [Fact(Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    public void Quantities_in_SI_units()
    {
        // Speed and its square, Planck's energy of green light and Boltzmann's constant.
        static double Boltzmann(double[] theta) => Math.Exp(-theta[2] / (300 * theta[3]) / 10);
        Judged(
            theta => (theta[0] * theta[0] / theta[1]) + Boltzmann(theta),
            theta =>
            [
                2 * theta[0] / theta[1],
                -theta[0] * theta[0] / (theta[1] * theta[1]),
                -Boltzmann(theta) / (3000 * theta[3]),
                Boltzmann(theta) * theta[2] / (3000 * theta[3] * theta[3]),
            ],
            [3e8, 9e16, 6.6e-21, 1.38e-23]);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-9)]
    [InlineData(1e-6)]
    public void Parameters_next_to_zero_of_a_cost_that_changes_on_the_length_1(double size) => Judged(
        theta => theta.Sum(Math.Exp),
        theta => [.. theta.Select(Math.Exp)],
        [.. Enumerable.Range(0, 20).Select(i => size * (1 + (i % 7)))],
        // A step of a third of so small a number changes the cost by little more than its rounding.
        error: size < 1e-6 ? 0.1 : 1e-3);

    [Theory]
    [InlineData(1e-3, Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    [InlineData(1)]
    [InlineData(1e3)]
    [InlineData(1e6)]
    public void Zeros_of_a_cost_that_changes_on_any_length(double length) => Judged(
        theta => theta.Sum(value => Math.Sin(1 + (value / length))),
        theta => [.. theta.Select(value => Math.Cos(1 + (value / length)) / length)],
        new double[20]);

    /// <summary>What lives on a millionth of its scale may be more than a check can follow: it is never called wrong.</summary>
    [Fact]
    public void What_lives_on_a_millionth_of_its_scale_is_never_called_wrong()
    {
        Assert.NotEqual(GradientVerdict.Mismatch, ZerosOnAMillionth(factor: 1).Verdict);
        Assert.NotEqual(GradientVerdict.Mismatch, OneZeroOnAMillionth(factor: 1).Verdict);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(10)]
    public void Zeros_on_a_millionth_of_their_scale_do_not_pass_with_a_plain_mistake(double factor) =>
        Assert.NotEqual(GradientVerdict.Match, ZerosOnAMillionth(factor).Verdict);

    [Theory]
    [InlineData(2, Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    [InlineData(-1, Skip = "Open: what lives on a far smaller scale than its component is not yet resolved.")]
    [InlineData(10)]
    public void One_zero_on_a_millionth_of_its_scale_does_not_pass_with_a_plain_mistake(double factor) =>
        Assert.NotEqual(GradientVerdict.Match, OneZeroOnAMillionth(factor).Verdict);

    [Theory]
    [InlineData(1e6)]
    public void One_zero_beside_a_number_that_says_nothing_of_its_length(double length) => Judged(
        theta => Math.Sin(theta[1]) + Math.Sin(0.5 + (theta[0] / length)),
        theta => [Math.Cos(0.5 + (theta[0] / length)) / length, Math.Cos(theta[1])],
        [0, 1]);

    [Fact]
    public void A_linear_cost() =>
        Judged(theta => (3 * theta[0]) - (2 * theta[1]), _ => [3, -2], [1, 2]);

    [Fact]
    public void A_linear_cost_at_zero() =>
        Judged(theta => (3 * theta[0]) - (2 * theta[1]), _ => [3, -2], [0, 0]);

    /// <summary>Within a third of their size they change the cost by a hundredth of its rounding.</summary>
    [Fact]
    public void Gradients_of_1e_minus_9_next_to_an_optimum_at_zero_are_not_seen() => Assert.Equal(
        GradientVerdict.Inconclusive,
        GradientCheck.Run(
            theta => 1 + theta.Sum(value => 1 - Math.Cos(value)),
            theta => [.. theta.Select(Math.Sin)],
            [.. Enumerable.Range(0, 20).Select(i => 1e-9 * (1 + (i % 7)))]).Verdict);

    [Fact]
    public void Gradients_of_1e_minus_9_next_to_an_optimum_away_from_zero() => Judged(
        theta => 1 + theta.Sum(value => Math.Cosh(value - 1) - 1),
        theta => [.. theta.Select(value => Math.Sinh(value - 1))],
        [.. Enumerable.Range(0, 20).Select(i => 1 + (1e-9 * (4 + (i % 7))))],
        error: -2);

    [Fact]
    public void Gradients_of_a_thousandth_beside_a_cost_of_a_million() => Judged(
        theta => 1e6 + (1e-3 * theta.Sum(Math.Sin)),
        theta => [.. theta.Select(value => 1e-3 * Math.Cos(value))],
        [.. Enumerable.Range(0, 20).Select(i => 1 + (0.1 * i))],
        error: 0.01);

    [Fact]
    public void Floats()
    {
        float[] values = [.. Enumerable.Range(0, 20).Select(i => 0.3f + (0.1f * i))];
        var slopes = new float[values.Length];
        GradientReport Check(float factor) => GradientCheck.Run(
            GradientModel.Of([Component.Of("w", values, slopes)], () => values.Sum(MathF.Sin), () =>
            {
                for (var i = 0; i < values.Length; i++)
                {
                    slopes[i] = MathF.Cos(values[i]) * (i == 0 ? factor : 1);
                }
            }),
            GradientRun.AsIs);

        Assert.Equal(GradientVerdict.Match, Check(1).Verdict);
        Assert.Equal("w[0]", Mismatch(Check(1.01f)).Name);
    }

    static GradientReport ZerosOnAMillionth(double factor) => GradientCheck.Run(
        theta => theta.Sum(value => Math.Sin(1 + (value / 1e-6))),
        theta => [.. theta.Select((value, i) => Math.Cos(1 + (value / 1e-6)) / 1e-6 * (i == 0 ? factor : 1))],
        new double[20]);

    static GradientReport OneZeroOnAMillionth(double factor) => GradientCheck.Run(
        theta => Math.Sin(theta[1]) + Math.Sin(0.5 + (theta[0] / 1e-6)),
        theta => [factor * Math.Cos(0.5 + (theta[0] / 1e-6)) / 1e-6, Math.Cos(theta[1])],
        [0, 1]);

    static void Judged(Func<double[], double> cost, Func<double[], double[]> gradient, double[] at, double error = 1e-3)
    {
        var report = GradientCheck.Run(cost, gradient, at);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());

        // Beside it the others may be too small to matter.
        var largest = gradient(at).Select(Math.Abs).ToList() is var sizes ? sizes.IndexOf(sizes.Max()) : 0;
        var broken = GradientCheck.Run(cost, theta => [.. gradient(theta).Select((slope, i) => i == largest ? slope * (1 + error) : slope)], at);
        Assert.Equal($"theta[{largest}]", Mismatch(broken).Name);
    }

    static ElementReport Mismatch(GradientReport report)
    {
        Assert.True(report.Runs[0].Components[0] is { Verdict: GradientVerdict.Mismatch, Mismatches: 1 }, report.ToString());
        return report.Runs[0].Components[0].Worst;
    }
}
