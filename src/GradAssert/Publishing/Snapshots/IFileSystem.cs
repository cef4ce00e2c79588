namespace GradientTesting;

/// <summary>What a snapshot does to a disk, so that tests can interrupt it at each step.</summary>
internal interface IFileSystem
{
    bool FolderExists(string path);

    /// <summary>The whole file, or null where there is none.</summary>
    byte[]? Read(string path);

    /// <summary>Writes a new file, and returns when the disk has it.</summary>
    void Write(string path, byte[] content);

    /// <summary>Replaces <paramref name="to"/> in one step: whoever reads it sees the old file or the new one.</summary>
    void Move(string from, string to);

    /// <summary>Deletes a file, where there is one.</summary>
    void Delete(string path);

    /// <summary>Files that nobody has written to for ten minutes: what a process was killed at.</summary>
    IReadOnlyList<string> Abandoned(string folder, string pattern);
}
