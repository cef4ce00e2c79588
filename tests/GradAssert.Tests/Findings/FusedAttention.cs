using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>
/// J = 1/2n · Σ ‖A·V − y‖² of one head of attention without a mask, A = softmax(Q·Kᵀ/√d), whose queries, keys and values come
/// of one layer with one bias, zero at first: [q; k; v] = W·x + b. The part of the bias that belongs to the keys adds the
/// same to every score of a row, and cannot move the cost: its gradient is rounding, and so is what training makes of it.
/// </summary>
internal sealed class FusedAttention : ITestModel, IInitializableModel, ITrainableModel
{
    const int Steps = 5, Width = 4;

    readonly Dense<double> layer = new("", Steps, Width, 3 * Width);
    readonly double[] x, y;
    readonly double[] a = new double[Steps * Steps], error = new double[Width * Steps], dz = new double[3 * Width * Steps];
    readonly double[] da = new double[Steps];

    public FusedAttention(int seed)
    {
        var random = new Random(seed);
        (x, y) = (random.Normals<double>(Width * Steps), random.Normals<double>(Width * Steps));
        Tensors = [layer.Weights, layer.Bias];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public void Initialize(Random random)
    {
        layer.Initialize(random);
        Array.Clear(layer.B);
    }

    public void TrainStep()
    {
        Cost();
        ComputeGradient();
        layer.Descend(0.1);
    }

    public double Cost()
    {
        layer.Forward(x);
        var sum = 0.0;
        for (var t = 0; t < Steps; t++)
        {
            Attend(t);
            for (var i = 0; i < Width; i++)
            {
                var output = 0.0;
                for (var u = 0; u < Steps; u++)
                {
                    output += a[(t * Steps) + u] * Value(i, u);
                }

                error[(i * Steps) + t] = (output - y[(i * Steps) + t]) / Steps;
                sum += Steps * error[(i * Steps) + t] * error[(i * Steps) + t] / 2;
            }
        }

        return sum;
    }

    /// <summary>dV = Aᵀ·dO, dS = A·(dA − Σ A·dA) / √d, dQ = dS·K, dK = dSᵀ·Q.</summary>
    public void ComputeGradient()
    {
        Array.Clear(dz);
        for (var t = 0; t < Steps; t++)
        {
            var sum = 0.0;
            for (var u = 0; u < Steps; u++)
            {
                da[u] = 0;
                for (var i = 0; i < Width; i++)
                {
                    da[u] += error[(i * Steps) + t] * Value(i, u);
                    dz[(((2 * Width) + i) * Steps) + u] += a[(t * Steps) + u] * error[(i * Steps) + t];
                }

                sum += a[(t * Steps) + u] * da[u];
            }

            for (var u = 0; u < Steps; u++)
            {
                var score = a[(t * Steps) + u] * (da[u] - sum) / Math.Sqrt(Width);
                for (var i = 0; i < Width; i++)
                {
                    dz[(i * Steps) + t] += score * Key(i, u);
                    dz[((Width + i) * Steps) + u] += score * Query(i, t);
                }
            }
        }

        layer.Backward(dz, x);
    }

    void Attend(int t)
    {
        var row = a.AsSpan(t * Steps, Steps);
        var (largest, sum) = (double.NegativeInfinity, 0.0);
        for (var u = 0; u < Steps; u++)
        {
            row[u] = 0;
            for (var i = 0; i < Width; i++)
            {
                row[u] += Query(i, t) * Key(i, u) / Math.Sqrt(Width);
            }

            largest = Math.Max(largest, row[u]);
        }

        for (var u = 0; u < Steps; u++)
        {
            sum += row[u] = Math.Exp(row[u] - largest);
        }

        for (var u = 0; u < Steps; u++)
        {
            row[u] /= sum;
        }
    }

    double Query(int i, int t) => layer.Z[(i * Steps) + t];

    double Key(int i, int t) => layer.Z[((Width + i) * Steps) + t];

    double Value(int i, int t) => layer.Z[(((2 * Width) + i) * Steps) + t];
}
