namespace GradientTesting.Benchmarks;

/// <summary>A part of the hard set with one kind of precision.</summary>
internal enum Stratum
{
    Double,
    Float32,
    Mixed,
    Grid,
    Solver,
    MonteCarlo,
}

/// <summary>Names one case; with the seed of the whole set, all that it is drawn from.</summary>
internal sealed record CaseName(Stratum Stratum, int Index, bool IsWrong)
{
    public string Side => IsWrong ? "wrong" : "right";

    public string Text => FormattableString.Invariant($"{StratumName} {Index} {Side}");

    /// <summary>What the command takes to show the case.</summary>
    public string Arguments => FormattableString.Invariant($"--stratum {StratumName} --index {Index}{(IsWrong ? " --wrong" : "")}");

    string StratumName => Stratum.ToString().ToLowerInvariant();
}
