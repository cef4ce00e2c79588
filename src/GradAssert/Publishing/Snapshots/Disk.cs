namespace GradientTesting;

/// <summary>The file system. On Windows a file that another process has open for a moment is tried again.</summary>
internal sealed class Disk : IFileSystem
{
    const int MostTries = 20;
    const int Pause = 15; // milliseconds

    public bool FolderExists(string path) => Directory.Exists(path);

    public byte[]? Read(string path) => Patiently(() =>
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new MemoryStream();
            file.CopyTo(content);
            return content.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    });

    public void Write(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    public void Move(string from, string to) => Patiently(() =>
    {
        File.Move(from, to, overwrite: true);
        return true;
    });

    public void Delete(string path) => Patiently(() =>
    {
        File.Delete(path);
        return true;
    });

    public IReadOnlyList<string> Abandoned(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern)
            .Where(file => DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > TimeSpan.FromMinutes(10))];

    static T Patiently<T>(Func<T> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return act();
            }
            catch (Exception failure) when (OperatingSystem.IsWindows() && attempt < MostTries
                && (failure is IOException or UnauthorizedAccessException))
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
