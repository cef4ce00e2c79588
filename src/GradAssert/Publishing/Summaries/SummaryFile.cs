using System.Diagnostics;
using System.Text;

namespace GradientTesting;

/// <summary>A Markdown file to which every check of every process adds.</summary>
/// <remarks>
/// Opened for one writer at a time, by whatever processes; who comes second waits. An entry is written whole or not at
/// all, short of the machine failing. What cannot be written is left out: a summary fails no test.
/// </remarks>
/// <param name="path">Of the file.</param>
/// <param name="run">Whose part of the file begins again; null where all that is written stays.</param>
internal sealed class SummaryFile(string path, SummaryRun? run = null)
{
    /// <summary>GitHub drops a summary of more than a mebibyte altogether.</summary>
    public const int MostBytes = 1_000_000;

    static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// <c>GRADASSERT_SUMMARY</c>, a path, or <c>off</c>; without it the step summary of GitHub Actions. Null where none is
    /// asked for. GitHub has a file for each step; in one of ones own each run of a test project begins again what the last one wrote.
    /// </summary>
    public static SummaryFile? Of(Func<string, string?> environment) => environment("GRADASSERT_SUMMARY") switch
    {
        "off" => null,
        { Length: > 0 } own => new(OutputPath.Of(own), SummaryRun.OfProcess),
        _ when environment("GITHUB_ACTIONS") == "true" && environment("GITHUB_STEP_SUMMARY") is { Length: > 0 } step => new(step),
        _ => null,
    };

    /// <summary>Adds a check, and says whether it could. Never throws for what the disk does.</summary>
    public bool Add(SummaryEntry entry)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Write(entry);
                return true;
            }
            catch (Exception failure) when (failure is DirectoryNotFoundException or UnauthorizedAccessException
                or ArgumentException or NotSupportedException or PathTooLongException)
            {
                return false;
            }
            catch (IOException failure) when (IsTaken(failure) && waited.Elapsed < patience)
            {
                Thread.Sleep(Random.Shared.Next(2, 20));
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    // Of a file that another has open: on Windows, on Linux and on macOS. A disk that is full stays so.
    static bool IsTaken(IOException failure) => failure.HResult is unchecked((int)0x80070020) or 11 or 35;

    void Write(SummaryEntry entry)
    {
        // Nobody else may open the file meanwhile: that is the lock, and the system releases it however a process ends.
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var text = new byte[file.Length];
        file.ReadExactly(text);
        var content = Encoding.UTF8.GetBytes(SummaryText.With(Encoding.UTF8.GetString(text), entry, MostBytes, run));
        file.Position = 0;
        file.Write(content);
        file.SetLength(content.Length);
    }
}
