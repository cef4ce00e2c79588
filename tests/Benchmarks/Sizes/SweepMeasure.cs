using GradientTesting.Tests.Sizes;

namespace GradientTesting.Benchmarks;

/// <summary>What one seed comes to, over mistakes by a rule and mistakes of a real layer.</summary>
/// <param name="Seed">Of the draws.</param>
/// <param name="Mistakes">How many.</param>
/// <param name="Found">In 20 draws.</param>
/// <param name="FoundUniformly">In 20 draws that are uniform.</param>
/// <param name="Missed">The others, by name.</param>
/// <param name="Failures">Draws that fail: each is shrunk.</param>
/// <param name="Minimal">Of these, shrunk to where nothing smaller fails.</param>
/// <param name="Trials">For shrinking, over all.</param>
/// <param name="Said">Mistakes of which it is said what failing draws have in common.</param>
/// <param name="Untrue">Of these, where that is not so on the whole grid.</param>
internal sealed record SweepMeasure(
    int Seed, int Mistakes, int Found, int FoundUniformly, IReadOnlyList<string> Missed,
    int Failures, int Minimal, long Trials, int Said, IReadOnlyList<string> Untrue)
{
    const int Draws = 20;

    /// <param name="seed">Of the draws.</param>
    /// <param name="every">Of the kinds, each so many-th.</param>
    public static SweepMeasure Of(int seed, int every = 1) => SizedKinds.All
        .Where((_, index) => index % every == 0)
        .SelectMany(kind => kind.Mistakes, (kind, mistake) => Of(seed, kind, mistake))
        .Aggregate(new SweepMeasure(seed, 0, 0, 0, [], 0, 0, 0, 0, []), (sum, one) => sum.Plus(one));

    SweepMeasure Plus(SweepMeasure one) => new(
        Seed, Mistakes + one.Mistakes, Found + one.Found, FoundUniformly + one.FoundUniformly, [.. Missed, .. one.Missed],
        Failures + one.Failures, Minimal + one.Minimal, Trials + one.Trials, Said + one.Said, [.. Untrue, .. one.Untrue]);

    static SweepMeasure Of(int seed, SizedKind kind, SizedMistake mistake)
    {
        var name = $"{kind.Name}: {mistake.Text}";
        var (drawn, failure) = SizesCheck.Of(sizes => kind.Check(sizes, mistake), Draws, seed, null, null);
        Trial[] failing = [.. drawn.Where(trial => trial.Fails)];
        var (minimal, trials) = (0, 0L);
        foreach (var trial in failing)
        {
            var (smallest, taken) = Shrunk(kind, mistake, trial);
            trials += taken;
            minimal += Below(kind, smallest).Any(point => kind.Fits(point) && mistake.Shows(point)) ? 0 : 1;
        }

        var said = failure?.Common;
        var isUntrue = said is not null && Grid(kind).Any(point => said.Holds(Point(kind, point)) != mistake.Shows(Sized(kind, point)));
        return new(
            seed, 1, failure is null ? 0 : 1, IsFoundUniformly(seed, kind, mistake) ? 1 : 0,
            failure is null ? [name] : [], failing.Length, minimal, trials,
            said is null ? 0 : 1, isUntrue ? [$"{name}: said {said!.Text}"] : []);
    }

    static bool IsFoundUniformly(int seed, SizedKind kind, SizedMistake mistake)
    {
        var random = new Random(seed);
        return Enumerable.Repeat(0, int.MaxValue)
            .Select(_ => Sized(kind, [.. kind.All.Select(size => random.Next(size.Least, size.Most + 1))]))
            .Where(kind.Fits).Take(Draws).Any(mistake.Shows);
    }

    /// <summary>Alone, without the help of other draws.</summary>
    static (SizePoint Smallest, long Trials) Shrunk(SizedKind kind, SizedMistake mistake, Trial failing)
    {
        var trials = new SizesTrials(new SizesBody(sizes => kind.Check(sizes, mistake)));
        trials.At(failing.Point);
        return (Shrinking.Of(failing, trials, () => false).Smallest.Point, trials.Calls - 1);
    }

    static IEnumerable<LayerSizes> Below(SizedKind kind, SizePoint point)
    {
        var most = kind.All.Select(size => (int)point.Find(size.Name)!.Number!.Value).ToArray();
        return Enumerate([.. kind.All.Select(size => size.Least)], most)
            .Where(values => !values.SequenceEqual(most)).Select(values => Sized(kind, values));
    }

    static IEnumerable<int[]> Grid(SizedKind kind) =>
        Enumerate([.. kind.All.Select(size => size.Least)], [.. kind.All.Select(size => size.Most)])
            .Where(values => kind.Fits(Sized(kind, values)));

    static IEnumerable<int[]> Enumerate(int[] least, int[] most)
    {
        var values = (int[])least.Clone();
        while (true)
        {
            yield return (int[])values.Clone();
            var i = 0;
            while (i < values.Length && values[i] == most[i])
            {
                values[i] = least[i];
                i++;
            }

            if (i == values.Length)
            {
                yield break;
            }

            values[i]++;
        }
    }

    static LayerSizes Sized(SizedKind kind, int[] values) =>
        new(kind.All.Select((size, i) => (size.Name, values[i])).ToDictionary(pair => pair.Name, pair => pair.Item2));

    static SizePoint Point(SizedKind kind, int[] values) => kind.All.Select((size, i) => (size, value: values[i]))
        .Aggregate(SizePoint.Empty, (point, pair) => point.With(
            NamedSize.Between(pair.size.Name, pair.size.Least, pair.size.Most), pair.value - pair.size.Least));

    /// <summary>Mistakes of a real convolution that are found, and whether the right one passes.</summary>
    public static (int Found, int Mistakes, bool RightPasses) OfRealLayer(int seed)
    {
        ConvolutionMistake[] mistakes = [.. Enum.GetValues<ConvolutionMistake>().Where(mistake => mistake != ConvolutionMistake.None)];
        return (mistakes.Count(mistake => Fails(seed, mistake)), mistakes.Length, !Fails(seed, ConvolutionMistake.None));
    }

    static bool Fails(int seed, ConvolutionMistake mistake) => SizesCheck.Of(
        sizes => GradAssert.MatchesNumerical(new SizedConvolution(ConvolutionSizes.Of(sizes), mistake), GradientRun.AsIs),
        Draws, seed, null, null).Failure is not null;
}
