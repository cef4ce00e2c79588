namespace GradientTesting.Benchmarks;

/// <summary>A layer as both see it: arrays for a loop, and the same arrays behind <see cref="IGradientLayer"/>.</summary>
/// <param name="Name">As the page prints it.</param>
/// <param name="Layer">For the check.</param>
/// <param name="Differentiated">Values and gradients of inputs and parameters.</param>
/// <param name="Y">The output.</param>
/// <param name="DY">Its gradient.</param>
internal sealed record TimedLayer(
    string Name, GradientLayer Layer, IReadOnlyList<(double[] Values, double[] Gradient)> Differentiated, double[] Y, double[] DY)
{
    public int Elements => Differentiated.Sum(each => each.Values.Length);

    public static IReadOnlyList<TimedLayer> All() => [TimedConvolution.Of(), TimedLstm.Of()];

    public static double[] Numbers(Random random, int count, double size = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => size * ((2 * random.NextDouble()) - 1))];
}
