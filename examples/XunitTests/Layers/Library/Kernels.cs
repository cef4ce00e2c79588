namespace XunitTests.Layers.Library;

/// <summary>A convolution along one axis as static methods over spans: one forward, and one backward for each gradient.</summary>
public static class Kernels
{
    public static void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, float b, Span<float> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = b;
            for (var k = 0; k < w.Length; k++)
            {
                y[i] += w[k] * x[i + k];
            }
        }
    }

    public static void Data(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, Span<float> dx)
    {
        dx.Clear();
        for (var i = 0; i < dy.Length; i++)
        {
            for (var k = 0; k < w.Length; k++)
            {
                dx[i + k] += dy[i] * w[k];
            }
        }
    }

    public static void Weights(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dw)
    {
        dw.Clear();
        for (var i = 0; i < dy.Length; i++)
        {
            for (var k = 0; k < dw.Length; k++)
            {
                dw[k] += dy[i] * x[i + k];
            }
        }
    }

    public static float Bias(ReadOnlySpan<float> dy)
    {
        var sum = 0f;
        foreach (var up in dy)
        {
            sum += up;
        }

        return sum;
    }
}
