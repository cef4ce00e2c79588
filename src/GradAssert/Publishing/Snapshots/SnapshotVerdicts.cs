using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>The verdicts in the text of a snapshot, by run and component.</summary>
internal static partial class SnapshotVerdicts
{
    /// <summary>
    /// What matches now and did not, as in <c>W1 25×64</c>, where nothing else has changed its verdict; else nothing.
    /// </summary>
    public static IReadOnlyList<string> Improved(string approved, string text)
    {
        var (before, now) = (Of(approved), Of(text));
        var changed = now.Where(line => before.GetValueOrDefault(line.Key) != line.Value).ToArray();
        return before.Count == now.Count && changed.All(line => line.Value == nameof(GradientVerdict.Match) && before.ContainsKey(line.Key))
            ? [.. changed.Select(line => line.Key.Component).Where(component => component.Length > 0).Distinct()]
            : [];
    }

    static Dictionary<(string Run, string Component), string> Of(string text)
    {
        Dictionary<(string, string), string> verdicts = [];
        var run = "";
        foreach (var match in text.Split('\n').Select(line => Line().Match(line)).Where(match => match.Success))
        {
            var (name, isRun) = (match.Groups["name"].Value, match.Groups["indent"].Length == 0);
            run = isRun ? name : run;
            verdicts.TryAdd((run, isRun ? "" : name), match.Groups["verdict"].Value);
        }

        return verdicts;
    }

    // A run, or two spaces further in a component; elements are further in.
    [GeneratedRegex(
        @"^(?<indent>(  )?)(?<name>\S.*?): (?<verdict>Match|Inconclusive|Mismatch)(?=[,;]|\s*$)", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
