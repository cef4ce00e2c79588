using System.Globalization;
using System.Reflection;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>docs/measurements/diagnosis.md: every name with mistakes that get it, and how often names are right.</summary>
internal static class DiagnosisPage
{
    /// <summary>The seeds of the page.</summary>
    public const int Seeds = 10;

    const int MostListed = 40;
    const int MostNamed = 4;

    /// <summary>Measures, writes the page and tells what contradicts it.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(int from = 1, int seeds = Seeds)
    {
        var results = NamingResults.Of([.. Enumerable.Range(from, seeds)], step => Console.Error.WriteLine($"naming {step}"));
        var (page, untold) = Of(results);
        File.WriteAllText(Path.Combine(Repository.Root, "docs", "measurements", "diagnosis.md"), page);
        string[] contradictions = [.. results.Contradictions, .. untold];
        Array.ForEach(contradictions, Console.Error.WriteLine);
        return contradictions.Length > 0 ? 1 : 0;
    }

    /// <summary>Prints every mistake of one seed that has a name and does not get it, and every sentence that is not so.</summary>
    /// <returns>The exit code.</returns>
    public static int Show(int seed)
    {
        var results = NamingResults.Of([seed], step => Console.Error.WriteLine($"naming {step}"));
        foreach (var cell in results.All.Where(cell => cell.Naming == Naming.Wrong || (cell.HasName && cell.Naming == Naming.Localised)))
        {
            Console.WriteLine($"{cell.Naming}\t{cell.Group}\t{cell.Model}");
            foreach (var line in cell.Explanations)
            {
                Console.WriteLine($"  {line}");
            }

            foreach (var untrue in cell.Untrue)
            {
                Console.WriteLine($"  not so: {untrue}");
            }
        }

        Console.WriteLine(Invariant($"named {Percent(NamingResults.ShareNamed(results.All))} of {results.All.Count(cell => cell.HasName && IsJudged(cell))}, wrong {results.All.Count(cell => cell.Naming == Naming.Wrong)} of {results.All.Count(IsJudged)}, told of right models {results.RightModels.Told.Count}"));
        return 0;
    }

    /// <summary>The part of the page that is not measured: names and places, with the messages as they are now.</summary>
    public static string Examples() => string.Join("\n", [WholeMessage(), OfNames().Page, Order()]);

    /// <summary>Every name there is, in its order of precedence.</summary>
    public static IEnumerable<string> Names() => typeof(DiagnosisName).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    static (string Page, IReadOnlyList<string> Untold) Of(NamingResults results)
    {
        var (names, untold) = OfNames();
        return (string.Join("\n", [Introduction(results), Counts(results), WholeMessage(), names, Order()]), untold);
    }

    static string Introduction(NamingResults results) => Invariant($"""
        # How often the name of a mistake is right

        Written by `dotnet run -c Release --project tests/Benchmarks -- diagnosis`, which checks every model below and fails where a
        name is wrong; `diagnosis show SEED` lists the mistakes of one seed that get no name, or a wrong one. What the messages mean, and what
        to do, is in [diagnosis](../diagnosis.md). Mistakes that others have made are in [names](names.md).

        Of {results.All.Count(cell => cell.HasName && IsJudged(cell))} wrong gradients that have a name in the list below, {Percent(NamingResults.ShareNamed(results.All))} got it, {results.All.Count(cell => cell.Naming == Naming.Wrong)} of all {results.All.Count(IsJudged)} got a wrong one, and
        of {results.RightModels.Models} right models {results.RightModels.Told.Count} got any.

        """);

    static string WholeMessage() => Invariant($"""
        ## A whole message

        ```text
        {NameExample.WholeMessage()}
        ```

        """);

    static (string Page, IReadOnlyList<string> Untold) OfNames()
    {
        var text = new StringBuilder(Invariant($"""
            ## The names

            In their order of precedence, with what each one means and what it says. a is the analytic gradient of a component, n the
            numerical one, W its values. Where the model has a λ, the part of the gradient that is left at λ = 0 and the part that λ adds
            are explained apart. The models are those of tests/Models, or of tests/GradAssert.Names.Tests; `DiagnosisName` has the names as constants.


            """));
        var untold = new List<string>();
        foreach (var example in NameExample.All)
        {
            text.Append(Invariant($"### {example.Name}\n\n{Capital(example.Meaning)}.\n\n"));
            foreach (var (mistake, check) in example.Examples)
            {
                var report = check();
                text.Append(Message(mistake, report));
                if (report.Diagnoses.All(diagnosis => diagnosis.Name != example.Name))
                {
                    untold.Add($"{mistake} is not called {example.Name}.");
                }
            }
        }

        return (text.ToString().TrimEnd() + "\n", untold);
    }

    static string Order() => Invariant($"""
        ## Where it starts

        {string.Concat(NameExample.OfOrder.Select(example => Message(example.Mistake, example.Check()))).TrimEnd()}
        """);

    static string Counts(NamingResults results) => Invariant($"""
        ## How often it is right

        Every mistake of the matrix (tests/Models/Mistakes) in every component of every kind, and the mistakes of each kind's own, at
        {(results.Seeds == 1 ? "one seed" : $"{results.Seeds} seeds")} and default options. Beside each wrong model stands the right one, and computes its gradient at the same points.

        - *named*: the name that the mistake has in tests/Models/Mistakes/MistakeNames.cs.
        - *localised*: no name, and exactly the components are called wrong whose gradient differs from the right one.
        - *wrong*: anything that is said and is not so, in the report or by one of its runs alone: another name than the mistake has,
          a name, factor or place that does not hold of the two gradients, a reason that is not that of the mistake, a right component
          that is called wrong, or a wrong one that is not. That the cost does not depend on a component, as on a bias before a
          normalization, or here on that of a unit that is dead, is no name of a mistake, and no wrong one where the right gradient is zero.

        A mistake has a name where that name is true of it at some point of the check: the gradient of another component that is zero is
        none of another component, and of a border there are four elements inside or more.

        What broke a contract has a message of its own, and what was no mismatch was right at every point, or wrong by less than its
        report says it can see; neither is counted.

        {Table("mistake in one component", results.Matrix)}
        {Table("mistakes of a kind's own", results.PlantedBugs)}
        Right models: {results.RightModels.Models}, of which {results.RightModels.Told.Count} were told anything.

        What has a name and does not get it. A gradient that is clipped in one element at every point is one that is wrong in it, a vector
        of two numbers has too few to tell a factor from anything else, counts are in another order by chance, and in float32 too little
        is known of the elements beside a place to call them right:

        {List(results.All.Where(cell => cell.HasName && cell.Naming == Naming.Localised).GroupBy(cell => cell.Group).Select(NotNamed))}

        """);

    static string Table(string header, IReadOnlyList<NamedMistake> cells)
    {
        var table = new MarkdownTable(header, "with a name", "named", "localised", "wrong", "without a name", "localised", "wrong");
        foreach (var group in cells.GroupBy(cell => cell.Group))
        {
            table.Row(Row(group.Key, [.. group]));
        }

        return table.Row(Row("**all**", cells)).ToString();
    }

    static IEnumerable<object> Row(string name, IReadOnlyList<NamedMistake> cells)
    {
        int Count(bool hasName, params Naming[] namings) => cells.Count(cell => cell.HasName == hasName && namings.Contains(cell.Naming));
        return
        [
            name, Count(true, Naming.Exact, Naming.Localised, Naming.Wrong), Count(true, Naming.Exact), Count(true, Naming.Localised), Count(true, Naming.Wrong),
            Count(false, Naming.Exact, Naming.Localised, Naming.Wrong), Count(false, Naming.Localised), Count(false, Naming.Wrong),
        ];
    }

    static string NotNamed(IGrouping<string, NamedMistake> cells)
    {
        var models = cells.Select(cell => cell.Model[..cell.Model.LastIndexOf(", seed ", StringComparison.Ordinal)].Split(':')[0]).GroupBy(model => model).OrderByDescending(model => model.Count()).ToArray();
        var most = models.Take(MostNamed).Select(model => Invariant($"{model.Key} ({model.Count()})"));
        return Invariant($"{cells.Key}, {cells.Count()}: {string.Join("; ", most)}{(models.Length > MostNamed ? Invariant($"; and {models.Length - MostNamed} more components") : "")}");
    }

    static bool IsJudged(NamedMistake cell) => cell.Naming is Naming.Exact or Naming.Localised or Naming.Wrong;

    static string Message(string mistake, GradientReport report) =>
        $"{mistake}:\n\n```text\n{string.Join('\n', NamingRun.Explanations(report))}\n```\n\n";

    static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return string.Concat(all.Take(MostListed).Select(item => $"- {item}\n"))
            + (all.Length == 0 ? "- nothing\n" : all.Length > MostListed ? Invariant($"- and {all.Length - MostListed} more\n") : "");
    }

    static string Capital(string text) => text.StartsWith("a ", StringComparison.Ordinal) ? text : char.ToUpperInvariant(text[0]) + text[1..];

    static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);

    static string Invariant(FormattableString text) => FormattableString.Invariant(text).ReplaceLineEndings("\n");
}
