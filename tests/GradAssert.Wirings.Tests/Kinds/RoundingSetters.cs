using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>
/// Setters that store something near to what they are given: a wrong gradient is compared with no move at all, or with
/// another.
/// </summary>
internal static class RoundingSetters
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a setter that rounds to float", "Weights are doubles, and the setter casts to float. The gradient is 20% off.",
            ["rounds", "rounded", "1.2× too large", "20% too large", .. Words.Setter],
            Wrong: () => Set(value => (float)value, 1.2),
            Right: () => Set(value => value)),

        new("a setter that rounds to half", "Weights are stored as Half, behind a component of doubles.",
            ["rounds", "rounded", "half", "precision", .. Words.Setter],
            Wrong: () => Set(value => (double)(Half)value, 2),
            Right: () => Set(value => value)),

        new("a setter that rounds to bfloat16 in a large layer",
            "4,000 weights are stored with eight bits, and the gradient of each is twice too large.",
            ["rounds", "rounded", "precision", .. Words.Setter],
            Wrong: () => Large(Eight, 2),
            Right: () => Large(value => value)),

        new("a setter that rounds to three decimals", "Values are rounded for display, in the property that stores them.",
            ["rounds", "rounded", .. Words.Setter],
            Wrong: () => Set(value => Math.Round(value, 3), 2),
            Right: () => Set(value => value)),

        new("a setter that quantizes to 8 bits", "Weights are stored as sbyte times a scale of 1/32.",
            ["rounds", "rounded", "quantiz", "precision", .. Words.Setter],
            Wrong: () => Set(value => (sbyte)Math.Round(32 * value) / 32.0, -1),
            Right: () => Set(value => value)),

        new("a setter that clamps at zero", "Weights are not to be negative: the setter clamps, and a weight stands at zero.",
            ["clamp", .. Words.Setter],
            Wrong: () => Set(value => Math.Max(value, 0), 2, 0, 0.4, 0, 0.7, 0.2),
            Right: () => Set(value => value, 1, 0, 0.4, 0, 0.7, 0.2)),

        new("a setter that clamps to one",
            "Weights are clipped to [-1, 1] when they are set, as in a critic, and all of them stand at the ends.",
            ["clamp", "clip", .. Words.Setter],
            Wrong: () => Set(value => Math.Clamp(value, -1, 1), 3, 1, -1, 1, -1, 1),
            Right: () => Set(value => value, 1, 1, -1, 1, -1, 1)),

        new("a setter that clamps a large layer", "4,000 weights at the upper end of their range.",
            ["clamp", "clip", .. Words.Setter],
            Wrong: () => Large(value => Math.Min(value, 0.5), 2),
            Right: () => Large(value => value)),

        new("a setter that ignores a large layer",
            "4,000 weights whose setter belongs to a frozen layer, with a gradient that is twice too large.",
            Words.Setter,
            Wrong: () => Large(_ => 0.5, 2),
            Right: () => Large(value => value)),

        new("a setter that keeps the length at one", "The vector of weights is normalized after each write.",
            ["normaliz", "other elements", .. Words.Setter],
            Wrong: () => Vector(Normalized, 2),
            Right: () => Vector(w => w)),

        new("a setter that keeps the sum at one", "Mixture weights are divided by their sum after each write.",
            ["normaliz", "other elements", .. Words.Setter],
            Wrong: () => Mixture(normalizes: true),
            Right: () => Mixture(normalizes: false)),

        new("a setter that centres", "The mean is subtracted from the biases after each write, so that softmax stays put.",
            ["normaliz", "other elements", .. Words.Setter],
            Wrong: () => Vector(w => [.. w.Select(value => value - w.Average())], 2),
            Right: () => Vector(w => w)),

        new("a setter that wraps angles", "Angles are reduced to (−π, π] when they are set, and one stands at π.",
            ["wrap", .. Words.Setter, "another value"],
            Wrong: () => Set(value => value > Math.PI ? value - (2 * Math.PI) : value <= -Math.PI ? value + (2 * Math.PI) : value,
                2, Math.PI, 0.3, -0.4, Math.PI, 0.1),
            Right: () => Set(value => value, 1, Math.PI, 0.3, -0.4, Math.PI, 0.1)),

        new("a setter that takes the absolute value", "A scale is made positive when it is set, and it stands at zero.",
            ["absolute", "sign of", .. Words.Setter],
            Wrong: () => Set(Math.Abs, 2, 0, 0, 0, 0, 0),
            Right: () => Set(value => value, 1, 0, 0, 0, 0, 0)),
    ];

    static double Eight(double value) => BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits((float)value) & ~0xFFFF);

    static double[] Normalized(double[] w)
    {
        var length = Math.Sqrt(w.Sum(value => value * value));
        return [.. w.Select(value => value / length)];
    }

    static Given Set(Func<double, double> stored, double error = 1, params double[] start)
    {
        var fit = Fit.Logistic(error);
        fit.W = [.. (start.Length > 0 ? start : fit.W).Select(stored)];
        return fit.Model(Component.Of("w", [5], i => fit.W[i], (i, value) => fit.W[i] = stored(value), i => fit.DW[i]));
    }

    static Given Vector(Func<double[], double[]> kept, double error = 1)
    {
        var fit = Fit.Squares(error);
        fit.W = kept(fit.W);
        return fit.Model(Component.Of("w", [4], i => fit.W[i],
            (i, value) => fit.W = kept([.. fit.W.Select((other, j) => j == i ? value : other)]), i => fit.DW[i]));
    }

    /// <summary>J = −Σ log Σ π·p, where the gradient of π takes each to be free.</summary>
    static Given Mixture(bool normalizes)
    {
        double[][] densities = [[0.3, 0.1, 0.6], [0.2, 0.5, 0.1], [0.7, 0.2, 0.3], [0.1, 0.1, 0.4]];
        double[] pi = [0.5, 0.25, 0.25], dPi = new double[3];
        double At(double[] p) => (p[0] * pi[0]) + (p[1] * pi[1]) + (p[2] * pi[2]);
        void Write(int i, double value)
        {
            pi[i] = value;
            var sum = normalizes ? pi.Sum() : 1;
            for (var k = 0; k < 3; k++)
            {
                pi[k] /= sum;
            }
        }

        return GradientModel.Of([Component.Of("pi", [3], i => pi[i], Write, i => dPi[i])], () => -densities.Sum(p => Math.Log(At(p))), () =>
        {
            for (var k = 0; k < 3; k++)
            {
                dPi[k] = -densities.Sum(p => p[k] / At(p));
            }
        });
    }

    /// <summary>J = ½ mean (w − t)² over 4,000 weights at 0.5, with targets around it.</summary>
    static Given Large(Func<double, double> stored, double error = 1)
    {
        const int count = 4_000;
        double[] w = [.. Enumerable.Repeat(0.5, count)],
            t = [.. Enumerable.Range(0, count).Select(i => 0.5 + Math.Sin(i))], dw = new double[count];
        return GradientModel.Of(
            [Component.Of("w", [40, 100], i => w[i], (i, value) => w[i] = stored(value), i => dw[i])],
            () =>
            {
                var sum = 0.0;
                for (var i = 0; i < count; i++)
                {
                    sum += (w[i] - t[i]) * (w[i] - t[i]);
                }

                return sum / (2 * count);
            },
            () =>
            {
                for (var i = 0; i < count; i++)
                {
                    dw[i] = error * (w[i] - t[i]) / count;
                }
            });
    }
}
