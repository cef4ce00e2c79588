using System.Numerics;
using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>Arrays of float or of double: a model is written once, and is its own twin in double.</summary>
internal static class Stored
{
    public static Tensor As<T>(string name, T[] values, T[] gradient, params int[] shape) => (values, gradient) switch
    {
        (double[] v, double[] g) => Tensor.Of(name, v, g, shape),
        (float[] v, float[] g) => Tensor.Of(name, v, g, shape),
        _ => throw new NotSupportedException($"No component is stored in {typeof(T)}. Use double or float."),
    };

    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Normal numbers that a float can hold, so that both twins draw the same.</summary>
    public static T[] Normals<T>(this Random random, int count, double deviation = 1)
        where T : struct, IFloatingPointIeee754<T>
    {
        var numbers = new T[count];
        random.Fill(numbers, deviation);
        return numbers;
    }

    /// <inheritdoc cref="Normals"/>
    public static void Fill<T>(this Random random, T[] numbers, double deviation)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = T.CreateTruncating((float)(deviation * random.Normal()));
        }
    }
}
