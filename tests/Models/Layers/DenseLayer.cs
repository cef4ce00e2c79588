namespace GradientTesting.TestModels.Layers;

/// <summary>z = W·x + b for every sample; W is outputs × inputs, x samples × inputs, z samples × outputs.</summary>
internal sealed class DenseLayer(string suffix, int samples, int inputs, int outputs)
{
    public int Inputs => inputs;

    public int Outputs => outputs;

    public double[] W { get; } = new double[outputs * inputs];

    public double[] B { get; } = new double[outputs];

    public double[] DW { get; } = new double[outputs * inputs];

    public double[] DB { get; } = new double[outputs];

    public double[] Z { get; } = new double[samples * outputs];

    public Tensor Weights() => Tensor.Of($"W{suffix}", W, DW, outputs, inputs);

    public Tensor Bias() => Tensor.Of($"b{suffix}", B, DB, outputs);

    /// <summary>Xavier weights; biases of deviation <paramref name="bias"/>, which is zero in most textbooks.</summary>
    public void Initialize(Random random, double bias = 0, double gain = 1)
    {
        random.FillNormal(W, gain / Math.Sqrt(inputs));
        random.FillNormal(B, bias);
    }

    public double[] Forward(double[] x)
    {
        for (var s = 0; s < samples; s++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var sum = B[o];
                for (var i = 0; i < inputs; i++)
                {
                    sum += W[(o * inputs) + i] * x[(s * inputs) + i];
                }

                Z[(s * outputs) + o] = sum;
            }
        }

        return Z;
    }

    /// <summary>dW = dzᵀ·x + decay·W over the first <paramref name="count"/> samples.</summary>
    public void WeightGradient(double[] dz, double[] x, double decay = 0, int? count = null)
    {
        for (var k = 0; k < W.Length; k++)
        {
            DW[k] = decay * W[k];
        }

        for (var s = 0; s < (count ?? samples); s++)
        {
            for (var o = 0; o < outputs; o++)
            {
                var d = dz[(s * outputs) + o];
                for (var i = 0; i < inputs; i++)
                {
                    DW[(o * inputs) + i] += d * x[(s * inputs) + i];
                }
            }
        }
    }

    /// <summary>db = Σ dz over the first <paramref name="count"/> samples.</summary>
    public void BiasGradient(double[] dz, int? count = null)
    {
        Array.Clear(DB);
        for (var s = 0; s < (count ?? samples); s++)
        {
            for (var o = 0; o < outputs; o++)
            {
                DB[o] += dz[(s * outputs) + o];
            }
        }
    }

    /// <summary>dx = dz·W; <paramref name="transposed"/> makes it dz·Wᵀ, which runs where W is square.</summary>
    public void InputGradient(double[] dz, double[] dx, bool transposed = false)
    {
        for (var s = 0; s < samples; s++)
        {
            for (var i = 0; i < inputs; i++)
            {
                var sum = 0.0;
                for (var o = 0; o < outputs; o++)
                {
                    sum += dz[(s * outputs) + o] * W[transposed ? (i * inputs) + o : (o * inputs) + i];
                }

                dx[(s * inputs) + i] = sum;
            }
        }
    }
}
