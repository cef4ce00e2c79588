namespace GradientTesting.Tests.Wiring;

/// <summary>Values so small that the cost is linear in them, so that every phase sees one gradient.</summary>
public class SmallValuesTests
{
    readonly double[] w = [0.4, -0.9, 1.3], dw = new double[3], v = [0.3, -0.2, 0.8], dv = new double[3];

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-6)]
    public void A_start_near_zero_is_told_that_it_hides_what_the_values_are_multiplied_by(double bound)
    {
        var report = GradientCheck.Run(Model(2), GradientRun.RandomInitialization(0), Within(bound));
        Assert.Equal(
            [FormattableString.Invariant($"The cost is linear in the values over moves of 32 times their size, and is not at {1e-3 / bound:G1} times: ")
                + "they are so small that every phase sees one gradient, and what is multiplied by them, as the weights of a next layer, "
                + "stays unseen. Leave the size of random starts as it is in training."],
            report.Runs[0].Warnings);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(0.5)]
    public void A_larger_one_shows_it(double bound)
    {
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(Model(2), GradientRun.RandomInitialization(0), Within(bound)).Verdict);
        var report = GradientCheck.Run(Model(1), Within(bound));
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.DoesNotContain("linear", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1)]
    public void A_cost_that_is_linear_everywhere_hides_nothing(double size)
    {
        Array.ForEach([0, 1, 2], i => w[i] *= size);
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], () => w[0] - (2 * w[1]) + (3 * w[2]), () => (dw[0], dw[1], dw[2]) = (1, -2, 3)));
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.DoesNotContain("The cost is linear", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1e5)]
    public void A_setter_with_limits_far_off_stops_nothing(double limit)
    {
        var report = GradientCheck.Run(GradientModel.Of(
            [
                Component.Of("w", [3], i => w[i], (int i, double value) =>
                {
                    ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(value), limit);
                    w[i] = value;
                }, i => dw[i]),
            ],
            () => w[0] - (2 * w[1]) + (3 * w[2]), () => (dw[0], dw[1], dw[2]) = (1, -2, 3)), new() { Phases = [GradientPhase.AsIs, GradientPhase.Jittered] });
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal([0.4, -0.9, 1.3], w);
    }

    static GradientCheckOptions Within(double bound) => new() { Initializer = GradientInitializer.UniformWithin(bound) };

    /// <summary>J = ½ (v·tanh(w) + Σ w − 0.7)², whose gradient by w has v <paramref name="times"/> times.</summary>
    GradientModel Model(double times)
    {
        double E() => Enumerable.Range(0, 3).Sum(i => (v[i] * Math.Tanh(w[i])) + w[i]) - 0.7;
        return GradientModel.Of([Component.Of("w", w, dw), Component.Of("v", v, dv)], () => 0.5 * E() * E(), () =>
        {
            var e = E();
            for (var i = 0; i < 3; i++)
            {
                var h = Math.Tanh(w[i]);
                (dw[i], dv[i]) = (e * ((times * v[i] * (1 - (h * h))) + 1), e * h);
            }
        });
    }
}
