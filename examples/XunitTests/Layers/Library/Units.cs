namespace XunitTests.Layers.Library;

/// <summary>A layer of vectors, in storage of its own.</summary>
public abstract class Unit(int inputs, int outputs) : IGradientLayer
{
    public double[] X { get; } = new double[inputs];

    public double[] DX { get; } = new double[inputs];

    public double[] Y { get; } = new double[outputs];

    public double[] DY { get; } = new double[outputs];

    public IReadOnlyList<Component> Inputs => [Component.Of("x", X, DX)];

    public virtual IReadOnlyList<Component> Parameters => [];

    public IReadOnlyList<Component> Outputs => [Component.Of("y", Y, DY)];

    public abstract void Forward();

    public abstract void Backward();
}

/// <summary>y = tanh x.</summary>
public class Tanh(int size) : Unit(size, size)
{
    public override void Forward()
    {
        for (var i = 0; i < Y.Length; i++)
        {
            Y[i] = Math.Tanh(X[i]);
        }
    }

    public override void Backward()
    {
        for (var i = 0; i < Y.Length; i++)
        {
            DX[i] = DY[i] * Slope(Y[i]);
        }
    }

    protected virtual double Slope(double y) => 1 - (y * y);
}

/// <summary>The same with its mistake.</summary>
public sealed class MistakenTanh(int size) : Tanh(size)
{
    protected override double Slope(double y) => 1 - y;
}

/// <summary>y = W x.</summary>
public sealed class Linear(int inputs, int outputs) : Unit(inputs, outputs)
{
    readonly double[] w = [.. Enumerable.Range(1, inputs * outputs).Select(k => Math.Sin(5 * k))], dw = new double[inputs * outputs];

    public override IReadOnlyList<Component> Parameters => [Component.Of("W", w, dw, Y.Length, X.Length)];

    public override void Forward()
    {
        Array.Clear(Y);
        for (var k = 0; k < w.Length; k++)
        {
            Y[k / X.Length] += w[k] * X[k % X.Length];
        }
    }

    public override void Backward()
    {
        Array.Clear(DX);
        for (var k = 0; k < w.Length; k++)
        {
            DX[k % X.Length] += w[k] * DY[k / X.Length];
            dw[k] = DY[k / X.Length] * X[k % X.Length];
        }
    }
}
