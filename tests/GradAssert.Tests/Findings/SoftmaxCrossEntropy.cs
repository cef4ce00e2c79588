using System.Numerics;

namespace GradientTesting.Tests.Findings;

/// <summary>
/// J = −1/n · Σ log softmax(z)[label] of scores in <typeparamref name="T"/>, classes × samples; the losses are computed and
/// added up in <typeparamref name="T"/> or in double.
/// </summary>
internal sealed class SoftmaxCrossEntropy<T>(int[] labels, int classes, bool inDouble)
    where T : struct, IFloatingPointIeee754<T>
{
    readonly T[] dz = new T[labels.Length * classes];

    public double Forward(T[] z) => inDouble ? Mean<double>(z) : double.CreateTruncating(Mean<T>(z));

    /// <summary>dz = (softmax(z) − onehot(label)) / n, in <typeparamref name="T"/>.</summary>
    public T[] Backward(T[] z)
    {
        var (samples, share) = (labels.Length, T.CreateTruncating(labels.Length));
        for (var s = 0; s < samples; s++)
        {
            var (largest, sum) = (Largest(z, s), T.Zero);
            for (var k = s; k < z.Length; k += samples)
            {
                sum += dz[k] = T.Exp(z[k] - largest);
            }

            for (var k = s; k < z.Length; k += samples)
            {
                dz[k] = ((dz[k] / sum) - (k / samples == labels[s] ? T.One : T.Zero)) / share;
            }
        }

        return dz;
    }

    TSum Mean<TSum>(T[] z)
        where TSum : struct, IFloatingPointIeee754<TSum>
    {
        var (samples, cost) = (labels.Length, TSum.Zero);
        for (var s = 0; s < samples; s++)
        {
            var (largest, sum) = (TSum.CreateTruncating(Largest(z, s)), TSum.Zero);
            for (var k = s; k < z.Length; k += samples)
            {
                sum += TSum.Exp(TSum.CreateTruncating(z[k]) - largest);
            }

            cost += TSum.Log(sum) + largest - TSum.CreateTruncating(z[(labels[s] * samples) + s]);
        }

        return cost / TSum.CreateTruncating(samples);
    }

    T Largest(T[] z, int s)
    {
        var largest = z[s];
        for (var k = s + labels.Length; k < z.Length; k += labels.Length)
        {
            largest = z[k] > largest ? z[k] : largest;
        }

        return largest;
    }
}
