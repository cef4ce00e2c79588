using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.ContrastiveEmbeddingBug;

namespace GradientTesting.TestModels;

public enum ContrastiveEmbeddingBug
{
    None,
    NormTreatedAsConstant,
    NormNotDividedOut,
    NegativesIgnored,
    ColumnDirectionMissing,
    TemperatureExponentMissing,
}

/// <summary>
/// J = −1/2n · Σ (log softmax over row i + log softmax over column i of S)[i,i], S[i,j] = exp(τ)·cos(u[i], v[j]),
/// u = Wu·x + bu, v = Wv·y + bv: matching pairs of two views.
/// </summary>
public sealed class ContrastiveEmbedding : ITestModel, IInitializableModel, ITrainableModel, IBatchModel
{
    const int Samples = 6, Features1 = 5, Features2 = 7, Width = 4;

    readonly Bug bug;
    readonly double[] x, y;
    readonly double[] temperature = new double[1], dTemperature = new double[1];
    readonly double[] cosine = new double[Samples * Samples], dScore = new double[Samples * Samples];
    readonly double[] logits = new double[Samples * Samples], transposed = new double[Samples * Samples];
    readonly double[] norm1 = new double[Samples], norm2 = new double[Samples];
    readonly double[] du = new double[Samples * Width], dv = new double[Samples * Width];
    readonly DenseLayer first = new("u", Samples, Features1, Width), second = new("v", Samples, Features2, Width);
    readonly SoftmaxLoss rows = new([0, 1, 2, 3, 4, 5], Samples), columns = new([0, 1, 2, 3, 4, 5], Samples);

    public ContrastiveEmbedding(int seed, Bug bug = Bug.None)
    {
        this.bug = bug;
        var random = new Random(seed);
        x = random.Features(Samples, Features1);
        y = random.Features(Samples, Features2);
        Tensors =
        [
            first.Weights(), first.Bias(), second.Weights(), second.Bias(),
            Tensor.Of("tau", temperature, dTemperature),
        ];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        first.Initialize(random, bias: 0.1);
        second.Initialize(random, bias: 0.1);
        temperature[0] = Math.Log(5);
    }

    public void TrainStep() => this.Descend(0.05);

    public double Cost()
    {
        Norms(first.Forward(x), norm1);
        Norms(second.Forward(y), norm2);
        var scale = Math.Exp(temperature[0]);
        for (var i = 0; i < Samples; i++)
        {
            for (var j = 0; j < Samples; j++)
            {
                var at = (i * Samples) + j;
                cosine[at] = MatrixProduct.Dot(At(first.Z, i), At(second.Z, j)) / (norm1[i] * norm2[j]);
                logits[at] = transposed[(j * Samples) + i] = scale * cosine[at];
            }
        }

        return (rows.Forward(logits) + columns.Forward(transposed)) / 2;
    }

    public void ComputeGradient()
    {
        ScoreGradient();
        Array.Clear(du);
        Array.Clear(dv);
        dTemperature[0] = 0;
        var scale = Math.Exp(temperature[0]);
        for (var i = 0; i < Samples; i++)
        {
            for (var j = 0; j < Samples; j++)
            {
                var at = (i * Samples) + j;
                if (bug == Bug.NegativesIgnored && i != j)
                {
                    continue;
                }

                var dCosine = scale * dScore[at];
                dTemperature[0] += cosine[at] * (bug == Bug.TemperatureExponentMissing ? dScore[at] : dCosine);
                AddCosineGradient(At(du, i), dCosine, cosine[at], At(first.Z, i), norm1[i], At(second.Z, j), norm2[j]);
                AddCosineGradient(At(dv, j), dCosine, cosine[at], At(second.Z, j), norm2[j], At(first.Z, i), norm1[i]);
            }
        }

        first.WeightGradient(du, x);
        first.BiasGradient(du);
        second.WeightGradient(dv, y);
        second.BiasGradient(dv);
    }

    void ScoreGradient()
    {
        var (dRows, dColumns) = (rows.Backward(), columns.Backward());
        for (var at = 0; at < dScore.Length; at++)
        {
            var (i, j) = (at / Samples, at % Samples);
            var dColumn = bug == Bug.ColumnDirectionMissing ? dRows[at] : dColumns[(j * Samples) + i];
            dScore[at] = (dRows[at] + dColumn) / 2;
        }
    }

    /// <summary>du += dCosine · (v/‖v‖ − cos·u/‖u‖) / ‖u‖</summary>
    void AddCosineGradient(
        Span<double> du, double dCosine, double cosine, ReadOnlySpan<double> u, double uNorm, ReadOnlySpan<double> v,
        double vNorm)
    {
        var factor = bug == Bug.NormNotDividedOut ? dCosine : dCosine / uNorm;
        MatrixProduct.AddScaled(du, factor / vNorm, v);
        MatrixProduct.AddScaled(
            du, bug == Bug.NormTreatedAsConstant ? 0 : -factor * cosine / uNorm, u);
    }

    static void Norms(double[] vectors, double[] norms)
    {
        for (var i = 0; i < Samples; i++)
        {
            norms[i] = Math.Sqrt(MatrixProduct.Dot(At(vectors, i), At(vectors, i)));
        }
    }

    static Span<double> At(double[] vectors, int row) => vectors.AsSpan(row * Width, Width);
}
