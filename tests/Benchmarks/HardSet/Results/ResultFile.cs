namespace GradientTesting.Benchmarks;

/// <summary>Results on disk, a line for each case: a run that was interrupted goes on where it was.</summary>
internal sealed class ResultFile(string path)
{
    readonly Lock writing = new();

    /// <summary>The build of the checker and of the hard set: what other code measured must not be taken for a result of this one.</summary>
    static string Build => $"# {typeof(GradientCheck).Module.ModuleVersionId} {typeof(ResultFile).Module.ModuleVersionId}";

    /// <summary>The file of a seed in artifacts/hardset, which version control does not see.</summary>
    public static ResultFile For(string seed)
    {
        var file = PathIn(Repository.Root, seed);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new(file);
    }

    /// <summary>Where the results of a seed are in a checkout.</summary>
    public static string PathIn(string root, string seed) =>
        Path.Combine(root, "artifacts", "hardset", string.Concat(seed.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + ".tsv");

    /// <summary>Keeps the results of another build as <c>.previous.tsv</c>, to compare with, and begins anew.</summary>
    public void SetAsideOtherBuilds()
    {
        if (File.Exists(path) && File.ReadLines(path).FirstOrDefault() != Build)
        {
            File.Move(path, Path.ChangeExtension(path, ".previous.tsv"), overwrite: true);
        }
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
            return $"{Build}\n{CaseResult.Header}\n";
        }

        using var file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n' ? "" : "\n";
    }
}
