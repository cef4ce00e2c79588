namespace GradientTesting.Tests.Wiring;

/// <summary>Gradients that are kept under a key of rounded values, in models of any number of components.</summary>
public class RoundedKeyTests
{
    [Theory]
    [InlineData(1, 4, 5)]
    [InlineData(2, 2, 3)]
    [InlineData(2, 2, 6)]
    [InlineData(3, 2, 4)]
    [InlineData(3, 2, 6)]
    [InlineData(5, 1, 6)]
    public void One_that_is_kept_for_each_key_is_told_so_at_most_seeds(int components, int length, int digits)
    {
        var told = Enumerable.Range(0, 10).Count(seed =>
            Record.Exception(() => GradientCheck.Run(new Net(components, length, seed, digits).Model, Seeded(seed)))
                is GradientContractException { Message: var message } && message.Contains("a key of rounded values", StringComparison.Ordinal));
        Assert.InRange(told, 8, 10);
        Assert.All(Enumerable.Range(0, 10), seed => Matches(new Net(components, length, seed).Model, seed));
    }

    [Fact]
    public void Its_message_says_over_which_move() => Wired.Breaks(
        "ComputeGradient() returns a gradient that it has kept: with moves of all values by 1E-10 of their size, to both sides, it is the "
            + "same to the last bit, and over longer moves it changes in proportion to them, so that it should be another one. Is it kept under "
            + "a key of rounded values, or until they change by more than a tolerance? Compute the gradient at each call, or have the key hold "
            + "every number that it reads, unrounded. (Seen at: at its current values.)",
        new Net(3, 2, 0, digits: 6).Model, GradientRun.AsIs);

    [Fact]
    public void Of_one_component_it_is_named() => Wired.Breaks(
        "ComputeGradient() returns a gradient of w1 that it has kept: with moves of all values by 1E-05 of their size, to both sides, it is the "
            + "same to the last bit, and the cost bends there, so that it should be another one. Is it kept under a key of rounded values, or "
            + "until they change by more than a tolerance? Compute the gradient at each call, or have the key hold every number that it reads, "
            + "unrounded. (Seen at: at its current values.)",
        new Net(2, 2, 0, digits: 2, only: 1).Model, GradientRun.AsIs);

    // A gradient of lower precision is the same over a short move, too, and changes in steps.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 1)]
    public void One_that_is_computed_in_float_is_not_kept(int components, int length) =>
        Assert.All(Enumerable.Range(0, 20), seed => Matches(new Net(components, length, seed, isFloat: true).Model, seed));

    // The slope of a strike is a count of paths: the same over a short move, and one path on either side of a longer one is in proportion.
    // At these seeds it was called kept; so it was at 37 of 1,501.
    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(483)]
    [InlineData(543)]
    public void One_that_counts_paths_is_not_kept(int seed) => Matches(Strikes(seed), seed);

    static GradientCheckOptions Seeded(int seed) => new() { FirstSeed = seed };

    static void Matches(IGradientModel model, int seed)
    {
        var report = GradientCheck.Run(model, Seeded(seed));
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    /// <summary>J = mean of max(spot · draw − strike, 0) over a thousand draws, for each of four strikes.</summary>
    static GradientModel Strikes(int seed)
    {
        var random = new Random(seed);
        double[] draws = [.. Enumerable.Range(0, 1000).Select(_ => 2 * random.NextDouble())];
        double[] spot = [1], strike = [0.4, 0.8, 1.2, 1.6], dspot = [0], dstrike = new double[4];
        return GradientModel.Of(
            [Component.Of("spot", spot, dspot), Component.Of("strike", strike, dstrike)],
            () => draws.Average(draw => strike.Sum(k => Math.Max((spot[0] * draw) - k, 0))),
            () =>
            {
                dspot[0] = draws.Average(draw => draw * strike.Count(k => spot[0] * draw > k));
                for (var j = 0; j < strike.Length; j++)
                {
                    dstrike[j] = -draws.Count(draw => spot[0] * draw > strike[j]) / 1000.0;
                }
            });
    }

    /// <summary>J = mean of log(1 + exp s) − t·s over six samples, with s = Σ a·tanh(w) over all components.</summary>
    sealed class Net
    {
        readonly double[][] w, dw, samples;
        readonly double[] targets;
        readonly int? digits, only;
        readonly bool isFloat;
        readonly Dictionary<string, double[][]> kept = new(StringComparer.Ordinal);

        public Net(int components, int length, int seed, int? digits = null, int? only = null, bool isFloat = false)
        {
            (this.digits, this.only, this.isFloat) = (digits, only, isFloat);
            var random = new Random(seed);
            double[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
            w = [.. Enumerable.Range(0, components).Select(_ => Drawn(length))];
            dw = [.. w.Select(each => new double[each.Length])];
            samples = [.. Enumerable.Range(0, 6).Select(_ => Drawn(components * length))];
            targets = [.. Drawn(6).Select(draw => draw > 0 ? 1.0 : 0)];
        }

        public GradientModel Model =>
            GradientModel.Of([.. w.Select((each, c) => Component.Of($"w{c}", each, dw[c]))], Cost, ComputeGradient);

        double Score(double[] a) => w.SelectMany(each => each).Select((x, j) => a[j] * Math.Tanh(x)).Sum();

        double Cost() => samples.Zip(targets, (a, t) => Math.Log(1 + Math.Exp(Score(a))) - (t * Score(a))).Average();

        void ComputeGradient()
        {
            Backward();
            if (digits is not { } of)
            {
                return;
            }

            var key = string.Join(' ', w.SelectMany(each => each).Select(x => Math.Round(x, of)));
            if (kept.TryGetValue(key, out var before))
            {
                for (var c = 0; c < dw.Length; c++)
                {
                    before[only ?? c].CopyTo(dw[only ?? c], 0);
                }
            }
            else
            {
                kept[key] = [.. dw.Select(each => each.ToArray())];
            }
        }

        void Backward()
        {
            Array.ForEach(dw, Array.Clear);
            for (var k = 0; k < samples.Length; k++)
            {
                var error = ((1 / (1 + Math.Exp(-Score(samples[k])))) - targets[k]) / samples.Length;
                for (var j = 0; j < samples[k].Length; j++)
                {
                    var (c, i) = (j / w[0].Length, j % w[0].Length);
                    var sum = dw[c][i] + (error * samples[k][j] * (1 - Math.Pow(Math.Tanh(w[c][i]), 2)));
                    dw[c][i] = isFloat ? (float)sum : sum;
                }
            }
        }
    }
}
