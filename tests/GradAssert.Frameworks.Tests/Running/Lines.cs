using System.Text.RegularExpressions;

namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>Results as text to compare.</summary>
static class Lines
{
    internal static string Of(IEnumerable<FixtureResult> results) =>
        Sorted(results.Select(result => $"{result.Outcome} {result.Name}"));

    internal static string Sorted(string lines) => Sorted(lines.Split('\n'));

    /// <summary>A name in no framework's spelling: <c>Wrong(jittered, seed 0)</c>.</summary>
    internal static FixtureResult Neutral(FixtureResult result) => result with
    {
        Name = Regex.Replace(Regex.Replace(result.Name, @" \[(.*)\]$", "($1)"), @"^[\w.]+\.", ""),
        Message = Regex.Replace(Regex.Replace(result.Message.ReplaceLineEndings("\n"), @"^[\w.]+Exception : ", ""), @"\n(  CancellationToken: |---- ).*", "").Trim(),
    };

    static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
