using System.Globalization;
using System.Text;
using GradientTesting.Names;

namespace GradientTesting.Benchmarks;

/// <summary>Measures which mistakes of the catalogue are named, and writes docs/measurements/names.md.</summary>
internal static class NamesPage
{
    /// <summary>From the commit that is measured: nothing was tried on these.</summary>
    static int FirstSeed => Convert.ToInt32(HardSetCommand.Commit()[..6], 16);

    const int Seeds = 10;

    public const string Usage = "names [--from SEED --seeds COUNT | show NAME SEED [PHASE]]";

    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        if (args is ["--from", var from, "--seeds", var count])
        {
            Console.Write(Page(int.Parse(from, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture), isFull: true));
            return 0;
        }

        if (args is ["show", var name, var seed, .. { Length: <= 1 } phase])
        {
            var said = Catalogue.Wrong.Single(planted => planted.Name == name).At(
                int.Parse(seed, CultureInfo.InvariantCulture), phase is [var only] ? Enum.Parse<GradientPhase>(only) : null);
            Console.WriteLine(said.Report?.ToString() ?? said.Contract);
            return 0;
        }

        if (args.Length > 0)
        {
            Console.Error.WriteLine($"Expected: {Usage}");
            return 2;
        }

        var page = Page(FirstSeed, Seeds, isFull: false);
        File.WriteAllText(Path.Combine(Repository.Root, "docs", "measurements", "names.md"), page);
        Console.Write(page);
        return 0;
    }

    static string Page(int from, int seeds, bool isFull)
    {
        int[] all = [.. Enumerable.Range(from, seeds)];
        var whole = Outcomes(Catalogue.Wrong.SelectMany(planted => all.Select(seed => (planted, seed, (GradientPhase?)null))));
        var single = Outcomes(Catalogue.Wrong.SelectMany(planted => all.SelectMany(seed => planted.Phases.Select(phase => (planted, seed, (GradientPhase?)phase)))));
        var text = new StringBuilder();
        var mistakes = Catalogue.Kinds.Sum(kind => kind.Mistakes.Length);
        text.Append(CultureInfo.InvariantCulture, $"""
            # What is said of mistakes

            {mistakes} mistakes in {Catalogue.Kinds.Count} kinds of layers, as a layer and in a network of which the layer is a part, in double and in float32:
            {Catalogue.Wrong.Count} planted mistakes, each at seeds {from} to {from + seeds - 1}, in whole reports and in reports of a single run. Which words name a mistake,
            which are true of it, and which backward step it is in was written down before the rules (`tests/GradAssert.Names.Tests`);
            words of sentences that turned out to be true of a mistake were added. A
            report is wrong where one of its sentences is none of these. Nameable are mistakes for which there are such words.
            Written by `dotnet run -c Release --project tests/Benchmarks -- names`.


            """);
        text.Append(Table(whole, single)).Append('\n').Append(Sentences(whole.Concat(single))).Append('\n').Append(Mistakes(whole, single));
        if (isFull)
        {
            text.Append('\n').Append(Unnamed(whole.Concat(single)));
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    static Said[] Outcomes(IEnumerable<(Planted Planted, int Seed, GradientPhase? Phase)> cases) =>
        [.. cases.AsParallel().AsOrdered().Select(each => each.Planted.At(each.Seed, each.Phase))];

    static string Table(Said[] whole, Said[] single)
    {
        var table = new MarkdownTable("Of", "caught", "nameable", "named", "with a wrong sentence");
        foreach (var (name, outcomes) in new[] { ("whole reports", whole), ("single runs", single) })
        {
            Row($"layers in double, {name}", outcomes, planted => planted is { IsNetwork: false, IsSingle: false });
            Row($"layers in float32, {name}", outcomes, planted => planted is { IsNetwork: false, IsSingle: true });
            Row($"networks in double, {name}", outcomes, planted => planted is { IsNetwork: true, IsSingle: false });
            Row($"networks in float32, {name}", outcomes, planted => planted is { IsNetwork: true, IsSingle: true });
            Row(name, outcomes, _ => true);
        }

        return table.ToString();

        void Row(string name, Said[] outcomes, Func<Planted, bool> isOf)
        {
            var tally = SpokenTally.Of([.. outcomes.Where(outcome => isOf(outcome.Planted))]);
            table.Row(name, tally.Cases, tally.Nameable, string.Create(CultureInfo.InvariantCulture, $"{tally.Named} ({100.0 * tally.Named / tally.Nameable:F1}%)"), tally.Wrong);
        }
    }

    static string Mistakes(Said[] whole, Said[] single)
    {
        var table = new MarkdownTable("Mistake, named in", "layers", "float32", "networks", "float32");
        var outcomes = whole.Concat(single).ToLookup(outcome => (outcome.Planted.Kind.Name, outcome.Planted.Mistake!.Name));
        foreach (var mistake in outcomes.Where(group => group.First().Planted.Mistake!.Words.Length > 0))
        {
            table.Row($"{mistake.Key.Item1}: {mistake.Key.Item2}", Cell(false, false), Cell(false, true), Cell(true, false), Cell(true, true));

            string Cell(bool isNetwork, bool isSingle)
            {
                var tally = SpokenTally.Of([.. mistake.Where(each => each.Planted.IsNetwork == isNetwork && each.Planted.IsSingle == isSingle)]);
                return tally.Nameable == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * tally.Named / tally.Nameable:F0}%");
            }
        }

        return table.ToString();
    }

    static string Sentences(IEnumerable<Said> outcomes)
    {
        var wrong = outcomes.Where(outcome => outcome.IsCaught).SelectMany(outcome => outcome.Wrong.Select(sentence => (Said: outcome, Sentence: sentence)))
            .GroupBy(each => each.Said.Planted.Name).ToArray();
        return wrong.Length == 0 ? "No sentence was wrong.\n"
            : "Wrong sentences, one of each:\n\n" + string.Concat(wrong.Select(group => $"- {group.Key} ({group.Count()}, as at seed {group.First().Said.Seed}{group.First().Said.Phase switch { null => "", { } phase => $", {phase}" }}): {group.First().Sentence}\n"));
    }

    static string Unnamed(IEnumerable<Said> outcomes) =>
        string.Concat(outcomes.Where(outcome => !outcome.IsNamed || !outcome.IsCaught).GroupBy(outcome => outcome.Planted.Name).Select(group =>
            $"{(group.First().Planted.IsNameable ? "NAMEABLE " : "")}{group.Key} ({group.Count(each => !each.IsCaught)} missed, {group.Count(each => each.IsCaught)}): "
            + $"{string.Join(" | ", group.SelectMany(each => each.Sentences).Select(each => each.Split('\n')[0]).Distinct().Take(3))}\n"));
}
