namespace GradientTesting;

/// <summary>A report compared with the approved snapshot of the test that is running.</summary>
internal static class SnapshotCheck
{
    /// <returns>The test, as in <c>NetTests.Backward (wide)</c>, and what became of its snapshot.</returns>
    public static (string Test, SnapshotResult Result) Of(GradientReport report, string? name, string sourceFile, string member)
    {
        GradientCheckHost.TellThatACheckStarts();
        var running = RunningTest.Of(sourceFile, member);
        var row = GradientCheckHost.Current?.Row;
        var named = (row is null ? "" : $"({row})") + (string.IsNullOrEmpty(name) ? "" : $" ({name})");
        // Two tests that check through one method are two: the file of that method is wanted by both.
        var method = GradientCheckHost.Current?.TestMethod ?? member;
        var test = $"{running.Class}.{method}{named}";
        if (running.HintOfName is { } hint && string.IsNullOrEmpty(name))
        {
            return (test, SnapshotResult.Of($"""
                Several classes can run {test}, each with a snapshot of its own, and outside [GradientTheory] the one that runs is unknown.

                Name it, GradAssert.MatchesSnapshot(report, name: {hint}), or make the test a [GradientTheory].
                """));
        }

        var former = SnapshotName.ClassOf(sourceFile);
        var files = Files(running.Class) with { Former = former != running.Class ? Files(former) : null };
        var approval = ApproveSwitch.Of(Environment.GetEnvironmentVariable);
        var result = Snapshot.OfProcess.Compare(report.ToSnapshot(), files, $"{running.FullName}.{method}{named}", approval);
        if (result.Approved is { } approved)
        {
            Console.Error.WriteLine($"Approved: {approved}");
        }

        return (test, result);

        SnapshotFiles Files(string testClass) =>
            new(SnapshotFolder.Of(sourceFile), SnapshotName.Of(testClass, member, name, report, row));
    }
}
