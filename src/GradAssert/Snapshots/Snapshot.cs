namespace GradientTesting;

/// <summary>
/// Compares a text with the approved one beside the test. Writes received files only: what is approved, a person approves.
/// </summary>
internal sealed class Snapshot(IFileSystem disk, SnapshotClaims claims, Action<SnapshotFiles> openDiff, Action<SnapshotFiles> closeDiff)
{
    /// <summary>For the process: two tests can want one file only where both are known.</summary>
    public static Snapshot OfProcess { get; } = new(new Disk(), new(), DiffTool.Open, DiffTool.Close);

    /// <summary>Null where the text is the approved one; else what to tell.</summary>
    /// <param name="text">The snapshot of this run.</param>
    /// <param name="files">Where it is kept.</param>
    /// <param name="test">Who asks, in words.</param>
    public SnapshotFailure? Compare(string text, SnapshotFiles files, string test)
    {
        if (SnapshotFolder.Problem(disk, files) is { } problem)
        {
            return new(problem);
        }

        if (claims.Claim(files, test, text) is { } conflict)
        {
            return new(conflict);
        }

        try
        {
            var approved = disk.Read(files.Verified) is { } content ? SnapshotEncoding.Text(content) : null;
            if (approved is null || !SnapshotComparison.AreEqual(approved, text))
            {
                return Differs(approved, text, files);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new($"The approved snapshot {files.VerifiedName} cannot be read: {failure.Message}", failure);
        }

        Forget(files);
        return null;
    }

    SnapshotFailure Differs(string? approved, string text, SnapshotFiles files)
    {
        var message = SnapshotMessage.Of(approved, text, files);
        try
        {
            WriteReceived(text, files);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(SnapshotMessage.NotWritten(message, failure, files), failure);
        }

        openDiff(files);
        return new(message);
    }

    // A file is either the old one or the new one, wherever the process ends.
    void WriteReceived(string text, SnapshotFiles files)
    {
        var temporary = files.NewTemporary();
        try
        {
            disk.Write(temporary, SnapshotEncoding.Bytes(text));
            disk.Move(temporary, files.Received);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    // A received file that cannot be deleted is no reason to fail a test that passes.
    void Forget(SnapshotFiles files)
    {
        try
        {
            if (disk.Read(files.Received) is null)
            {
                return;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return;
        }

        closeDiff(files);
        TryDelete(files.Received);
    }

    void TryDelete(string path)
    {
        try
        {
            disk.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}

/// <summary>Why a snapshot does not match.</summary>
/// <param name="Message">For the reader of the failed test.</param>
/// <param name="Cause">What the disk said, if it did.</param>
internal sealed record SnapshotFailure(string Message, Exception? Cause = null);
