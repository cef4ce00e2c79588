using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>One component of a drawn model, seen in double whatever stores it.</summary>
internal abstract class Parameter(string name, int[] shape)
{
    public string Name => name;

    public IReadOnlyList<int> Shape => shape;

    public abstract Component Component { get; }

    public int Length { get; } = shape.Aggregate(1, (product, size) => product * size);

    public abstract void ReadValues(Span<double> values);

    public abstract void WriteValues(ReadOnlySpan<double> values);

    public abstract void ReadGradient(Span<double> gradient);

    public abstract void WriteGradient(ReadOnlySpan<double> gradient);
}

/// <summary>Stored as T: what is written is rounded to it.</summary>
internal sealed class Parameter<T> : Parameter
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Parameter(string name, params int[] shape)
        : base(name, shape)
    {
        (Values, Gradient) = (new T[Length], new T[Length]);
        Component = (Values, Gradient) switch
        {
            (double[] values, double[] gradient) => Component.Of(name, values, gradient, shape),
            (float[] values, float[] gradient) => Component.Of(name, values, gradient, shape),
            _ => throw new NotSupportedException($"No component is made over {typeof(T)}."),
        };
    }

    public T[] Values { get; }

    public T[] Gradient { get; }

    public override Component Component { get; }

    public override void ReadValues(Span<double> values) => Widen(Values, values);

    public override void WriteValues(ReadOnlySpan<double> values) => Round(values, Values);

    public override void ReadGradient(Span<double> gradient) => Widen(Gradient, gradient);

    public override void WriteGradient(ReadOnlySpan<double> gradient) => Round(gradient, Gradient);

    static void Widen(ReadOnlySpan<T> from, Span<double> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = double.CreateTruncating(from[i]);
        }
    }

    static void Round(ReadOnlySpan<double> from, Span<T> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = T.CreateTruncating(from[i]);
        }
    }
}
