using System.Numerics;
using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>
/// J = Σ 4·(r⁻¹² − r⁻⁶) over the pairs of five atoms near a line, stored and computed in <typeparamref name="T"/>: a close pair
/// is steep, and the others are flat beside it.
/// </summary>
internal sealed class Atoms<T> : ITestModel
    where T : struct, IFloatingPointIeee754<T>
{
    const int Count = 5;

    readonly bool forgetsFar;
    readonly T[] p = new T[3 * Count], dp = new T[3 * Count];

    /// <param name="seed">Of the positions.</param>
    /// <param name="spread">How far the atoms are apart, in units of 1.1.</param>
    /// <param name="forgetsFar">Whether the gradient leaves out the pairs that are further apart than 2.</param>
    public Atoms(int seed, double spread, bool forgetsFar = false)
    {
        this.forgetsFar = forgetsFar;
        var random = new Random(seed);
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = T.CreateTruncating((float)((i % 3 == 0 ? 1.1 * (i / 3) * spread : 0) + (0.25 * random.Normal())));
        }

        Tensors = [Stored.As("p", p, dp, Count, 3)];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public double Cost()
    {
        var energy = T.Zero;
        EachPair((_, _, _, sixth) => energy += T.CreateTruncating(4) * ((sixth * sixth) - sixth));
        return double.CreateTruncating(energy);
    }

    public void ComputeGradient()
    {
        Array.Clear(dp);
        EachPair((i, j, squared, sixth) =>
        {
            if (forgetsFar && squared > T.CreateTruncating(4))
            {
                return;
            }

            var force = T.CreateTruncating(24) * ((sixth * sixth) + (sixth * sixth) - sixth) / squared;
            for (var k = 0; k < 3; k++)
            {
                var difference = p[(3 * i) + k] - p[(3 * j) + k];
                dp[(3 * i) + k] -= force * difference;
                dp[(3 * j) + k] += force * difference;
            }
        });
    }

    /// <summary>Both atoms, r² and r⁻⁶.</summary>
    void EachPair(Action<int, int, T, T> act)
    {
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var squared = T.Zero;
                for (var k = 0; k < 3; k++)
                {
                    var difference = p[(3 * i) + k] - p[(3 * j) + k];
                    squared += difference * difference;
                }

                act(i, j, squared, T.One / (squared * squared * squared));
            }
        }
    }
}
