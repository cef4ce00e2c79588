using System.Globalization;
using System.Reflection;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>docs/diagnosis.md: what each message means, the names, and how often they are right.</summary>
internal static class DiagnosisPage
{
    const int Seeds = 10;
    const int MostListed = 40;
    const int MostNamed = 4;

    /// <summary>Measures, writes the page and tells what contradicts it.</summary>
    /// <returns>The exit code.</returns>
    public static int Write()
    {
        var results = NamingResults.Of([.. Enumerable.Range(1, Seeds)], step => Console.Error.WriteLine($"naming {step}"));
        var (page, untold) = Of(results);
        File.WriteAllText(Path.Combine(Repository.Root, "docs", "diagnosis.md"), page);
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

    /// <summary>The part of the page that is not measured: names, places and rules, with the messages as they are now.</summary>
    public static string Examples() => string.Join("\n", [OfNames().Page, Order(), Rules()]);

    /// <summary>Every name there is, in its order of precedence.</summary>
    public static IEnumerable<string> Names() => typeof(DiagnosisName).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

    static (string Page, IReadOnlyList<string> Untold) Of(NamingResults results)
    {
        var (names, untold) = OfNames();
        return (string.Join("\n", [Introduction(results), names, Order(), Rules(), Counts(results)]), untold);
    }

    static string Introduction(NamingResults results) => Invariant($"""
        # What does a failure say?

        Written by `dotnet run -c Release --project tests/Benchmarks -- diagnosis`, which checks every model below and fails where a
        name is wrong. All messages are real.

        A failed check says which component is wrong, then what the mistake most likely is, then the numbers:

        ```text
        {NameExample.WholeMessage()}
        ```

        The second line is a hypothesis. The *residual* is the part of the analytic gradient that it leaves unexplained: 4e-10 means
        that a gradient with this very mistake agrees in nine digits with the one that was computed. A hypothesis never changes a
        verdict: what is wrong is wrong, explained or not. In code it is `report.Diagnosis`, `report.Diagnoses` (one per wrong component
        that is explained), `report.WhereItStarts` and `report.Runs[i].Components[j].Diagnosis`. Markdown says the same; a snapshot gives
        the name and its reason, and leaves out what noise decides.

        Of {results.All.Count(cell => cell.HasName && IsJudged(cell))} wrong gradients that have a name in the list below, {Percent(NamingResults.ShareNamed(results.All))} got it, {results.All.Count(cell => cell.Naming == Naming.Wrong)} of all {results.All.Count(IsJudged)} got a wrong one, and
        of {results.RightModels.Models} right models {results.RightModels.Told.Count} got any.

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

        Backpropagation carries a mistake from the component where it is made to all that come before it. Where the wrong components
        are the first ones of the list and all that follow are right, the mistake is made between the two, named or not:

        {string.Concat(NameExample.OfOrder.Select(example => Message(example.Mistake, example.Check()))).TrimEnd()}

        Components are taken to be listed in forward order. Any other pattern says nothing of the order, and nothing is said of it. The
        same where a gradient holds the right numbers in the wrong places or is cut off, which is done to it at the end, where each
        wrong component is explained by its place, where it is the λ term that is wrong, or where a component could not be judged; where
        wrong components have factors of their own, are all single numbers, or one does not move the cost.

        """);

    static string Rules() => """
        ## When nothing is said

        A wrong name is worse than none.

        - Where two explanations of different families fit (size, layout, offset), or two of the layout, none is told. A vector of two
          numbers that is off by 10% is also a vector with a constant added.
        - A gradient that is zero at the point of a check is called missing only where it is zero at −θ too.
        - The place (one element, one row, ...) is told only where nothing else explains it, where all else is right within its own error
          bars, and where an error of 1% could have been seen in nine of ten of these elements. A border has to have four such elements
          inside.
        - A factor is given with all reasons that are known for it, of which the reader knows the one. It can be 2 or 1/2, the batch size
          (`IBatchModel`), a dimension of a component or its root, or, in a run with frozen dropout masks (`CheckDropout`), the keep-prob.
        - A factor that is read off one or two numbers must be one that people make: −1, 2, 1/2, N or 1/N. Of one number alone no
          reason is given.
        - An explanation has to fit each element within the error bars of that element; the tolerance of a verdict does not help it.
        - A vector of counts, as a hinge loss gives a bias, has its numbers in another order by chance. It is not told.
        - A name must be given by half of the runs in which the component is wrong, and no run may give another, or the same name with
          another factor, or find right what should have a factor. A single run, as each test case of `[GradientTheory]` is, knows less:
          a gradient that is zero in it may be more than zero in the next.
        - The place must be that of every run in which the component is wrong: what is wrong in another run lies in it too.
        - Rows that are overwritten where they should accumulate are told apart from other wrong rows by rows that are alike: an average
          of embeddings gives each of its rows the same gradient, and a row that keeps the last of several holds what another one holds.
          Where each look-up has a gradient of its own, as in a recurrent network, nothing in the numbers tells an overwritten row from
          one that lacks something else. It is told by its place, with the question.
        - Of a large component that is compared along directions, some elements are looked at. A factor is told where the directions
          confirm it for all others too, and no place is told.

        """;

    static string Counts(NamingResults results) => Invariant($"""
        ## How often it is right

        Every mistake of the matrix (tests/Models/Mistakes) in every component of every kind, and the mistakes of each kind's own, at
        {results.Seeds} seeds and default options. Beside each wrong model stands the right one, and computes its gradient at the same points.

        - *named*: the name that the mistake has in tests/Models/Mistakes/MistakeNames.cs.
        - *localised*: no name, and exactly the components are called wrong whose gradient differs from the right one.
        - *wrong*: anything that is said and is not so, in the report or by one of its runs alone: another name than the mistake has,
          a name, factor or place that does not hold of the two gradients, a reason that is not that of the mistake, a right component
          that is called wrong, or a wrong one that is not.

        What broke a contract has a message of its own, and what was no mismatch was right at every point, or wrong by less than its
        report says it can see; neither is counted.

        {Table("mistake in one component", results.Matrix)}
        {Table("mistakes of a kind's own", results.PlantedBugs)}
        Right models: {results.RightModels.Models}, of which {results.RightModels.Told.Count} were told anything.

        What has a name and does not get it. A gradient that is clipped in one element is one that is wrong in it, a vector of two
        numbers has too few to tell a factor from anything else, counts are in another order by chance, and a gradient that should be
        zero is no multiple of anything:

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
