using System.Globalization;
using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

public class StableSnapshotTests
{
    static readonly Action<double[], double[], double[]>?[] mistakes =
    [
        null,
        (dw, _, _) => Array.ForEach([.. Enumerable.Range(0, dw.Length)], i => dw[i] = -dw[i]),
        (dw, _, l2) => Array.ForEach([.. Enumerable.Range(0, dw.Length)], i => dw[i] -= l2[i]),
        (dw, _, _) => Array.ForEach([.. Enumerable.Range(0, dw.Length)], i => dw[i] += 0.125),
        (dw, _, _) => dw[3] *= 1.001,
        (dw, db, _) => (dw[5], db[0]) = (0, 0),
    ];

    [Fact]
    public void A_snapshot_is_the_same_each_time_under_any_culture_number_of_threads_and_order()
    {
        var random = new Random(29);
        var cultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures);
        var before = CultureInfo.CurrentCulture;
        var found = new Dictionary<int, HashSet<string>>();
        try
        {
            for (var repetition = 0; repetition < Thorough.Times(200); repetition++)
            {
                foreach (var m in Shuffled(Enumerable.Range(0, mistakes.Length), random))
                {
                    CultureInfo.CurrentCulture = cultures[random.Next(cultures.Length)];
                    var model = new ParallelRegression(threads: random.Next(1, 9)).Model(mistakes[m]);
                    var text = GradientCheck.Run(model, new GradientCheckOptions { TrainingSteps = 3 }).ToSnapshot();
                    found.TryAdd(m, []);
                    found[m].Add(Convert.ToHexString(SnapshotEncoding.Bytes(text)));
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(mistakes.Length, found.Count);
        Assert.All(found.Values, texts => Assert.Single(texts));
        Assert.Equal(mistakes.Length, found.Values.SelectMany(texts => texts).Distinct().Count());
    }

    [Fact(Skip = "Open: 3 of 120 snapshots depend on the last place of the cost.")]
    public void Other_noise_in_the_cost_gives_the_same_snapshot()
    {
        var (all, different) = (0, new List<string>());
        foreach (var entry in Sample(MistakeMatrix.Entries().ToArray(), 60))
        {
            var one = Check(entry, noise: 0);
            for (var noise = 1; noise <= 2; noise++)
            {
                all++;
                if (Check(entry, noise) is var other && !SnapshotComparison.AreEqual(one, other))
                {
                    different.Add($"{entry}\n{LineDiff.Of(one, other)}");
                }
            }
        }

        Assert.True(different.Count == 0, $"{different.Count} of {all}:\n{string.Join('\n', different)}");
    }

    static string Check(MistakeEntry entry, int noise)
    {
        var model = entry.Create(seed: 1);
        var random = new Random(noise);
        // One or two units in the last place, which is what another processor does.
        var shaken = new ShakenModel(model, cost => noise > 0 ? cost * (1 + (2.2e-16 * (random.Next(5) - 2))) : cost);
        try
        {
            return GradientCheck.Run(shaken, GradientRun.Jittered(0)).ToSnapshot();
        }
        catch (GradientContractException breach)
        {
            return breach.GetType().Name;
        }
    }

    sealed class ShakenModel(GradientModel model, Func<double, double> shake) : IGradientModel
    {
        public IReadOnlyList<Component> Components => ((IGradientModel)model).Components;

        public double Cost() => shake(((IGradientModel)model).Cost());

        public void ComputeGradient() => ((IGradientModel)model).ComputeGradient();
    }

    static IEnumerable<T> Sample<T>(T[] all, int count) => Shuffled(all, new Random(41)).Take(count);

    static List<T> Shuffled<T>(IEnumerable<T> items, Random random) => [.. items.OrderBy(_ => random.Next())];
}
