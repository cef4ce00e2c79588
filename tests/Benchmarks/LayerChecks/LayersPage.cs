using System.Globalization;
using System.Runtime.InteropServices;

namespace GradientTesting.Benchmarks;

/// <summary>Times checks of layers against a loop by hand, and writes docs/measurements/layers.md.</summary>
internal static class LayersPage
{
    const int Rounds = 15;

    /// <returns>The exit code.</returns>
    public static int Write()
    {
        var page = Of(LayerContest.Of(Rounds), Rounds);
        File.WriteAllText(Path.Combine(Repository.Root, "docs", "measurements", "layers.md"), page);
        Console.Write(page);
        return 0;
    }

    public static string Of(IReadOnlyList<LayerRow> rows, int rounds)
    {
        var table = new MarkdownTable(
            "Layer", "elements", "forward passes of the loop", "of the check", "over the loop's", "backward passes of the check",
            "time over the loop's", "smallest to largest");
        foreach (var row in rows)
        {
            table.Row(
                row.Layer, Number(row.Elements, "N0"), Number(row.LoopForward, "N0"), Number(row.Forward, "N0"), Number(row.Passes, "F3"),
                row.Backward, Number(row.Time.Median, "F2"), $"{Number(row.Time.Least, "F2")} to {Number(row.Time.Most, "F2")}");
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # A layer's check, against a loop by hand

            `GradientCheck.Backward(layer, GradientRun.AsIs)`, one run on one core, against the loop that is written again and again: draw c, sum
            `⟨c, y⟩`, central differences over all inputs and parameters, and compare (`LayerContest.ByHand` in
            `tests/Benchmarks/LayerChecks`). Both find the same right layers right. The loop compares at one upstream gradient, and asks
            nothing else of the backward pass.

            {table}
            The layers are a convolution of eight 3×3 filters over four images of 2×12×12 with a padding of one, and an LSTM of eight
            units over six steps of five numbers for four samples, in double. Passes are the same at each run. Times are ratios within
            one of {rounds} interleaved rounds, of which the median is shown; .NET {Environment.Version} ({RuntimeInformation.ProcessArchitecture}).
            Written by `dotnet run -c Release --project tests/Benchmarks -- layers`.
            """).ReplaceLineEndings("\n") + "\n";
    }

    static string Number(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
