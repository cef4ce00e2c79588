using System.Numerics;

namespace GradientTesting.Names;

/// <summary>Values and their gradient, row-major.</summary>
internal sealed class Tensor<T>(string name, params int[] shape)
    where T : struct, IFloatingPointIeee754<T>
{
    public string Name => name;

    public int Rows => shape[0];

    public int Columns => V.Length / shape[0];

    public T[] V { get; } = new T[shape.Aggregate(1, (product, length) => product * length)];

    public T[] G { get; } = new T[shape.Aggregate(1, (product, length) => product * length)];

    public T this[int row, int column] => V[(row * Columns) + column];

    public ref T Grad(int row, int column) => ref G[(row * Columns) + column];

    public Tensor<T> Drawn(Random random, double scale = 1, double center = 0)
    {
        for (var i = 0; i < V.Length; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            V[i] = T.CreateTruncating(center + (scale * normal));
        }

        return this;
    }

    public Component Component => V is double[] values
        ? Component.Of(name, values, (double[])(object)G, shape)
        : Component.Of(name, (float[])(object)V, (float[])(object)G, shape);
}
