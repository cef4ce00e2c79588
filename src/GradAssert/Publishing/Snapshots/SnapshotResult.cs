namespace GradientTesting;

/// <summary>What became of a snapshot.</summary>
/// <param name="Failure">For the reader of the failed test; null where the test goes on.</param>
/// <param name="Cause">What the disk said, if it did.</param>
internal sealed record SnapshotResult(SnapshotMessage? Failure, Exception? Cause = null)
{
    public static SnapshotResult AsApproved { get; } = new(Failure: null);

    /// <summary>The file that was approved just now, or null.</summary>
    public string? Approved { get; init; }

    /// <summary>What a summary says beside the verdict.</summary>
    public string Remark => Failure?.Remark ?? (Approved is null ? "as approved" : $"approved by {ApproveSwitch.Variable}");

    /// <summary>Of a test that cannot be compared: what is wrong, and what to do.</summary>
    public static SnapshotResult Of(string problem, Exception? cause = null)
    {
        var heading = problem.Split("\n\n")[0];
        return new(new(heading, "", problem[heading.Length..].TrimStart('\n')), cause);
    }
}
