namespace GradientTesting;

/// <summary>An upstream gradient, a cotangent: one number for each element of each output.</summary>
/// <param name="At">The number for an output, and a row-major index in it.</param>
internal sealed record UpstreamGradient(Func<int, int, double> At)
{
    /// <summary>Entries are multiples of this, so that float storage holds them, their sums and their binary multiples exactly.</summary>
    const double Unit = 1.0 / 1024;

    public static UpstreamGradient Zero { get; } = new((_, _) => 0);

    public static UpstreamGradient Ones { get; } = new((_, _) => 1);

    /// <summary>Random signs, sizes from 0.5 to 1.5. Never all ones: with those softmax and normalization have no gradient.</summary>
    public static UpstreamGradient Drawn(ulong seed) => new((output, index) =>
    {
        var bits = Draw.Bits(Draw.Bits(seed, output), index);
        var size = 0.5 + (Unit * (bits >> 54));
        return (bits & 1) == 0 ? size : -size;
    });

    public static UpstreamGradient OneHot(int output, int index) => new((k, i) => k == output && i == index ? 1 : 0);

    /// <summary>The numbers that were copied, in the order of the outputs.</summary>
    public static UpstreamGradient Of(IReadOnlyList<double[]> numbers) => new((output, index) => numbers[output][index]);

    /// <summary>The same with entries in units of their own; of one output.</summary>
    public UpstreamGradient Over(IReadOnlyList<double>? units) =>
        units is null ? this : new((output, index) => units[index] * At(output, index));

    public UpstreamGradient Times(double factor) => new((output, index) => factor * At(output, index));

    public UpstreamGradient Plus(UpstreamGradient other) => new((output, index) => At(output, index) + other.At(output, index));
}
