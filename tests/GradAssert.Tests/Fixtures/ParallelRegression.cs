namespace GradientTesting.Tests.Fixtures;

/// <summary>
/// Linear regression with L2 whose cost is summed by several threads in whatever order they finish: its last digits change
/// from call to call.
/// </summary>
public sealed class ParallelRegression
{
    const int Samples = 60, Inputs = 8;
    const double Lambda = 0.3;

    readonly double[] w = new double[Inputs], b = [0.1], dw = new double[Inputs], db = new double[1];
    readonly double[][] x;
    readonly double[] y;
    readonly int threads;
    double lambda = Lambda;

    public ParallelRegression(int threads)
    {
        var random = new Random(17);
        this.threads = threads;
        x = [.. Enumerable.Range(0, Samples).Select(_ => Enumerable.Range(0, Inputs).Select(_ => random.NextDouble() - 0.5).ToArray())];
        y = [.. x.Select(sample => sample.Sum() + 0.1 * random.NextDouble())];
    }

    /// <param name="spoil">The mistake, of the gradients of W and b, and of λ/n · W.</param>
    public GradientModel Model(Action<double[], double[], double[]>? spoil = null) =>
        GradientModel.Of([Component.Of("W", w, dw, 2, 4), Component.Of("b", b, db)], Cost, () =>
        {
            Gradient();
            spoil?.Invoke(dw, db, Array.ConvertAll(w, weight => lambda / Samples * weight));
        }) with
        {
            Initialize = random =>
            {
                for (var i = 0; i < Inputs; i++)
                {
                    w[i] = random.NextDouble() - 0.5;
                }

                b[0] = 0.1;
            },
            Lambda = (() => lambda, value => lambda = value),
        };

    double Cost()
    {
        var total = lambda / 2 * w.Sum(weight => weight * weight);
        var gate = new Lock();
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var part = 0.0;
            for (var s = thread; s < Samples; s += threads)
            {
                part += Math.Pow(Error(s), 2) / 2;
            }

            lock (gate)
            {
                total += part;
            }
        });
        return total / Samples;
    }

    void Gradient()
    {
        Array.Clear(db);
        for (var i = 0; i < Inputs; i++)
        {
            dw[i] = lambda / Samples * w[i];
        }

        for (var s = 0; s < Samples; s++)
        {
            db[0] += Error(s) / Samples;
            for (var i = 0; i < Inputs; i++)
            {
                dw[i] += Error(s) * x[s][i] / Samples;
            }
        }
    }

    double Error(int s)
    {
        var error = b[0] - y[s];
        for (var i = 0; i < Inputs; i++)
        {
            error += w[i] * x[s][i];
        }

        return error;
    }
}
