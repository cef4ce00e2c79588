using System.Collections.Concurrent;
using System.Diagnostics;

namespace GradientTesting.Benchmarks;

/// <summary>Which cases are checked.</summary>
/// <param name="Seed">What everything is drawn from.</param>
/// <param name="Names">The cases.</param>
/// <param name="Threads">How many are checked at a time.</param>
internal sealed record HardSetExtent(string Seed, IReadOnlyList<CaseName> Names, int Threads);

/// <summary>Checks cases that have no result yet.</summary>
internal static class HardSetRun
{
    /// <returns>The results of all cases of the extent, those that the file held before included.</returns>
    public static IReadOnlyList<CaseResult> Of(HardSetExtent extent, ResultFile file, TextWriter log)
    {
        file.SetAsideOtherBuilds();
        var known = file.Read().DistinctBy(result => result.Name).ToDictionary(result => result.Name);
        var pending = extent.Names.Where(name => !known.ContainsKey(name)).ToArray();
        var done = new ConcurrentDictionary<CaseName, CaseResult>(known);
        var (clock, shown, finished) = (Stopwatch.StartNew(), TimeSpan.Zero, 0);
        Parallel.ForEach(
            Partitioner.Create(pending, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = extent.Threads },
            name =>
            {
                var result = CaseResult.Of(extent.Seed, name);
                file.Append(result);
                done[name] = result;
                lock (log)
                {
                    finished++;
                    if (clock.Elapsed - shown > TimeSpan.FromSeconds(5))
                    {
                        shown = clock.Elapsed;
                        log.WriteLine(
                            FormattableString.Invariant($"{finished} of {pending.Length} after {shown.TotalSeconds:F0} s, at {name.Text}"));
                    }
                }
            });
        return [.. extent.Names.Select(name => done[name])];
    }
}
