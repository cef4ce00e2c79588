using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GradientTesting;

/// <summary>
/// A folder to which every check of every process adds a page and its JSON, with an index over all of them. A check that runs again
/// replaces what it wrote before.
/// </summary>
/// <remarks>What cannot be written is left out: a page fails no test.</remarks>
internal sealed class ReportFolder
{
    const string Entries = "checks";

    // An index is written anew after a check, but not more often than this: it reads every entry.
    static readonly TimeSpan pause = TimeSpan.FromSeconds(2);

    static readonly ConcurrentDictionary<string, ReportFolder> folders = new();

    readonly string path;
    readonly string process;
    readonly ConcurrentDictionary<string, int> written = new();
    readonly Lazy<bool> swept;
    readonly object indexing = new();
    Stopwatch? sinceIndex;

    internal ReportFolder(string path, string process)
    {
        this.path = Path.GetFullPath(path);
        // Two projects may have tests of one name.
        this.process = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(process)))[..4].ToLowerInvariant();
        swept = new(Sweep);
    }

    /// <summary><c>GRADASSERT_REPORT</c>, a folder, which is made where there is none; null where it is not set.</summary>
    public static ReportFolder? Of(Func<string, string?> environment) => environment("GRADASSERT_REPORT") is { Length: > 0 } path
        ? folders.GetOrAdd(path, static path =>
        {
            ReportFolder folder = new(OutputPath.Of(path), AppContext.BaseDirectory);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.WriteIndexQuietly();
            return folder;
        })
        : null;

    /// <summary>Writes the page, the JSON and the entry of one check, and now and then the index.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public void Add(CheckRecord check)
    {
        Directory.CreateDirectory(Path.Combine(path, Entries));
        _ = swept.Value;
        var name = FileOf(check);
        if (check.Report is { } report)
        {
            Write(name + ".html", report.ToHtml(TitleOf(check)));
            Write(name + ".json", report.ToJson());
        }

        Write(Path.Combine(Entries, name + ".json"),
            JsonSerializer.Serialize(IndexEntry.Of(check, name), IndexEntryJson.Default.IndexEntry));
        lock (indexing)
        {
            if (sinceIndex is null || sinceIndex.Elapsed > pause)
            {
                WriteIndex();
            }
        }
    }

    /// <summary>Writes the index over all entries of the folder, of whatever process.</summary>
    public void WriteIndex()
    {
        sinceIndex = Stopwatch.StartNew();
        var entries = Directory.EnumerateFiles(Path.Combine(path, Entries), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .OfType<IndexEntry>();
        Write("index.html", IndexPage.Of([.. entries]));
    }

    void WriteIndexQuietly()
    {
        try
        {
            WriteIndex();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Trace.WriteLine($"No index was written: {failure.Message}");
        }
    }

    // Another process may be writing it at this moment, or may have been killed while it did.
    static IndexEntry? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), IndexEntryJson.Default.IndexEntry);
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The same at each run of the tests: a test's checks are told apart by their run and by their order.</summary>
    string FileOf(CheckRecord check)
    {
        var run = check.Report?.Runs is [var only] ? "_" + only.Run.ShortName : "";
        var name = SnapshotName.Cleaned(check.Test, run) + run;
        var before = written.AddOrUpdate(name, 1, (_, count) => count + 1);
        return before == 1 ? $"{name}_{process}" : FormattableString.Invariant($"{name}_{before}_{process}");
    }

    static string TitleOf(CheckRecord check) => check.Test + (check.Report?.Sizes is { } sizes ? $" at {sizes}" : "");

    // What a killed process has left unfinished; what is younger than ten minutes another may be writing.
    bool Sweep()
    {
        foreach (var unfinished in Directory.EnumerateFiles(path, "*.tmp", SearchOption.AllDirectories))
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(unfinished) > TimeSpan.FromMinutes(10))
            {
                File.Delete(unfinished);
            }
        }

        return true;
    }

    // Whoever opens the file finds it whole.
    void Write(string name, string content)
    {
        var (file, unfinished) = (
            Path.Combine(path, name), Path.Combine(path, FormattableString.Invariant($"{name}.{Environment.ProcessId}.tmp")));
        File.WriteAllText(unfinished, content);
        File.Move(unfinished, file, overwrite: true);
    }
}
