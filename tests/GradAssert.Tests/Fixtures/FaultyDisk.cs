namespace GradientTesting.Tests.Fixtures;

/// <summary>A disk on which the process dies, or which fails, at a given step: before it, halfway through it or after it.</summary>
/// <param name="step">Counted from 0; none where negative.</param>
/// <param name="part">0 is before, 1 is after, between is halfway.</param>
/// <param name="dies">True for a process that dies: nothing that it would do afterwards happens.</param>
internal sealed class FaultyDisk(int step, double part, bool dies) : IFileSystem
{
    readonly Disk disk = new();
    int steps;
    bool dead;

    public bool FolderExists(string path) => disk.FolderExists(path);

    public byte[]? Read(string path) => Step(() => disk.Read(path));

    public void Write(string path, byte[] content) => Step(
        () =>
        {
            disk.Write(path, content);
            return 0;
        },
        () => disk.Write(path, content[..(int)(part * content.Length)]));

    public void Move(string from, string to) => Step(() =>
    {
        disk.Move(from, to);
        return 0;
    });

    public void Delete(string path) => Step(() =>
    {
        disk.Delete(path);
        return 0;
    });

    public IReadOnlyList<string> Abandoned(string folder, string pattern) => Step(() => disk.Abandoned(folder, pattern));

    T Step<T>(Func<T> act, Action? halfway = null)
    {
        ObjectDisposedException.ThrowIf(dead, this);
        if (steps++ != step)
        {
            return act();
        }

        dead = dies;
        if (part >= 1)
        {
            act();
        }
        else if (part > 0)
        {
            halfway?.Invoke();
        }

        throw dies ? new ObjectDisposedException("the process") : new IOException("No space left on device");
    }
}
