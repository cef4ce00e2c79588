namespace GradientTesting;

/// <summary>
/// What the runs of a report say together of its components. The one that is shown is the first in which something is wrong, where another
/// mistake may not show, as of a bias that starts at zero.
/// </summary>
internal static class AcrossRuns
{
    /// <summary>Those that are wrong in any run, in the model's order.</summary>
    public static List<string> Wrong(IReadOnlyList<RunReport> runs, RunReport shown)
    {
        var wrong = runs.SelectMany(run => TextReport.Names(run.Components, GradientVerdict.Mismatch)).ToHashSet(StringComparer.Ordinal);
        return [.. shown.Components.Select(component => component.Name).Where(wrong.Contains)];
    }

    /// <summary>
    /// Next to a mismatch, what is right in each run, and known to be within a hundredth of the error; and what agrees within wider bars,
    /// as in float32. Of what is inactive little is known, and of what could not be judged in one of the runs nothing is said.
    /// </summary>
    public static string Others(IReadOnlyList<RunReport> runs, RunReport shown, string right)
    {
        var matching = shown.Components.Where(component => component is { Verdict: GradientVerdict.Match, IsInactive: false })
            .Select(component => component.Name)
            .Where(name => runs.All(run => Of(run, name).Verdict == GradientVerdict.Match))
            .ToLookup(name => runs.All(run => IsKnownRight(run, Of(run, name))));
        List<string> known = [.. matching[true]], within = [.. matching[false]];
        return (known.Count == 0 ? "" : $" That of {TextReport.List(known)} {right}.")
            + (within.Count == 0 ? "" : $" That of {TextReport.List(within)} agrees within error bars.");
    }

    // Of what is inactive in another run that says nothing against it.
    static bool IsKnownRight(RunReport run, ComponentReport component) => component.IsInactive
        || run.Components.Min(each => each.RelativeError) is not { } error || component.IsKnownRightBeside(error);

    static ComponentReport Of(RunReport run, string name) => run.Components.First(component => component.Name == name);
}
