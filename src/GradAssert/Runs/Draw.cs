namespace GradientTesting;

/// <summary>Random numbers that are the same for the same seed on every platform.</summary>
internal static class Draw
{
    /// <summary>Standard normal, by the method of Box and Muller (1958).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>-1 or 1, each half of the time (Rademacher).</summary>
    public static int Sign(Random random) => random.Next(2) == 0 ? -1 : 1;
}
