namespace XunitTests.Layers.Library;

/// <summary>A moving average that returns the same buffers at each call; they are null before the first.</summary>
public sealed class Smooth
{
    double[]? y, dx;

    public double[] Forward(double[] x)
    {
        y ??= new double[x.Length - 1];
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = 0.75 * x[i] + 0.25 * x[i + 1];
        }

        return y;
    }

    public double[] Backward(double[] dy)
    {
        dx ??= new double[dy.Length + 1];
        Array.Clear(dx);
        for (var i = 0; i < dy.Length; i++)
        {
            dx[i] += 0.75 * dy[i];
            dx[i + 1] += 0.25 * dy[i];
        }

        return dx;
    }
}
