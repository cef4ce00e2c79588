using System.Numerics;
using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>z = W·x + b for every sample, stored and computed in <typeparamref name="T"/>; W is outputs × inputs, x inputs × samples.</summary>
internal sealed class Dense<T>(string suffix, int samples, int inputs, int outputs)
    where T : struct, IFloatingPointIeee754<T>
{
    public T[] W { get; } = new T[outputs * inputs];

    public T[] B { get; } = new T[outputs];

    public T[] DW { get; } = new T[outputs * inputs];

    public T[] DB { get; } = new T[outputs];

    public T[] Z { get; } = new T[samples * outputs];

    public Tensor Weights => Stored.As($"W{suffix}", W, DW, outputs, inputs);

    public Tensor Bias => Stored.As($"b{suffix}", B, DB, outputs);

    /// <summary>Weights of variance gain² / inputs, biases of deviation 0.1.</summary>
    public void Initialize(Random random, double gain = 1)
    {
        random.Fill(W, gain / Math.Sqrt(inputs));
        random.Fill(B, 0.1);
    }

    public T[] Forward(T[] x)
    {
        for (var o = 0; o < outputs; o++)
        {
            var z = Z.AsSpan(o * samples, samples);
            z.Fill(B[o]);
            for (var i = 0; i < inputs; i++)
            {
                Vectors.AddScaled(z, W[(o * inputs) + i], x.AsSpan(i * samples, samples));
            }
        }

        return Z;
    }

    /// <summary>dW = dz·xᵀ and db = Σ dz.</summary>
    public void Backward(T[] dz, T[] x)
    {
        for (var o = 0; o < outputs; o++)
        {
            var slopes = dz.AsSpan(o * samples, samples);
            DB[o] = Vectors.Sum<T>(slopes);
            for (var i = 0; i < inputs; i++)
            {
                DW[(o * inputs) + i] = Vectors.Dot<T>(slopes, x.AsSpan(i * samples, samples));
            }
        }
    }

    /// <summary>dx = Wᵀ·dz.</summary>
    public void InputGradient(T[] dz, T[] dx)
    {
        Array.Clear(dx);
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
            {
                Vectors.AddScaled(dx.AsSpan(i * samples, samples), W[(o * inputs) + i], dz.AsSpan(o * samples, samples));
            }
        }
    }

    public void Descend(T rate)
    {
        Vectors.AddScaled(W, -rate, DW);
        Vectors.AddScaled(B, -rate, DB);
    }
}
