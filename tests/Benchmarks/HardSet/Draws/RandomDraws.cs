using System.Security.Cryptography;
using System.Text;

namespace GradientTesting.Benchmarks;

/// <summary>What is drawn again and again.</summary>
internal static class RandomDraws
{
    /// <summary>A generator that depends on nothing but the text.</summary>
    public static Random From(string text) => new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static double Uniform(this Random random, double from, double to) => from + ((to - from) * random.NextDouble());

    public static double LogUniform(this Random random, double from, double to) => Math.Exp(random.Uniform(Math.Log(from), Math.Log(to)));

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, small ones more often.</summary>
    public static int LogUniform(this Random random, int from, int to) =>
        Math.Min(to, (int)random.LogUniform((double)from, to + 1));

    public static T Pick<T>(this Random random, params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static double Sign(this Random random) => random.Chance(0.5) ? 1 : -1;

    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(this Random random, int count, double deviation) =>
        [.. Enumerable.Range(0, count).Select(_ => deviation * random.Normal())];
}
