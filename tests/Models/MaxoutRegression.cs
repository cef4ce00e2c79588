namespace GradientTesting.TestModels;

/// <summary>
/// J = 1/2n · Σ(max(W[0]·x, W[1]·x) + c − y)², where both pieces are equal for the first sample, which sees one feature
/// only: a tie. A right gradient is paid to one of the tied, or shared between them.
/// </summary>
public sealed class MaxoutRegression : ITestModel, IBatchModel
{
    const int Samples = 9, Features = 25, Seen = 3;

    readonly bool tiePaidTwice;
    readonly double[] x;
    readonly double[] y;
    readonly double[] w = new double[2 * Features];
    readonly double[] c = new double[1];
    readonly double[] dw = new double[2 * Features];
    readonly double[] dc = new double[1];

    public MaxoutRegression(int seed, bool tiePaidTwice = false)
    {
        this.tiePaidTwice = tiePaidTwice;
        var random = new Random(seed);
        x = random.Features(Samples, Features);
        y = random.Normals(Samples, 1.2);
        random.FillNormal(w, 0.4);
        c[0] = random.Normal();
        w[Features + Seen] = w[Seen];
        Array.Clear(x, 0, Features);
        x[Seen] = 1.3;
        Tensors = [Tensor.Of("W", w, dw, 2, Features), Tensor.Of("c", c, dc)];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public double Cost()
    {
        var sum = 0.0;
        for (var s = 0; s < Samples; s++)
        {
            var error = Math.Max(Piece(0, s), Piece(1, s)) + c[0] - y[s];
            sum += error * error;
        }

        return sum / (2 * Samples);
    }

    public void ComputeGradient()
    {
        Array.Clear(dw);
        dc[0] = 0;
        for (var s = 0; s < Samples; s++)
        {
            var (first, second) = (Piece(0, s), Piece(1, s));
            var error = (Math.Max(first, second) + c[0] - y[s]) / Samples;
            dc[0] += error;
            for (var f = 0; f < Features; f++)
            {
                dw[f] += first >= second ? error * x[(s * Features) + f] : 0;
                dw[Features + f] += second > first || (tiePaidTwice && second == first) ? error * x[(s * Features) + f] : 0;
            }
        }
    }

    double Piece(int piece, int sample)
    {
        var sum = 0.0;
        for (var f = 0; f < Features; f++)
        {
            sum += w[(piece * Features) + f] * x[(sample * Features) + f];
        }

        return sum;
    }
}
