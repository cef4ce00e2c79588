using System.Globalization;
using System.Text;
using GradientTesting.Tests.Sizes;

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
        text.Append(List("Missed at a seed", measures, measure => measure.Missed));
        text.Append(List("Said to be in common, and not so on the whole grid", measures, measure => measure.Untrue));
        text.Append(RealLayers()).Append('\n');
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

    static string RealLayers()
    {
        RealMeasure[] layers = [.. RealLayer.All.Select(layer => RealMeasure.Of(layer, FirstSeed, Seeds))];
        (int Found, int Mistakes, bool RightPasses)[] first = [.. Enumerable.Range(FirstSeed, Seeds).Select(SweepMeasure.OfRealLayer)];
        var table = new MarkdownTable("Layer", "mistakes", "found", "shrunk to minimal", "right one passes", "evaluations of a right sweep");
        foreach (var layer in layers)
        {
            table.Row(
                layer.Name, layer.Sweeps / Seeds, Share(layer.Found, layer.Sweeps), Share(layer.Minimal, layer.Found),
                $"{layer.RightPasses} of {Seeds}", layer.Evaluations);
        }

        table.Row(
            "all", layers.Sum(layer => layer.Sweeps) / Seeds, Share(layers.Sum(layer => layer.Found), layers.Sum(layer => layer.Sweeps)),
            Share(layers.Sum(layer => layer.Minimal), layers.Sum(layer => layer.Found)),
            $"{layers.Sum(layer => layer.RightPasses)} of {layers.Length * Seeds}", (long)layers.Average(layer => layer.Evaluations));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Hand-written layers

            These are checked for real, by `BackwardMatchesNumerical` in each draw, with mistakes that are in their code
            (`tests/GradAssert.Tests/Sizes/RealLayers`). "Minimal" is known by trying all smaller sizes. A gradient counts as three
            evaluations.

            {table}
            A convolution with nine sizes, in `SizedConvolution.cs`, as a model: {Share(first.Sum(one => one.Found), first.Sum(one => one.Mistakes))} of its mistakes are
            found, and the right one passes at {first.Count(one => one.RightPasses)} of {Seeds} seeds.

            {Lines("Missed", layers.SelectMany(layer => layer.Missed))}
            {Lines("Shown in every draw", layers.SelectMany(layer => layer.Everywhere))}
            """);
    }

    static string Lines(string title, IEnumerable<string> names) =>
        $"{title}: {string.Join("; ", names.GroupBy(name => name).Select(group => FormattableString.Invariant($"{group.Key} ({group.Count()} of {Seeds} seeds)")).DefaultIfEmpty("none"))}.\n";

    static string List(string title, SweepMeasure[] measures, Func<SweepMeasure, IReadOnlyList<string>> names)
    {
        var lines = measures.SelectMany(names).GroupBy(name => name).OrderByDescending(group => group.Count());
        var list = lines.Select(group => FormattableString.Invariant($"- {group.Key} ({group.Count()} of {Seeds} seeds)\n"));
        return $"## {title}\n\n{string.Concat(list.DefaultIfEmpty("None.\n"))}\n";
    }

    static string Share(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{part} of {whole} ({100.0 * part / whole:0.0}%)");
}
