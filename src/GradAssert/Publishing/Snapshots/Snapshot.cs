namespace GradientTesting;

/// <summary>
/// Compares a text with the approved one next to the test. Writes received files only, unless a person has asked to approve them all.
/// </summary>
internal sealed class Snapshot(IFileSystem disk, SnapshotClaims claims, Action<SnapshotFiles> openDiff, Action<SnapshotFiles> closeDiff)
{
    /// <summary>For the process: two tests can want one file only where both are known.</summary>
    public static Snapshot OfProcess { get; } = new(new Disk(), new(), DiffTool.Open, DiffTool.Close);

    /// <param name="text">The snapshot of this run.</param>
    /// <param name="files">Where it is kept.</param>
    /// <param name="test">Who asks, in words.</param>
    /// <param name="approval">Who approves what differs.</param>
    public SnapshotResult Compare(string text, SnapshotFiles files, string test, Approval approval = Approval.ByHand)
    {
        if (SnapshotFolder.Problem(disk, files) is { } problem)
        {
            return SnapshotResult.Of(problem);
        }

        if (claims.Claim(files, test, text) is { } conflict)
        {
            return SnapshotResult.Of(conflict);
        }

        SnapshotMessage message;
        try
        {
            if (Difference(text, files) is not { } difference)
            {
                Forget(files);
                return SnapshotResult.AsApproved;
            }

            message = difference;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return SnapshotResult.Of($"The approved snapshot {files.VerifiedName} cannot be read: {failure.Message}", failure);
        }

        return approval switch
        {
            Approval.Everything => Approve(text, files, message),
            Approval.Refused => Differs(text, files, message with { Advice = $"{message.Advice}\n\n{ApproveSwitch.Refusal}" }),
            _ => Differs(text, files, message),
        };
    }

    /// <summary>Null where the text is the approved one. A diff tool leaves an empty file behind, which approves nothing.</summary>
    SnapshotMessage? Difference(string text, SnapshotFiles files)
    {
        var approved = Read(files.Verified);
        if (!string.IsNullOrWhiteSpace(approved))
        {
            return SnapshotComparison.AreEqual(approved, text) ? null : SnapshotMessage.Of(approved, text, files);
        }

        return files.Former is { } former && Read(former.Verified) is { } old && !string.IsNullOrWhiteSpace(old)
            ? SnapshotMessage.Former(old, text, files)
            : SnapshotMessage.Of(approved, text, files);
    }

    string? Read(string path) => disk.Read(path) is { } content ? SnapshotEncoding.Text(content) : null;

    SnapshotResult Differs(string text, SnapshotFiles files, SnapshotMessage message)
    {
        try
        {
            Write(text, files, files.Received);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(message.NotWritten(files.ReceivedName, failure), failure);
        }

        openDiff(files);
        return new(message);
    }

    SnapshotResult Approve(string text, SnapshotFiles files, SnapshotMessage message)
    {
        try
        {
            Write(text, files, files.Verified);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(message.NotWritten(files.VerifiedName, failure), failure);
        }

        Forget(files);
        return new(null) { Approved = files.Verified };
    }

    // A file is either the old one or the new one, wherever the process ends.
    void Write(string text, SnapshotFiles files, string path)
    {
        Sweep(files);
        var temporary = files.NewTemporary();
        try
        {
            disk.Write(temporary, SnapshotEncoding.Bytes(text));
            disk.Move(temporary, path);
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
        Sweep(files);
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

    // What a killed process has left unfinished.
    void Sweep(SnapshotFiles files)
    {
        try
        {
            foreach (var unfinished in disk.Abandoned(files.Folder, files.Temporaries))
            {
                disk.Delete(unfinished);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
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
