using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>J = 1/2n · Σ ‖W2·max(0, γ∘normalized(W1·x) + β) + b2 − y‖², normalized over the batch; γ is one at first, and β zero.</summary>
internal sealed class NormalizedReluNet : ITestModel
{
    const int Samples = 12, Inputs = 4, Hidden = 6, Outputs = 2;
    const double Epsilon = 1e-3;

    readonly bool meanTermMissing;
    readonly double[] x, y, gamma = new double[Hidden], dGamma = new double[Hidden], beta = new double[Hidden], dBeta = new double[Hidden];
    readonly double[] scale = new double[Hidden], normalized = new double[Hidden * Samples], z = new double[Hidden * Samples];
    readonly double[] a = new double[Hidden * Samples], d = new double[Hidden * Samples], dy = new double[Outputs * Samples];
    readonly Dense<double> first = new("1", Samples, Inputs, Hidden), second = new("2", Samples, Hidden, Outputs);

    public NormalizedReluNet(int seed, bool meanTermMissing = false)
    {
        this.meanTermMissing = meanTermMissing;
        var random = new Random(seed);
        (x, y) = (random.Normals<double>(Inputs * Samples), random.Normals<double>(Outputs * Samples));
        first.Initialize(random);
        second.Initialize(random);
        Array.Clear(first.B);
        Array.Fill(gamma, 1);
        Tensors = [first.Weights, Tensor.Of("gamma", gamma, dGamma), Tensor.Of("beta", beta, dBeta), second.Weights, second.Bias];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public double Cost()
    {
        first.Forward(x);
        for (var j = 0; j < Hidden; j++)
        {
            var row = first.Z.AsSpan(j * Samples, Samples).ToArray();
            var mean = row.Average();
            scale[j] = 1 / Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + Epsilon);
            for (var s = 0; s < Samples; s++)
            {
                var k = (j * Samples) + s;
                normalized[k] = (row[s] - mean) * scale[j];
                z[k] = (gamma[j] * normalized[k]) + beta[j];
                a[k] = Math.Max(0, z[k]);
            }
        }

        second.Forward(a);
        for (var k = 0; k < y.Length; k++)
        {
            dy[k] = (second.Z[k] - y[k]) / Samples;
        }

        return dy.Sum(slope => slope * slope) * Samples / 2;
    }

    /// <summary>dz = γ/√(var + ε) · (dy − mean(dy) − ẑ·mean(dy∘ẑ)) (Ioffe and Szegedy 2015, section 3).</summary>
    public void ComputeGradient()
    {
        second.Backward(dy, a);
        second.InputGradient(dy, d);
        for (var j = 0; j < Hidden; j++)
        {
            (dGamma[j], dBeta[j]) = (0, 0);
            for (var k = j * Samples; k < (j + 1) * Samples; k++)
            {
                d[k] *= z[k] > 0 ? 1 : 0;
                dGamma[j] += d[k] * normalized[k];
                dBeta[j] += d[k];
            }

            for (var k = j * Samples; k < (j + 1) * Samples; k++)
            {
                d[k] = gamma[j] * scale[j] * (d[k] - (meanTermMissing ? 0 : dBeta[j] / Samples) - (normalized[k] * dGamma[j] / Samples));
            }
        }

        first.Backward(d, x);
    }
}
