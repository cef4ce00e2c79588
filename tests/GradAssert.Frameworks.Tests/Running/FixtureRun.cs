namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>One run of a fixture.</summary>
/// <param name="Results">Each test.</param>
/// <param name="Errors">Full names of the tests that NUnit calls an error, and not a failure; empty in other frameworks.</param>
/// <param name="Attachments">The text of each file that a test attached.</param>
public sealed record FixtureRun(
    IReadOnlyList<FixtureResult> Results, IReadOnlyList<string> Errors, IReadOnlyList<string> Attachments);
