namespace GradientTesting.Layers.Tests;

/// <summary>A library's own type: data and gradient behind getters and setters, of any rank.</summary>
internal sealed class Tensor(double[] data, double[] gradient, params int[] shape)
{
    public Tensor(double[] data, params int[] shape)
        : this(data, new double[data.Length], shape)
    {
    }

    public Tensor(params int[] shape)
        : this(new double[shape.Aggregate(1, (product, size) => product * size)], shape)
    {
    }

    public int[] Shape => shape;

    public double this[params int[] at]
    {
        get => data[Offset(at)];
        set => data[Offset(at)] = value;
    }

    public double GetGradient(params int[] at) => gradient[Offset(at)];

    public void SetGradient(double value, params int[] at) => gradient[Offset(at)] = value;

    public void AddGradient(double value, params int[] at) => gradient[Offset(at)] += value;

    public void Clear() => Array.Clear(data);

    public void ClearGradient() => Array.Clear(gradient);

    public Part Part(string name) =>
        Tests.Part.Of(name, shape, i => data[i], (i, value) => data[i] = value, i => gradient[i], (i, value) => gradient[i] = value);

    int Offset(int[] at)
    {
        var offset = 0;
        for (var d = 0; d < shape.Length; d++)
            offset = (offset * shape[d]) + at[d];
        return offset;
    }
}
