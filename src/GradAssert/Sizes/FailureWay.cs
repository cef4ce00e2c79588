using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>In which way a body failed: two failures of one way are taken for the same mistake.</summary>
/// <param name="Kind">The type of the exception, and what a contract's message says but for its numbers.</param>
/// <param name="Components">The components that mismatch.</param>
internal sealed partial record FailureWay(string Kind, IReadOnlyList<string> Components)
{
    public static FailureWay Of(Exception failure) => failure switch
    {
        GradientMismatchException mismatch => new(failure.GetType().Name, Mismatching(mismatch.Report)),
        GradientContractException => new($"{failure.GetType().Name} {WithoutNumbers(failure.Message)}", []),
        _ => new(failure.GetType().ToString(), []),
    };

    /// <summary>Of two mismatches one component in common is enough: a smaller size can hide the mistake in another one.</summary>
    public bool IsSameAs(FailureWay other) =>
        Kind == other.Kind && (Components.Count == 0 || Components.Any(other.Components.Contains));

    static string[] Mismatching(GradientReport report) =>
        [.. report.Runs.SelectMany(run => run.Components)
            .Where(component => component.Verdict == GradientVerdict.Mismatch).Select(component => component.Name).Distinct()];

    // Elements, values and the run are different at every size.
    static string WithoutNumbers(string message) => Number().Replace(Run().Replace(message, ""), "#");

    [GeneratedRegex(@" \(Seen at: [^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex(@"[-+]?[0-9][-+0-9.eE, ×]*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
