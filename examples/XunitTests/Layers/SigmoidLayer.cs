namespace XunitTests.Layers;

#region Interface
public sealed class SigmoidLayer(int size) : IGradientLayer
{
    readonly double[] x = [.. Enumerable.Range(1, size).Select(i => Math.Sin(i))], dx = new double[size];
    readonly double[] y = new double[size], dy = new double[size];

    public IReadOnlyList<Component> Inputs => [Component.Of("x", x, dx)];

    public IReadOnlyList<Component> Parameters => [];

    public IReadOnlyList<Component> Outputs => [Component.Of("y", y, dy)];

    public void Forward()
    {
        for (var i = 0; i < size; i++)
        {
            y[i] = 1 / (1 + Math.Exp(-x[i]));
        }
    }

    public void Backward()
    {
        for (var i = 0; i < size; i++)
        {
            dx[i] = dy[i] * y[i] * (1 - y[i]);
        }
    }
}
#endregion
