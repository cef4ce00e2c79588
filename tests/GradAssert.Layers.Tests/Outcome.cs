namespace GradientTesting.Layers.Tests;

internal enum Ending { Match, Mismatch, Inconclusive, Contract, Other }

/// <summary>What a user sees of one check.</summary>
/// <param name="Ending">The verdict, or what was thrown instead.</param>
/// <param name="Text">The report, or the message of the exception.</param>
/// <param name="Blamed">The components that the report calls wrong.</param>
internal sealed record Outcome(Ending Ending, string Text, IReadOnlyCollection<string> Blamed)
{
    /// <summary>What the report says of the mistake: of each component the most likely one, and at which outputs the error is.</summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];

    /// <summary>A mistake is caught by a mismatch or a contract error. What else is thrown, or left open, catches nothing.</summary>
    public bool IsCaught => Ending is Ending.Mismatch or Ending.Contract;

    public static Outcome Of(Wired wired)
    {
        try
        {
            var report = GradientCheck.Backward(wired.Layer());
            return new(Enum.Parse<Ending>(report.Verdict.ToString()), report.ToString(), Wrong(report)) { Names = Said(report) };
        }
        catch (GradientContractException exception)
        {
            return new(Ending.Contract, exception.Message, []);
        }
#pragma warning disable CA1031 // An exception of any type is what the user sees.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(Ending.Other, exception.ToString(), []);
        }
    }

    static string[] Wrong(GradientReport report) =>
        [.. report.Runs.SelectMany(run => run.Components).Where(component => component.Verdict == GradientVerdict.Mismatch)
            .Select(component => component.Name).Distinct()];

    static string[] Said(GradientReport report) =>
    [
        .. report.Diagnoses.Select(diagnosis => diagnosis.Sentence),
        .. report.Runs.SelectMany(run => run.Components).SelectMany(component => component.Notes)
            .Where(note => Words.Where.Any(start => note.StartsWith(start, StringComparison.Ordinal))).Distinct(),
    ];
}
