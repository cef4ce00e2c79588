namespace GradientTesting.Wirings.Tests;

/// <summary>What a user sees of one check.</summary>
/// <param name="IsMatch">Whether the test of the user passes.</param>
/// <param name="Ending">The verdict, or the type of the exception.</param>
/// <param name="Text">The report, or the message of the exception.</param>
internal sealed record Outcome(bool IsMatch, string Ending, string Text)
{
    /// <summary>Whatever is thrown, by the check or by the model, fails the test of the user.</summary>
    public static Outcome Of(Func<Given> given)
    {
        try
        {
            var report = given().Check();
            return new(report.Verdict == GradientVerdict.Match, report.Verdict.ToString(), report.ToString());
        }
#pragma warning disable CA1031 // An exception of any type is what the user sees.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(false, exception.GetType().Name, exception.Message);
        }
    }
}
