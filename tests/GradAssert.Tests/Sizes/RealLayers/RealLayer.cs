namespace GradientTesting.Tests.Sizes;

/// <summary>A hand-written layer, right or with one mistake that shows at some sizes only.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Make">Asks for its sizes, and makes it with the mistake of that name, or right where it is null.</param>
/// <param name="Mistakes">The names.</param>
public sealed record RealLayer(string Name, Func<GradientSizes, string?, GradientLayer> Make, params string[] Mistakes)
{
    public static IReadOnlyList<RealLayer> All { get; } =
    [
        MaximumPooling.Layer, Dense.Layer, BatchNormalization.Layer, LayerNormalization.Layer, Recurrent.Layer, Attention.Layer, Embedding.Layer,
        DepthwiseConvolution.Layer, ColumnsConvolution.Layer,
    ];

    public void Check(GradientSizes sizes, string? mistake) =>
        GradAssert.BackwardMatchesNumerical(Make(sizes, mistake), GradientRun.AsIs);

    /// <summary>Numbers between 0.25 and 1.25 with either sign, no two of them alike.</summary>
    internal static double[] Draw(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextDouble() + 0.25) * (random.Next(2) == 0 ? -1 : 1))];
    }

    internal static GradientLayer Of(
        (string Name, double[] Values, double[] Gradient)[] inputs, (string Name, double[] Values, double[] Gradient)[] parameters,
        double[] y, double[] dy, Action forward, Action backward)
    {
        static Component[] Components((string Name, double[] Values, double[] Gradient)[] all) =>
            [.. all.Select(one => Component.Of(one.Name, one.Values, one.Gradient))];
        return GradientLayer.Of(
            Components(inputs), [Component.Of("y", y, dy)], forward,
            () =>
            {
                foreach (var (_, _, gradient) in inputs.Concat(parameters))
                {
                    Array.Clear(gradient);
                }

                backward();
            }) with
        { Parameters = Components(parameters) };
    }
}
