namespace GradientTesting;

/// <summary>Random numbers that are the same for the same seed on every platform.</summary>
internal static class Draw
{
    /// <summary>Standard normal, by the method of Box and Muller (1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A seed for <see cref="Bits"/>.</summary>
    public static ulong Seed(Random random) => (ulong)random.NextInt64();

    /// <summary>
    /// 64 random bits that belong to a seed and an index, so that a sequence can be made again, and from anywhere, without
    /// being kept: the finalizer of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014).
    /// </summary>
    public static ulong Bits(ulong seed, int index)
    {
        var bits = seed + (0x9E3779B97F4A7C15UL * ((ulong)index + 1));
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}
