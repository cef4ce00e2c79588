namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>One test of a run, as the TRX file tells it.</summary>
/// <param name="Assembly">The path of the test assembly.</param>
/// <param name="Class">The full name of the test class.</param>
/// <param name="Name">The name that is displayed.</param>
/// <param name="Outcome">Passed, Failed or NotExecuted.</param>
/// <param name="Message">Why it failed or was skipped; or empty.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Attachments">The text of each file that it attached.</param>
public sealed record FixtureResult(
    string Assembly, string Class, string Name, string Outcome, string Message, string Output, IReadOnlyList<string> Attachments)
{
    /// <summary>The reports among the attachments.</summary>
    public IEnumerable<string> Reports => Attachments.Where(text => !IsPage(text));

    /// <summary>The pages among the attachments.</summary>
    public IEnumerable<string> Pages => Attachments.Where(IsPage);

    static bool IsPage(string text) => text.StartsWith("<!DOCTYPE html>", StringComparison.Ordinal);

    /// <summary>Whether it is one of those that every framework has.</summary>
    public bool IsShared => Class.StartsWith("SharedTheories.", StringComparison.Ordinal);

    /// <summary>Whether it is a test with rows of data.</summary>
    public bool HasRows => Class.EndsWith(".Rows", StringComparison.Ordinal);
}
