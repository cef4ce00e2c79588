namespace GradientTesting.Tests.Differences;

/// <summary>J = ½ Σ (b2 + W2·tanh(b1 + W1·x) − y)² of one sample, 64-25-10: 1,885 parameters and a cost that is cheap.</summary>
internal sealed class OneHiddenLayer : IGradientModel, IInitializableModel
{
    const int Inputs = 64, Hidden = 25, Outputs = 10;

    readonly double[] w1 = new double[Hidden * Inputs], b1 = new double[Hidden], w2 = new double[Outputs * Hidden], b2 = new double[Outputs];
    readonly double[] dw1 = new double[Hidden * Inputs], db1 = new double[Hidden], dw2 = new double[Outputs * Hidden], db2 = new double[Outputs];
    readonly double[] x = [.. Enumerable.Range(0, Inputs).Select(i => 0.5 + Math.Sin(i))];
    readonly double[] hidden = new double[Hidden], error = new double[Outputs];

    public IReadOnlyList<Component> Components =>
    [
        Component.Of("W1", w1, dw1, Hidden, Inputs), Component.Of("b1", b1, db1), Component.Of("W2", w2, dw2, Outputs, Hidden), Component.Of("b2", b2, db2),
    ];

    public void Initialize(Random random)
    {
        foreach (var values in new[] { w1, b1, w2, b2 })
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = 0.2 * Draw.Normal(random);
            }
        }
    }

    public double Cost()
    {
        for (var h = 0; h < Hidden; h++)
        {
            hidden[h] = Math.Tanh(b1[h] + Dot(w1.AsSpan(h * Inputs, Inputs), x));
        }

        for (var o = 0; o < Outputs; o++)
        {
            error[o] = b2[o] + Dot(w2.AsSpan(o * Hidden, Hidden), hidden) - (0.1 * o);
        }

        return 0.5 * Dot(error, error);
    }

    public void ComputeGradient()
    {
        Cost();
        error.CopyTo(db2, 0);
        Array.Clear(db1);
        for (var i = 0; i < w2.Length; i++)
        {
            var (o, h) = (i / Hidden, i % Hidden);
            dw2[i] = error[o] * hidden[h];
            db1[h] += error[o] * w2[i] * (1 - (hidden[h] * hidden[h]));
        }

        for (var i = 0; i < w1.Length; i++)
        {
            dw1[i] = db1[i / Inputs] * x[i % Inputs];
        }
    }

    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
