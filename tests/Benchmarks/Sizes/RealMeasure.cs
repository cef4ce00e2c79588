using GradientTesting.Tests.Sizes;

namespace GradientTesting.Benchmarks;

/// <summary>What sweeps of one hand-written layer come to, checked for real at several seeds.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Sweeps">Mistakes times seeds.</param>
/// <param name="Found">Of these.</param>
/// <param name="Missed">The others, by name.</param>
/// <param name="Minimal">Of those found, shrunk to where nothing smaller fails in the same way, by trying all that is smaller.</param>
/// <param name="Everywhere">Mistakes that showed in every draw, which a test at any one size would find.</param>
/// <param name="RightPasses">At how many seeds the right layer passes.</param>
/// <param name="Evaluations">Of the right one in one sweep, on average.</param>
internal sealed record RealMeasure(
    string Name, int Sweeps, int Found, IReadOnlyList<string> Missed, int Minimal, IReadOnlyList<string> Everywhere, int RightPasses, long Evaluations)
{
    const int Draws = 20;

    public static RealMeasure Of(RealLayer layer, int firstSeed, int seeds)
    {
        var swept = (from mistake in layer.Mistakes
                     from seed in Enumerable.Range(firstSeed, seeds)
                     select (Name: $"{layer.Name}: {mistake}", Mistake: mistake, Sweep: Sweep(layer, mistake, seed))).ToArray();
        var found = swept.Where(one => one.Sweep.Failure is not null).ToArray();
        var right = Enumerable.Range(firstSeed, seeds).Select(seed => Right(layer, seed)).ToArray();
        return new(
            layer.Name, swept.Length, found.Length, [.. swept.Except(found).Select(one => one.Name)],
            found.Count(one => IsMinimal(layer, one.Mistake, one.Sweep.Failure!.Shrunk.Smallest)),
            [.. found.Where(one => one.Sweep.Failure!.Failing == one.Sweep.Draws.Count).Select(one => one.Name)],
            right.Count(one => one.Passes), (long)right.Average(one => one.Evaluations));
    }

    static (IReadOnlyList<Trial> Draws, SizesFailure? Failure) Sweep(RealLayer layer, string mistake, int seed) =>
        SizesCheck.Of(sizes => layer.Check(sizes, mistake), Draws, seed, null, null);

    static (bool Passes, long Evaluations) Right(RealLayer layer, int seed)
    {
        var body = new SizesBody(sizes => layer.Check(sizes, null));
        var drawn = new SizesSweep(new(body), Draws, seed, null).Run();
        return (!drawn.Any(trial => trial.Fails), body.Evaluations);
    }

    static bool IsMinimal(RealLayer layer, string mistake, Trial smallest)
    {
        var body = new SizesBody(sizes => layer.Check(sizes, mistake));
        return !Below(smallest.Point).Any(request => Run(body, request) is { } trial && trial.FailsLike(smallest));
    }

    /// <summary>Null where a range does not have what is asked for.</summary>
    static Trial? Run(SizesBody body, SizePoint request)
    {
        var trial = body.Run((size, _) => size.NearestTo(request.Find(size.Name)!));
        return trial.Point.Values.All(value => value.Text == request.Find(value.Size.Name)!.Text) ? trial : null;
    }

    static IEnumerable<SizePoint> Below(SizePoint point) => point.Values
        .Aggregate(
            new[] { SizePoint.Empty }.AsEnumerable(),
            (all, value) => all.SelectMany(so => Enumerable.Range(0, (int)value.Index + 1).Select(index => so.With(value.Size, index))))
        .Where(smaller => smaller.IsSmallerThan(point));
}
