using System.Numerics;

namespace GradientTesting.TestModels.Layers;

/// <summary><see cref="DenseLayer"/> for millions of weights, in double or in float: each row is read once per pass.</summary>
internal sealed class WideLayer<T>(string suffix, int samples, int inputs, int outputs)
    where T : struct, IFloatingPointIeee754<T>
{
    public T[] W { get; } = new T[outputs * inputs];

    public T[] B { get; } = new T[outputs];

    public T[] DW { get; } = new T[outputs * inputs];

    public T[] DB { get; } = new T[outputs];

    /// <summary>What <see cref="Forward"/> made, samples × outputs; the network puts its activations here.</summary>
    public T[] Z { get; } = new T[samples * outputs];

    /// <summary>dJ/dz, samples × outputs.</summary>
    public T[] DZ { get; } = new T[samples * outputs];

    public Tensor Weights() => TensorOf($"W{suffix}", W, DW, outputs, inputs);

    public Tensor Bias() => TensorOf($"b{suffix}", B, DB, outputs);

    /// <summary>Weights of variance 1 / inputs, biases of deviation 0.1. Uniform: ten million of them are drawn in no time.</summary>
    public void Initialize(Random random)
    {
        Fill(W, Math.Sqrt(3.0 / inputs));
        Fill(B, Math.Sqrt(3) * 0.1);

        void Fill(T[] numbers, double largest)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = T.CreateTruncating(largest * ((2 * random.NextDouble()) - 1));
            }
        }
    }

    public void CopyTo(WideLayer<T> other)
    {
        W.CopyTo(other.W, 0);
        B.CopyTo(other.B, 0);
    }

    /// <summary>z = W·x + b.</summary>
    public T[] Forward(T[] x)
    {
        for (var o = 0; o < outputs; o++)
        {
            var row = Row(W, o);
            for (var s = 0; s < samples; s++)
            {
                Z[(s * outputs) + o] = B[o] + VectorProduct.Dot<T>(row, Sample(x, s));
            }
        }

        return Z;
    }

    /// <summary>dW = dzᵀ·x + decay·W and db = Σ dz.</summary>
    public void Backward(T[] x, T decay)
    {
        Array.Clear(DW);
        for (var o = 0; o < outputs; o++)
        {
            DB[o] = T.Zero;
            VectorProduct.AddScaled(Row(DW, o), decay, Row(W, o));
            for (var s = 0; s < samples; s++)
            {
                DB[o] += DZ[(s * outputs) + o];
                VectorProduct.AddScaled(Row(DW, o), DZ[(s * outputs) + o], Sample(x, s));
            }
        }
    }

    /// <summary>dx = dz·W.</summary>
    public void InputGradient(T[] dx)
    {
        Array.Clear(dx);
        for (var o = 0; o < outputs; o++)
        {
            for (var s = 0; s < samples; s++)
            {
                VectorProduct.AddScaled(Sample(dx, s), DZ[(s * outputs) + o], Row(W, o));
            }
        }
    }

    public void Descend(T rate)
    {
        VectorProduct.AddScaled(W, -rate, DW);
        VectorProduct.AddScaled(B, -rate, DB);
    }

    /// <summary>‖W‖²: rows in <typeparamref name="T"/>, which is exact enough for one, their sum in double.</summary>
    public double SquaredNorm()
    {
        var sum = 0.0;
        for (var o = 0; o < outputs; o++)
        {
            sum += double.CreateTruncating(VectorProduct.Dot<T>(Row(W, o), Row(W, o)));
        }

        return sum;
    }

    Span<T> Row(T[] weights, int output) => weights.AsSpan(output * inputs, inputs);

    Span<T> Sample(T[] x, int sample) => x.AsSpan(sample * inputs, inputs);

    static Tensor TensorOf(string name, T[] values, T[] gradient, params int[] shape) => (values, gradient) switch
    {
        (double[] v, double[] g) => Tensor.Of(name, v, g, shape),
        (float[] v, float[] g) => Tensor.Of(name, v, g, shape),
        _ => throw new NotSupportedException($"No component is stored in {typeof(T)}. Use double or float."),
    };
}
