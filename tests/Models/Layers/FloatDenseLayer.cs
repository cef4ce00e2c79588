namespace GradientTesting.TestModels.Layers;

/// <summary><see cref="DenseLayer"/> stored and computed in float.</summary>
internal sealed class FloatDenseLayer(string suffix, int samples, int inputs, int outputs)
{
    public float[] W { get; } = new float[outputs * inputs];

    public float[] B { get; } = new float[outputs];

    public float[] DW { get; } = new float[outputs * inputs];

    public float[] DB { get; } = new float[outputs];

    public float[] Z { get; } = new float[samples * outputs];

    public Tensor Weights() => Tensor.Of($"W{suffix}", W, DW, outputs, inputs);

    public Tensor Bias() => Tensor.Of($"b{suffix}", B, DB, outputs);

    public void Initialize(Random random)
    {
        for (var i = 0; i < W.Length; i++)
        {
            W[i] = (float)(random.Normal() / Math.Sqrt(inputs));
        }

        for (var o = 0; o < B.Length; o++)
        {
            B[o] = (float)(0.1 * random.Normal());
        }
    }

    public float[] Forward(float[] x)
    {
        for (var k = 0; k < Z.Length; k++)
        {
            var (sample, o) = (k / outputs, k % outputs);
            var sum = B[o];
            for (var i = 0; i < inputs; i++)
            {
                sum += W[(o * inputs) + i] * x[(sample * inputs) + i];
            }

            Z[k] = sum;
        }

        return Z;
    }

    /// <summary>dW = dzᵀ·x + decay·W and db = Σ dz, each over the first so many samples.</summary>
    public void Backward(float[] dz, float[] x, float decay, int weightSamples, int biasSamples)
    {
        for (var i = 0; i < W.Length; i++)
        {
            DW[i] = decay * W[i];
        }

        Array.Clear(DB);
        for (var k = 0; k < dz.Length; k++)
        {
            var (sample, o) = (k / outputs, k % outputs);
            DB[o] += sample < biasSamples ? dz[k] : 0;
            for (var i = 0; i < inputs && sample < weightSamples; i++)
            {
                DW[(o * inputs) + i] += dz[k] * x[(sample * inputs) + i];
            }
        }
    }

    /// <summary>dx = dz·W.</summary>
    public void InputGradient(float[] dz, float[] dx)
    {
        for (var k = 0; k < dx.Length; k++)
        {
            var (sample, i) = (k / inputs, k % inputs);
            var sum = 0f;
            for (var o = 0; o < outputs; o++)
            {
                sum += dz[(sample * outputs) + o] * W[(o * inputs) + i];
            }

            dx[k] = sum;
        }
    }
}
