namespace GradientTesting;

/// <summary>What a reader is told when a snapshot does not match.</summary>
internal static class SnapshotMessage
{
    /// <param name="approved">Null where there is no approved snapshot.</param>
    /// <param name="text">The snapshot of this run.</param>
    /// <param name="files">Where both are kept.</param>
    public static string Of(string? approved, string text, SnapshotFiles files) => approved is null or ""
        ? $"""
            {(approved is null ? "There is no approved snapshot of this gradient report yet." : "The approved snapshot of this gradient report is empty.")}

              - {files.VerifiedName} ({(approved is null ? "approved, missing" : "approved, empty")})
              + {files.ReceivedName} (this run)

            {Added(text)}
            {(approved is null ? "" : $"If {files.VerifiedName} was cut short by mistake, restore it from version control. ")}To approve this run, rename {files.ReceivedName} to {files.VerifiedName}, beside the test, and commit it.
            """
        : $"""
            The gradient report is not the approved snapshot.{CutShort(approved, text)}

              - {files.VerifiedName} (approved)
              + {files.ReceivedName} (this run)

            {LineDiff.Of(approved, text)}
            If the change is meant, rename {files.ReceivedName} to {files.VerifiedName}, beside the test, and commit it. If not, the code computes another gradient, or another cost, than it did.
            """;

    /// <summary>The same where not even the received file could be written.</summary>
    public static string NotWritten(string message, Exception failure, SnapshotFiles files) => $"""
        {message}

        {files.ReceivedName} could not be written: {failure.Message}
        """;

    // Whole lines that are missing at the end are an ordinary difference; half a line is a file that somebody has not finished.
    static string CutShort(string approved, string text) =>
        text.StartsWith(approved, StringComparison.Ordinal) && text[approved.Length] != '\n'
            ? " The approved file ends in the middle of a line: was it cut short? Then restore it from version control."
            : "";

    static string Added(string text) => string.Concat(text.Split('\n').Select(line => $"  + {line}\n"));
}
