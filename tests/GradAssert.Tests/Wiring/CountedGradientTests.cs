namespace GradientTesting.Tests.Wiring;

/// <summary>A gradient that counts samples is the same at other values by itself; one of other numbers was kept.</summary>
public class CountedGradientTests
{
    const int Samples = 6;

    static readonly int[] Labels = [0, 1, 2, 1, 0, 2];

    readonly double[] x = Layers.Numbers.Of(Samples * 2, 41), w = new double[6], c = new double[3], dw = new double[6], dc = new double[3];

    /// <summary>Where no score is within the margin the gradient is right, and it stays the same where one comes into it.</summary>
    [Fact]
    public void A_margin_that_is_forgotten_is_no_gradient_that_was_kept()
    {
        var mismatches = 0;
        Assert.All(Enumerable.Range(0, 200), seed =>
        {
            var report = GradientCheck.Run(Model(margin: 0), new GradientCheckOptions { FirstSeed = seed });
            mismatches += report.Verdict == GradientVerdict.Mismatch ? 1 : 0;
        });
        Assert.InRange(mismatches, 150, 200);
    }

    [Fact]
    public void With_its_margin_it_is_right() => Assert.NotEqual(GradientVerdict.Mismatch, GradientCheck.Run(Model(margin: 1)).Verdict);

    GradientModel Model(double margin) => GradientModel.Of(
        [Component.Of("W", w, dw, 2, 3), Component.Of("c", c, dc)],
        () => (0.05 * w.Sum(number => number * number)) + Pairs().Sum(pair => Math.Max(0, Lead(pair.Sample, pair.Class) + 1)),
        () =>
        {
            Array.Clear(dc);
            Array.ForEach([0, 1, 2, 3, 4, 5], i => dw[i] = 0.1 * w[i]);
            foreach (var (i, k) in Pairs().Where(pair => Lead(pair.Sample, pair.Class) + margin > 0))
            {
                dc[k]++;
                dc[Labels[i]]--;
                for (var j = 0; j < 2; j++)
                {
                    dw[(3 * j) + k] += x[(2 * i) + j];
                    dw[(3 * j) + Labels[i]] -= x[(2 * i) + j];
                }
            }
        })
        with
        {
            Initialize = random => Array.ForEach([w, c], tensor => Array.ForEach([.. Enumerable.Range(0, tensor.Length)],
                i => tensor[i] = 6 * ((2 * random.NextDouble()) - 1))),
        };

    static IEnumerable<(int Sample, int Class)> Pairs() =>
        from i in Enumerable.Range(0, Samples) from k in Enumerable.Range(0, 3) where k != Labels[i] select (i, k);

    double Lead(int i, int k) => Score(i, k) - Score(i, Labels[i]);

    double Score(int i, int k) => c[k] + (x[2 * i] * w[k]) + (x[(2 * i) + 1] * w[3 + k]);
}
