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

    public string Text => FormattableString.Invariant($"{Stratum.ToString().ToLowerInvariant()} {Index} {Side}");
}
