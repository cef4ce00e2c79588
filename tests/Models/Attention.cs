using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.AttentionBug;

namespace GradientTesting.TestModels;

public enum AttentionBug
{
    None,
    ScaleMissing,
    SoftmaxSumMissing,
    SoftmaxDiagonalOnly,
    QueryAndKeySwapped,
    KeyGradientTransposed,
    CausalMaskIgnored,
    ValuePathMissing,
}

/// <summary>
/// J = 1/2n · Σ ‖Wo·A·V + bo − target‖² over all positions, A = softmax over the present and the past of Q·Kᵀ/√d;
/// Q, K, V = W·x + b. The gradient of bk is zero: it adds the same to every score of a row.
/// </summary>
public sealed class Attention : ITestModel, IInitializableModel, ITrainableModel, IBatchModel
{
    const int Samples = 3, Steps = 4, Width = 5;

    readonly Bug bug;
    readonly double[] x;
    readonly DenseLayer query = new("q", Samples * Steps, Width, Width);
    readonly DenseLayer key = new("k", Samples * Steps, Width, Width);
    readonly DenseLayer value = new("v", Samples * Steps, Width, Width);
    readonly DenseLayer output = new("o", Samples * Steps, Width, Width);
    readonly double[] weights = new double[Samples * Steps * Steps], mixed = new double[Samples * Steps * Width];
    readonly double[] dMixed = new double[Samples * Steps * Width], dWeights = new double[Steps];
    readonly double[] dQuery = new double[Samples * Steps * Width], dKey = new double[Samples * Steps * Width];
    readonly double[] dValue = new double[Samples * Steps * Width];
    readonly SquaredLoss loss;

    public Attention(int seed, Bug bug = Bug.None)
    {
        this.bug = bug;
        var random = new Random(seed);
        x = random.Features(Samples * Steps, Width);
        loss = new(random.Features(Samples * Steps, Width), Samples);
        Tensors = [.. new[] { query, key, value, output }.SelectMany(layer => new[] { layer.Weights(), layer == key ? layer.Bias().Flat() : layer.Bias() })];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        query.Initialize(random);
        key.Initialize(random);
        value.Initialize(random);
        output.Initialize(random);
    }

    public void TrainStep() => this.Descend(0.03);

    public double Cost()
    {
        query.Forward(x);
        key.Forward(x);
        value.Forward(x);
        Array.Clear(mixed);
        for (var row = 0; row < Samples * Steps; row++)
        {
            var (first, present) = (row - (row % Steps), row % Steps);
            Attend(row, visible: present + 1);
            for (var t = 0; t < Steps; t++)
            {
                MatrixProduct.AddScaled(At(mixed, row), weights[(row * Steps) + t], At(value.Z, first + t));
            }
        }

        return loss.Forward(output.Forward(mixed));
    }

    public void ComputeGradient()
    {
        var dy = loss.Backward();
        output.WeightGradient(dy, mixed);
        output.BiasGradient(dy);
        output.InputGradient(dy, dMixed);
        Array.Clear(dQuery);
        Array.Clear(dKey);
        Array.Clear(dValue);
        for (var row = 0; row < Samples * Steps; row++)
        {
            // Keeping the scores only and taking the softmax again saves memory, and is where the mask gets lost.
            Attend(row, visible: bug == Bug.CausalMaskIgnored ? Steps : (row % Steps) + 1);
            AttendBackward(row);
        }

        var swapped = bug == Bug.QueryAndKeySwapped;
        Parameters(query, swapped ? dKey : dQuery);
        Parameters(key, swapped ? dQuery : dKey);
        Parameters(value, dValue);
        if (bug == Bug.KeyGradientTransposed)
        {
            Transpose(key.DW);
        }
    }

    /// <summary>The attention of one row to the first <paramref name="visible"/> positions of its sample.</summary>
    void Attend(int row, int visible)
    {
        var first = row - (row % Steps);
        var a = weights.AsSpan(row * Steps, Steps);
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        a.Clear();
        for (var t = 0; t < visible; t++)
        {
            a[t] = MatrixProduct.Dot(At(query.Z, row), At(key.Z, first + t)) / Math.Sqrt(Width);
            largest = Math.Max(largest, a[t]);
        }

        for (var t = 0; t < visible; t++)
        {
            sum += a[t] = Math.Exp(a[t] - largest);
        }

        for (var t = 0; t < visible; t++)
        {
            a[t] /= sum;
        }
    }

    /// <summary>dS = A·(dA − Σ A·dA) / √d, dQ = dS·K, dK = dSᵀ·Q, dV = Aᵀ·dO.</summary>
    void AttendBackward(int row)
    {
        var (first, sum) = (row - (row % Steps), 0.0);
        var a = weights.AsSpan(row * Steps, Steps);
        for (var t = 0; t < Steps; t++)
        {
            dWeights[t] = MatrixProduct.Dot(At(dMixed, row), At(value.Z, first + t));
            sum += a[t] * dWeights[t];
        }

        for (var t = 0; t < Steps; t++)
        {
            var dScore = a[t] * bug switch
            {
                Bug.SoftmaxSumMissing => dWeights[t],
                Bug.SoftmaxDiagonalOnly => dWeights[t] * (1 - a[t]),
                _ => dWeights[t] - sum,
            };
            dScore /= bug == Bug.ScaleMissing ? 1 : Math.Sqrt(Width);
            MatrixProduct.AddScaled(At(dQuery, row), dScore, At(key.Z, first + t));
            MatrixProduct.AddScaled(At(dKey, first + t), dScore, At(query.Z, row));
            MatrixProduct.AddScaled(
                At(dValue, first + t), bug == Bug.ValuePathMissing ? 0 : a[t], At(dMixed, row));
        }
    }

    void Parameters(DenseLayer layer, double[] dz)
    {
        layer.WeightGradient(dz, x);
        layer.BiasGradient(dz);
    }

    static void Transpose(double[] square)
    {
        for (var i = 0; i < Width; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (here, there) = ((i * Width) + j, (j * Width) + i);
                (square[here], square[there]) = (square[there], square[here]);
            }
        }
    }

    static Span<double> At(double[] values, int row) => values.AsSpan(row * Width, Width);
}
