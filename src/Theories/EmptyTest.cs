namespace GradientTesting.Theories;

/// <summary>Whether a test of a gradient theory has made a check. One that has made none passes with any gradient.</summary>
/// <remarks>
/// One object for each test. The host takes it wherever the execution context of the test flows: into what it awaits, and into
/// tasks and threads that it starts.
/// </remarks>
sealed class EmptyTest
{
    volatile bool hasChecked;

    /// <summary>Whether no check was made yet.</summary>
    internal bool IsSoFar => !hasChecked;

    internal void CheckStarted() => hasChecked = true;

    /// <summary>What is said of a test that has ended without one.</summary>
    internal static string Message(string testClass, string method) =>
        $"[GradientTheory] {testClass}.{method} made no check, so that it would pass with any gradient. "
            + "Call GradAssert.MatchesNumerical(model, run) in it, or leave a phase that has nothing to check out of Phases. "
            + "A check counts in what the test awaits, and in the tasks and threads that it starts.";
}
