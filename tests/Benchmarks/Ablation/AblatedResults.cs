namespace GradientTesting.Benchmarks;

/// <summary>Results of the hard set without some mechanisms, kept in artifacts/ablation: what has been measured is not measured again.</summary>
internal sealed class AblatedResults(string seed, int count, TextWriter log)
{
    /// <summary>A case takes a quarter of a second: a patch that makes it ten times that need not be measured to its end.</summary>
    const double MostSecondsPerCase = 3;

    readonly SourceCopy copy = new(log);
    readonly int cases = 2 * count * Enum.GetValues<Stratum>().Length;

    /// <summary>Checks the cases with these mechanisms taken out.</summary>
    /// <returns>Null where the patched source does not build, does not run, or takes far too long: the log says why.</returns>
    public IReadOnlyDictionary<CaseName, CaseResult>? Without(params IReadOnlyList<Mechanism> takenOut)
    {
        log.WriteLine(takenOut.Count == 0 ? "unpatched" : $"without {string.Join(", ", takenOut.Select(mechanism => mechanism.Name))}");
        var kept = Kept(copy.Write(takenOut));
        if (Read(kept) is { } known)
        {
            return known;
        }

        // A run with fewer cases goes on from there; one that was interrupted has its results in the copy still. Those of another build
        // are set aside by the run itself.
        var own = ResultFile.PathIn(SourceCopy.Root, seed);
        if (File.Exists(kept))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(own)!);
            File.Copy(kept, own, overwrite: true);
        }

        if (!copy.Build() || !copy.HardSet(seed, count, TimeSpan.FromSeconds(MostSecondsPerCase * cases)))
        {
            return null;
        }

        File.Copy(own, kept, overwrite: true);
        return Read(kept);
    }

    string Kept(string program)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "ablation", "results", program);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, Path.GetFileName(ResultFile.PathIn(folder, seed)));
    }

    // Null where a case is missing.
    Dictionary<CaseName, CaseResult>? Read(string path)
    {
        var known = new ResultFile(path).Read().Where(result => result.Name.Index < count).DistinctBy(result => result.Name);
        var results = known.ToDictionary(result => result.Name);
        return results.Count == cases ? results : null;
    }
}
