namespace GradientTesting.TestModels.Layers;

/// <summary>The three products of backpropagation, for one sample; W is y.Length × x.Length, row-major.</summary>
internal static class MatrixProduct
{
    /// <summary>y += W·x</summary>
    public static void Add(Span<double> y, ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] += Dot(w.Slice(i * x.Length, x.Length), x);
        }
    }

    /// <summary>dx += Wᵀ·dy</summary>
    public static void AddTransposed(Span<double> dx, ReadOnlySpan<double> w, ReadOnlySpan<double> dy)
    {
        for (var i = 0; i < dy.Length; i++)
        {
            AddScaled(dx, dy[i], w.Slice(i * dx.Length, dx.Length));
        }
    }

    /// <summary>dW += dy·xᵀ</summary>
    public static void AddOuter(Span<double> dw, ReadOnlySpan<double> dy, ReadOnlySpan<double> x)
    {
        for (var i = 0; i < dy.Length; i++)
        {
            AddScaled(dw.Slice(i * x.Length, x.Length), dy[i], x);
        }
    }

    /// <summary>y += factor·x</summary>
    public static void AddScaled(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] += factor * x[i];
        }
    }

    /// <summary>Σ x·y</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
