using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Masks, scales, clips and weights that the wiring puts into the cost or into the gradient alone.</summary>
internal static class Scales
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a loss scale of mixed precision", "The gradient is that of the loss times 1024, and nobody divides.",
            ["1024", "1,024", "factor"],
            Wrong: () => Scaled(1024),
            Right: () => Scaled(1)),

        new("a gradient that is clipped to its norm", "The wiring hands out what the clip of the optimizer left.",
            ["too small", "clip"],
            Wrong: () => Clipped(0.05),
            Right: () => Clipped(double.PositiveInfinity)),

        new("a gradient that is clipped by value", "Each element is clipped to 0.1, where that of the bias is larger.",
            ["clip", "too small", "b", "gradient of"],
            Wrong: () => Clamped(0.02),
            Right: () => Clamped(double.PositiveInfinity)),

        new("pruned weights in the gradient alone", "The mask of pruning is applied to the gradient, and the loss reads all weights.",
            ["w[1]", "one element", "zero"],
            Wrong: () => Pruned(inLoss: false),
            Right: () => Pruned(inLoss: true)),

        new("pruned weights in the loss alone", "The mask is applied to the weights, and not to their gradient.",
            ["w[1]", "one element", "not react"],
            Wrong: () => Pruned(inLoss: true, inGradient: false),
            Right: () => Pruned(inLoss: true)),

        new("label smoothing in the loss alone", "Smoothed labels are those of the loss, hard ones those of the gradient.",
            ["gradient of w"],
            Wrong: () => Smoothed(0),
            Right: () => Smoothed(0.1)),

        new("class weights in the gradient alone", "Rare samples count three times in the backward pass.",
            ["gradient of w"],
            Wrong: () => Weighted(loss: 1, gradient: 3),
            Right: () => Weighted(loss: 3, gradient: 3)),

        new("a sum in the loss, a mean in the gradient", "reduction: \"sum\" and \"mean\".",
            ["14", "batch"],
            Wrong: () => Reduced(14),
            Right: () => Reduced(1)),

        new("a batch size of another split", "BatchSize is that of the test set, and the gradient is a sum.",
            ["14×", "too large"],
            Wrong: () => Batch(size: 500, factor: 14),
            Right: () => Batch(size: 14, factor: 1)),

        new("a gradient in float of a loss in double", "The gradient goes through Half on its way to the optimizer.",
            ["precision", "rounded"],
            Wrong: () => Rounded(value => (double)(Half)value),
            Right: () => Rounded(value => value)),

        new("a λ in the loss alone, that is huge", "λ is 1e6, so that nobody sees that the data part is doubled.",
            ["data part is wrong"],
            Wrong: () => Huge(2),
            Right: () => Huge(1)),

        new("a learning rate for λ", "Lambda is wired to the rate of the optimizer, which the loss does not read.",
            Words.Lambda,
            Wrong: () =>
            {
                var rate = 0.01;
                return new Ridge(() => 0.3).Model((() => rate, value => rate = value));
            },
            Right: () =>
            {
                var lambda = 0.3;
                return new Ridge(() => lambda).Model((() => lambda, value => lambda = value));
            }),
    ];

    static Given Scaled(double by) => After((fit, _) => Array.ForEach([.. Enumerable.Range(0, fit.DW.Length)], i => fit.DW[i] *= by));

    static Given Clipped(double most) => After((fit, _) =>
    {
        var norm = Math.Sqrt(fit.DW.Sum(d => d * d) + (fit.DB[0] * fit.DB[0]));
        for (var i = 0; i < fit.DW.Length && norm > most; i++)
        {
            fit.DW[i] *= most / norm;
        }

        fit.DB[0] *= Math.Min(1, most / norm);
    });

    static Given Clamped(double most) => After((fit, _) =>
    {
        for (var i = 0; i < fit.DW.Length; i++)
        {
            fit.DW[i] = Math.Clamp(fit.DW[i], -most, most);
        }

        fit.DB[0] = Math.Clamp(fit.DB[0], -most, most);
    });

    static Given Pruned(bool inLoss, bool inGradient = true)
    {
        var fit = Fit.Logistic();
        fit.Weights = () => inLoss ? [.. fit.W.Select((w, i) => i == 1 ? 0 : w)] : fit.W;
        return GradientModel.Of(fit.Model().Components, fit.Loss, () =>
        {
            fit.Backward();
            fit.DW[1] = inGradient ? 0 : fit.DW[1];
        });
    }

    /// <summary>J = −mean of t·log p + (1 − t)·log(1 − p), with targets that are smoothed in the loss.</summary>
    static Given Smoothed(double ofGradient) => Own(
        (s, t) => Math.Log(1 + Math.Exp(s)) - (Soft(t, 0.1) * s), (s, t) => (1 / (1 + Math.Exp(-s))) - Soft(t, ofGradient));

    static double Soft(double target, double by) => (target * (1 - by)) + (by / 2);

    static Given Weighted(double loss, double gradient) => Own(
        (s, t) => (t > 0 ? loss : 1) * (Math.Log(1 + Math.Exp(s)) - (t * s)),
        (s, t) => (t > 0 ? gradient : 1) * ((1 / (1 + Math.Exp(-s))) - t));

    static Given Reduced(double by)
    {
        var fit = Fit.Logistic();
        return GradientModel.Of(fit.Model().Components, () => by * fit.Loss(), fit.Backward) with { BatchSize = () => 14 };
    }

    static Given Batch(int size, double factor)
    {
        var fit = Fit.Logistic();
        return GradientModel.Of(fit.Model().Components, fit.Loss, () =>
        {
            fit.Backward();
            for (var i = 0; i < fit.DW.Length; i++)
            {
                fit.DW[i] *= factor;
            }
        }) with { BatchSize = () => size };
    }

    static Given Rounded(Func<double, double> round) => After((fit, _) =>
    {
        for (var i = 0; i < fit.DW.Length; i++)
        {
            fit.DW[i] = round(fit.DW[i]);
        }
    });

    static Given Huge(double factor)
    {
        var fit = Fit.Logistic(factor);
        var lambda = 1e6;
        return GradientModel.Of(fit.Model().Components, () => fit.Loss() + (lambda / 2 * fit.W.Sum(w => w * w)), () =>
        {
            fit.Backward();
            for (var i = 0; i < fit.DW.Length; i++)
            {
                fit.DW[i] += lambda * fit.W[i];
            }
        }) with { Lambda = (() => lambda, value => lambda = value) };
    }

    static Given After(Action<Fit, Random> then)
    {
        var fit = Fit.Logistic();
        return GradientModel.Of(fit.Model().Components, fit.Loss, () =>
        {
            fit.Backward();
            then(fit, new Random(0));
        }) with { Initialize = fit.Initialize };
    }

    static Given Own(Func<double, double, double> loss, Func<double, double, double> slope)
    {
        var random = new Random(12);
        double[][] x = [.. Enumerable.Range(0, 9).Select(_ => random.Normals(3))];
        double[] t = [.. random.Normals(9).Select(value => value > 0 ? 1.0 : 0)], w = random.Normals(3), dw = new double[3];
        double Score(double[] sample) => sample.Select((value, i) => value * w[i]).Sum();
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () => x.Select((sample, n) => loss(Score(sample), t[n])).Average(),
            () =>
            {
                for (var i = 0; i < 3; i++)
                {
                    dw[i] = x.Select((sample, n) => slope(Score(sample), t[n]) * sample[i]).Average();
                }
            });
    }
}
