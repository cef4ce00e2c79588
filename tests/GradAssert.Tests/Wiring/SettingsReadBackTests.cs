namespace GradientTesting.Tests.Wiring;

/// <summary>A setting reads as it is set between the ends, too.</summary>
public class SettingsReadBackTests
{
    const string Why = ": its setter, or its getter, rounds, limits or switches. A check sets other numbers than the present one: store "
        + "each as it is given, and return the one that Cost() reads.";

    readonly double[] w = [0.4, -0.7, 1.1], dw = new double[3], mask = new double[3];
    double lambda, keep = 1;
    Random random = new(0);

    GradientModel Model => GradientModel.Of([Component.Of("w", w, dw)], Cost, Gradient) with { Reseed = seed => random = new(seed) };

    [Theory]
    [InlineData("int", 1, "0.75 and reads 0")]
    [InlineData("int", 0, "0.75 and reads 0, as before")]
    [InlineData("percent", 0.05, "0.0375 and reads 0.03")]
    [InlineData("switch", 0.05, "0.0375 and reads 0.05, as before")]
    [InlineData("limit", 0.05, "0.0666666667 and reads 0.05, as before")]
    [InlineData("steps", 0.0625, "0.046875 and reads 0.03125")]
    public void A_λ_that_reads_otherwise_is_named(string kind, double own, string seen)
    {
        lambda = own;
        Wired.Breaks($"Lambda was set to {seen}{Why}", WithLambda(kind switch
        {
            "int" => value => (int)value,
            "percent" => value => (int)(100 * value) / 100.0,
            "switch" => value => value > 0 ? 0.05 : 0,
            "limit" => value => Math.Min(value, 0.05),
            _ => value => Math.Floor(32 * value) / 32,
        }));
        Assert.Equal(own, lambda);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void One_that_is_limited_to_1_or_is_stored_as_float_matches(double own)
    {
        lambda = own;
        GradAssert.MatchesNumerical(WithLambda(value => Math.Clamp(value, 0, 1)));
        lambda = (float)own;
        GradAssert.MatchesNumerical(WithLambda(value => (float)value));
    }

    [Fact]
    public void One_that_refuses_larger_numbers_matches_since_it_says_so()
    {
        lambda = 0.05;
        GradAssert.MatchesNumerical(WithLambda(value => value <= 0.05 ? value : throw new ArgumentOutOfRangeException(nameof(value))));
    }

    [Fact]
    public void One_that_refuses_smaller_numbers_but_0_matches_too()
    {
        lambda = 0.05;
        GradAssert.MatchesNumerical(WithLambda(value => value is 0 or >= 0.05 ? value : throw new ArgumentOutOfRangeException(nameof(value))));
        Assert.Equal(0.05, lambda);
    }

    [Theory]
    [InlineData("halves", 0.5, "0.375 and reads 0.5, as before")]
    [InlineData("switch", 0.6, "0.45 and reads 0.6, as before")]
    [InlineData("limit", 0.8, "0.9 and reads 0.8, as before")]
    public void A_keep_prob_that_reads_otherwise_is_named(string kind, double own, string seen)
    {
        keep = own;
        Wired.Breaks($"KeepProbability was set to {seen}{Why}", WithKeepProb(kind switch
        {
            "halves" => value => Math.Round(2 * value) / 2,
            "switch" => value => value == 1 ? 1 : 0.6,
            _ => value => value == 1 ? 1 : Math.Min(value, 0.8),
        }));
        Assert.Equal(own, keep);
        GradAssert.MatchesNumerical(WithKeepProb(value => Math.Clamp(value, 0, 1)));
    }

    [Theory]
    [InlineData(0.1, "0.075 to 0.1")]
    [InlineData(0, "0.75 to 0")]
    public void A_components_setter_that_sets_λ_is_named(double own, string change)
    {
        lambda = own;
        GradientModel Of(Action<int, double> set) => GradientModel.Of(
            [Component.Of("w", [3], i => w[i], set, i => dw[i])], Cost, Gradient) with
        {
            Lambda = (() => lambda, value => lambda = value),
        };
        Wired.Breaks(
            $"The setter of w[0] changed Lambda from {change}: what a check sets would be lost at each call. Have it write its "
                + "element alone.",
            Of((i, value) => (w[i], lambda) = (value, own)));
        GradAssert.MatchesNumerical(Of((i, value) => w[i] = value));
    }

    GradientModel WithLambda(Func<double, double> kept) => Model with { Lambda = (() => lambda, value => lambda = kept(value)) };

    GradientModel WithKeepProb(Func<double, double> kept) => Model with { KeepProbability = (() => keep, value => keep = kept(value)) };

    double Cost()
    {
        for (var i = 0; i < w.Length; i++)
        {
            mask[i] = random.NextDouble() < keep ? 1 / keep : 0;
        }

        return w.Select((x, i) => Math.Cosh(mask[i] * x) + (lambda / 2 * x * x)).Sum();
    }

    void Gradient()
    {
        for (var i = 0; i < w.Length; i++)
        {
            dw[i] = (mask[i] * Math.Sinh(mask[i] * w[i])) + (lambda * w[i]);
        }
    }
}
