namespace GradientTesting.Benchmarks;

/// <summary>Results on disk, a line for each case: a run that was interrupted goes on where it was.</summary>
internal sealed class ResultFile(string path)
{
    readonly Lock writing = new();

    /// <summary>artifacts/hardset, which version control does not see.</summary>
    public static ResultFile For(string seed)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "hardset");
        Directory.CreateDirectory(folder);
        return new(Path.Combine(folder, string.Concat(seed.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + ".tsv"));
    }

    public IReadOnlyList<CaseResult> Read() =>
        File.Exists(path) ? [.. File.ReadLines(path).Select(CaseResult.FromLine).OfType<CaseResult>()] : [];

    public void Append(CaseResult result)
    {
        lock (writing)
        {
            File.AppendAllText(path, Beginning() + result.ToLine() + "\n");
        }
    }

    /// <summary>The header of a new file; the end of a line that an interrupted run left open.</summary>
    string Beginning()
    {
        if (!File.Exists(path))
        {
            return CaseResult.Header + "\n";
        }

        using var file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n' ? "" : "\n";
    }
}
