namespace GradientTesting;

/// <summary>What a reader is told when a snapshot does not match.</summary>
/// <param name="Heading">What happened.</param>
/// <param name="Changes">Files and lines, marked by <c>-</c> and <c>+</c> in the first column; may be empty.</param>
/// <param name="Advice">What to do.</param>
internal sealed record SnapshotMessage(string Heading, string Changes, string Advice)
{
    const string ApproveAll = $"{ApproveSwitch.Variable}=1 dotnet test approves all that differ.";

    /// <summary>What a summary says beside the verdict.</summary>
    public string Remark { get; init; } = "not as approved";

    /// <param name="approved">Null where there is no approved snapshot.</param>
    /// <param name="text">The snapshot of this run.</param>
    /// <param name="files">Where both are kept.</param>
    public static SnapshotMessage Of(string? approved, string text, SnapshotFiles files) =>
        approved is null ? Missing(text, files, "missing")
        : approved.Trim().Length == 0 ? Missing(text, files, "empty")
        : SnapshotVerdicts.Improved(approved, text) is { Count: > 0 } improved ? Better(approved, text, files, improved)
        : new(
            $"The gradient report is not the approved snapshot.{CutShort(approved, text)}",
            Difference(approved, text, files.VerifiedName, files),
            $"If the change is meant, {Rename(files)}. If not, the code computes another gradient, or another cost, than it did.");

    /// <summary>The approved snapshot is there, under the name of the source file, as earlier versions called it.</summary>
    public static SnapshotMessage Former(string approved, string text, SnapshotFiles files)
    {
        var former = files.Former!;
        var heading = $"The approved snapshot of this test has a name of earlier versions, {former.VerifiedName}: it begins with the "
            + "source file, and snapshots are named after the class now.";
        var rename = $"rename {former.VerifiedName} to {files.VerifiedName}, next to the test";
        return SnapshotComparison.AreEqual(approved, text)
            ? new(heading, "", $"This run is as approved there. If no other test uses that file, {rename}.")
            {
                Remark = "approved under an earlier name",
            }
            : new(heading, Difference(approved, text, former.VerifiedName, files),
                $"To keep what was approved, {rename}. To approve this run instead, {Rename(files)}.");
    }

    /// <summary>The same where a file could not be written.</summary>
    public SnapshotMessage NotWritten(string name, Exception failure) =>
        this with { Advice = $"{Advice}\n\n{name} could not be written: {failure.Message}" };

    public override string ToString() =>
        string.Join("\n\n", new[] { Heading, Changes.TrimEnd('\n'), Advice }.Where(part => part.Length > 0));

    /// <summary>The same for a page: the lines in a fence that colours them, the rest as text that wraps.</summary>
    public string ToMarkdown() => string.Join("\n\n", new[]
    {
        Paragraphs(Heading),
        Changes.Length > 0 ? MarkdownReport.Fence("diff", Changes).TrimEnd('\n') : "",
        Paragraphs(Advice),
    }.Where(part => part.Length > 0)) + "\n";

    static SnapshotMessage Missing(string text, SnapshotFiles files, string why) => new(
        "There is no approved snapshot of this gradient report yet.",
        $"- {files.VerifiedName} (approved, {why})\n+ {files.ReceivedName} (this run)\n\n{Added(text)}",
        $"To approve this run, {Rename(files)}. {ApproveAll}") { Remark = "not approved yet" };

    static SnapshotMessage Better(string approved, string text, SnapshotFiles files, IReadOnlyList<string> improved) => new(
        $"The gradient is better than its approved snapshot: {TextReport.List([.. improved])} "
            + $"{(improved.Count == 1 ? "matches" : "match")} now.",
        Difference(approved, text, files.VerifiedName, files),
        $"To approve the better one, {Rename(files)}. {ApproveAll}") { Remark = "better than approved" };

    static string Rename(SnapshotFiles files) => $"rename {files.ReceivedName} to {files.VerifiedName}, next to the test, and commit it";

    static string Difference(string approved, string text, string name, SnapshotFiles files) =>
        $"- {name} (approved)\n+ {files.ReceivedName} (this run)\n\n{LineDiff.Of(approved, text)}";

    // Whole lines that are missing at the end are an ordinary difference; half a line is a file that somebody has not finished.
    static string CutShort(string approved, string text) =>
        text.StartsWith(approved, StringComparison.Ordinal) && text[approved.Length] != '\n'
            ? " The approved file ends in the middle of a line: was it cut short? Then restore it from version control."
            : "";

    static string Added(string text) => string.Concat(text.Split('\n').Select(line => $"+ {line}\n"));

    static string Paragraphs(string text) => string.Join("\n\n", text.Split("\n\n").Select(MarkdownReport.Escape));
}
