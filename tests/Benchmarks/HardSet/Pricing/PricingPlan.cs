namespace GradientTesting.Benchmarks;

/// <summary>What a path pays on.</summary>
internal enum Underlying
{
    LastBasket,
    MeanOfBasket,
    LargestBasket,
    WorstAsset,
}

/// <summary>
/// Options on assets that follow geometric Brownian motions, priced over paths that stay the same: log Sᵢ moves by
/// (r − vᵢₜ²/2)·Δ + vᵢₜ·√Δ·z in each step, and a path pays Σ max(X − K, 0) over the strikes K.
/// </summary>
/// <param name="Underlying">X: of the basket Σ wᵢ·Sᵢ or of the asset that is worst for its spot of 100.</param>
/// <param name="Assets">How many.</param>
/// <param name="Steps">How many.</param>
/// <param name="Strikes">How many.</param>
/// <param name="Paths">How many.</param>
/// <param name="Normals">Paths × assets × steps, exactly representable in float where the run is.</param>
internal sealed record PricingPlan(Underlying Underlying, int Assets, int Steps, int Strikes, int Paths, double[] Normals)
{
    public double StepLength => 1.0 / Steps;

    public static IReadOnlyList<PlantedMistake> Mistakes { get; } =
    [
        new(BackwardMistake.BranchMissing), new(BackwardMistake.LastSampleOnly), new(BackwardMistake.MeanMissing),
        new(BackwardMistake.VarianceTermMissing), new(BackwardMistake.Truncated),
    ];

    public override string ToString() => $"{Underlying} of {Assets} over {Steps} steps, {Strikes} strikes, {Paths} paths";
}
