using System.Globalization;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>Measures sweeps over sizes, and writes docs/measurements/sizes.md.</summary>
internal static class SizesPage
{
    /// <summary>Nothing was tried on these.</summary>
    const int FirstSeed = 200;

    const int Seeds = 5;

    /// <returns>The exit code.</returns>
    public static int Write()
    {
        var page = Page();
        File.WriteAllText(Path.Combine(Repository.Root, "docs", "measurements", "sizes.md"), page);
        Console.Write(page);
        return 0;
    }

    static string Page()
    {
        SweepMeasure[] measures = [.. Enumerable.Range(FirstSeed, Seeds).Select(SweepMeasure.Of)];
        var (text, count) = (new StringBuilder(), measures[0].Mistakes);
        text.Append(CultureInfo.InvariantCulture, $"""
            # Sweeps over sizes

            What `GradAssert.ForSizes` finds in 20 draws: {count} mistakes in {SizedKinds.All.Count} kinds of layers, which show at some sizes only. The
            mistakes are rules over sizes, in `tests/Benchmarks/Sizes/SizedKinds.cs`, so that "nothing smaller fails" and "holds on the
            whole grid" are known by trying all sizes. Each failing draw is shrunk by itself. For comparison, 20 draws that are uniform.
            Written by `dotnet run -c Release --project tests/Benchmarks -- sizes`.


            """);
        text.Append(Table(measures)).Append('\n');
        text.Append(RealLayer()).Append('\n');
        text.Append(List("Missed at a seed", measures, measure => measure.Missed));
        text.Append(List("Said to be in common, and not so on the whole grid", measures, measure => measure.Untrue));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    static string Table(SweepMeasure[] measures)
    {
        var table = new MarkdownTable(
            "Seed", "mistakes found", "by uniform draws", "failing draws", "shrunk to minimal", "calls to shrink", "said in common",
            "of these not so");
        foreach (var measure in measures)
        {
            table.Row(
                measure.Seed, Share(measure.Found, measure.Mistakes), Share(measure.FoundUniformly, measure.Mistakes),
                measure.Failures, Share(measure.Minimal, measure.Failures),
                Math.Round((double)measure.Trials / measure.Failures, 1), measure.Said, measure.Untrue.Count);
        }

        return table.ToString();
    }

    static string RealLayer()
    {
        (int Found, int Mistakes, bool RightPasses)[] real = [.. Enumerable.Range(FirstSeed, Seeds).Select(SweepMeasure.OfRealLayer)];
        var (found, mistakes) = (real.Sum(one => one.Found), real.Sum(one => one.Mistakes));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            A hand-written convolution with nine sizes is checked for real: over these seeds {Share(found, mistakes)} of its
            mistakes are found, and the right one passes at {real.Count(one => one.RightPasses)} of {Seeds} seeds.

            """);
    }

    static string List(string title, SweepMeasure[] measures, Func<SweepMeasure, IReadOnlyList<string>> names)
    {
        var lines = measures.SelectMany(names).GroupBy(name => name).OrderByDescending(group => group.Count());
        var list = lines.Select(group => FormattableString.Invariant($"- {group.Key} ({group.Count()} of {Seeds} seeds)\n"));
        return $"## {title}\n\n{string.Concat(list.DefaultIfEmpty("None.\n"))}\n";
    }

    static string Share(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0.0}%)");
}
