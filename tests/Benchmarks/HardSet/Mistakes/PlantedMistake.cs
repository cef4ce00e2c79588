namespace GradientTesting.Benchmarks;

/// <summary>A mistake in a backward pass and where it is: a layer, or of <see cref="BackwardMistake.SampleMissing"/> a sample.</summary>
internal sealed record PlantedMistake(BackwardMistake Kind, int Place = -1)
{
    public static PlantedMistake None { get; } = new(BackwardMistake.None);

    public override string ToString() => Place < 0 ? $"{Kind}" : $"{Kind} at {Place}";
}
