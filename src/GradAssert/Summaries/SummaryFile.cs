using System.Diagnostics;
using System.Text;

namespace GradientTesting;

/// <summary>A Markdown file to which every check of every process appends.</summary>
/// <remarks>
/// Opened for one writer at a time, by whatever processes; who comes second waits. A section is written whole or not at
/// all, short of the machine failing. What cannot be written is left out: a summary fails no test.
/// </remarks>
internal sealed class SummaryFile(string path)
{
    /// <summary>GitHub drops a summary of more than a mebibyte altogether.</summary>
    public const int MostBytes = 1_000_000;

    const string LeftOut = "_More checks were left out here: a summary holds one megabyte._\n";

    static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// <c>GRADASSERT_SUMMARY</c>, a path, or <c>off</c>; without it the step summary of GitHub Actions. Null where none is
    /// asked for.
    /// </summary>
    public static SummaryFile? Of(Func<string, string?> environment) => environment("GRADASSERT_SUMMARY") switch
    {
        "off" => null,
        { Length: > 0 } own => new(own),
        _ when environment("GITHUB_ACTIONS") == "true" && environment("GITHUB_STEP_SUMMARY") is { Length: > 0 } step => new(step),
        _ => null,
    };

    /// <summary>Appends, and says whether it could. Never throws for what the disk does.</summary>
    public bool Append(string section)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Write(section);
                return true;
            }
            catch (Exception failure) when (failure is DirectoryNotFoundException or UnauthorizedAccessException
                or ArgumentException or NotSupportedException or PathTooLongException)
            {
                return false;
            }
            catch (IOException) when (waited.Elapsed < patience)
            {
                Thread.Sleep(Random.Shared.Next(2, 20));
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    void Write(string section)
    {
        // Nobody else may open the file meanwhile: that is the lock, and the system releases it however a process ends.
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        var content = Encoding.UTF8.GetBytes(section);
        if (file.Length + content.Length + LeftOut.Length > MostBytes)
        {
            content = EndsWithLeftOut(file) ? [] : Encoding.UTF8.GetBytes(LeftOut);
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(content);
    }

    static bool EndsWithLeftOut(FileStream file)
    {
        var end = new byte[Math.Min(LeftOut.Length, file.Length)];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        return Encoding.UTF8.GetString(end) == LeftOut;
    }
}
