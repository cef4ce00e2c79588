namespace GradientTesting.Wirings.Tests.Models;

internal static class Draws
{
    /// <summary>Box and Muller.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(this Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Normal())];
}
