namespace GradientTesting.TestModels.Mistakes;

/// <summary>The right gradient and the wrong one at a point, per component.</summary>
/// <param name="Lambda">λ there; 0 without.</param>
/// <param name="Kept">The keep-probs there; none without dropout.</param>
/// <param name="Values">θ.</param>
/// <param name="Right">What the right model computes.</param>
/// <param name="Wrong">What the model that is checked computes.</param>
public sealed record WitnessedPoint(
    double Lambda, IReadOnlyList<double> Kept, IReadOnlyList<double[]> Values, IReadOnlyList<double[]> Right, IReadOnlyList<double[]> Wrong)
{
    /// <summary>Whether the two points are one, but for λ.</summary>
    public bool IsAt(WitnessedPoint other) =>
        Kept.SequenceEqual(other.Kept) && Values.Zip(other.Values).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
