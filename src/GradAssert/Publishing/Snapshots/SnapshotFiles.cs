namespace GradientTesting;

/// <summary>The two files of a snapshot, by Verify's naming: approved, and as the last run found it where that differs.</summary>
/// <param name="Folder">Of the test's source.</param>
/// <param name="Name">Without extension.</param>
internal sealed record SnapshotFiles(string Folder, string Name)
{
    /// <summary>As earlier versions called it, by the name of the source file, where that is another; else null.</summary>
    public SnapshotFiles? Former { get; init; }

    public string VerifiedName => Name + ".verified.txt";

    public string ReceivedName => Name + ".received.txt";

    public string Verified => Path.Combine(Folder, VerifiedName);

    public string Received => Path.Combine(Folder, ReceivedName);

    /// <summary>Beside the received file, so that moving it there is one step; git ignores it like one.</summary>
    public string NewTemporary() => Path.Combine(Folder, $"{ReceivedName}.{Guid.NewGuid().ToString("N")[..8]}.tmp");

    /// <summary>The names of all that <see cref="NewTemporary"/> makes.</summary>
    public string Temporaries => $"{ReceivedName}.*.tmp";
}
