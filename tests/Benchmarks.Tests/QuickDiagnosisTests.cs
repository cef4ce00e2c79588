using System.Text.RegularExpressions;

namespace GradientTesting.Benchmarks.Tests;

/// <summary>Keeps the claims of docs/measurements/diagnosis.md, at one seed, and docs/diagnosis.md: every mistake in every component of every kind of model.</summary>
public partial class QuickDiagnosisTests(QuickDiagnosisTests.OneSeed measured) : IClassFixture<QuickDiagnosisTests.OneSeed>
{
    static readonly Lazy<string> examples = new(DiagnosisPage.Examples);

    [Fact]
    public void At_least_95_in_100_mistakes_with_a_name_get_it_and_nothing_untrue_is_said() => Assert.Empty(measured.Results.Contradictions);

    [Fact]
    public void Thousands_of_mistakes_are_judged() =>
        Assert.True(measured.Results.All.Count(cell => cell.Naming is Naming.Exact or Naming.Localised) > 2500);

    [Fact]
    public void Every_name_has_its_place_on_the_page() =>
        Assert.Equal(DiagnosisPage.Names(), NameExample.All.Select(example => example.Name));

    [Fact]
    public void The_page_shows_every_message_as_it_is_now()
    {
        var page = Read("measurements", "diagnosis.md");
        Assert.Equal(WithoutResiduals(examples.Value).Trim(), WithoutResiduals(page[page.IndexOf("## A whole message\n", StringComparison.Ordinal)..]).Trim());
    }

    [Fact]
    public void The_guide_explains_every_name_and_no_other() => Assert.Equal(
        DiagnosisPage.Names().Order(StringComparer.Ordinal), Rows().Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Messages_that_the_guide_explains_are_messages()
    {
        string[] quoted = [.. Rows().SelectMany(row => Quoted().Matches(row[1])).SelectMany(match => match.Groups["text"].Value.Split(" … "))];
        Assert.True(quoted.Length > 30);
        Assert.All(quoted, part => Assert.Contains(part, examples.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Sentences_that_the_guide_shows_are_those_of_real_mistakes()
    {
        string[] shown = [.. Read("diagnosis.md").Split('\n').Where(line => line.StartsWith("Most likely, ", StringComparison.Ordinal) || line.StartsWith("Where: ", StringComparison.Ordinal))];
        Assert.Equal(2, shown.Length);
        Assert.All(shown, line => Assert.Contains(WithoutResiduals(line), WithoutResiduals(examples.Value), StringComparison.Ordinal));
    }

    static IEnumerable<string[]> Rows() => Read("diagnosis.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Name |", StringComparison.Ordinal))
        .Select(line => line.Replace(@"\|", "¦", StringComparison.Ordinal).Trim('|', ' ').Split(" | "))
        .Select(row => Array.ConvertAll(row, cell => cell.Replace('¦', '|')));

    static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([Repository.Root, "docs", .. path])).ReplaceLineEndings("\n");

    static string WithoutResiduals(string text) => Residual().Replace(text, "(residual …)");

    public sealed class OneSeed
    {
        internal NamingResults Results { get; } = NamingResults.Of([1], _ => { });
    }

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\(residual [^)]*\)")]
    private static partial Regex Residual();
}
