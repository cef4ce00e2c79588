using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>What is computed from the values and kept, although the values change.</summary>
internal static partial class Caches
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a lazy gradient", "The gradient is a Lazy<double[]>, and copied out at each call.",
            ["computed once"],
            Wrong: () => OfLazyGradient(isKept: true),
            Right: () => OfLazyGradient(isKept: false)),

        new("a loss that is kept", "Loss is a Lazy<double>: it is computed once.",
            ["cache", "stale", .. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Squares(2);
                Lazy<double> loss = new(fit.Loss);
                return GradientModel.Of(fit.Model().Components, () => loss.Value, fit.Backward);
            },
            Right: () => Fit.Squares().Model()),

        new("a loss that is kept until training", "The loss is kept until a training step invalidates it; the check writes values itself.",
            ["cache", "stale", .. Words.Unread],
            Wrong: () => Kept(invalidatedByWrites: false, 2),
            Right: () => Kept(invalidatedByWrites: true)),

        new("a loss by the sum of its weights", "The loss is kept under a key of the weights, rounded to four decimals.",
            ["cache", "stale", .. Words.Unread, "rounds", "rounded"],
            Wrong: () =>
            {
                var fit = Fit.Logistic(1.5);
                Dictionary<string, double> losses = [];
                return GradientModel.Of(
                    [Component.Of("w", () => fit.W, () => fit.DW), fit.Bias],
                    () =>
                    {
                        var key = string.Join('|', fit.W.Append(fit.B[0]).Select(value => value.ToString("F4", null)));
                        return losses.TryGetValue(key, out var loss) ? loss : losses[key] = fit.Loss();
                    },
                    fit.Backward);
            },
            Right: () => Fit.Logistic().Model()),

        new("a loss by its weights", "The loss is kept under a key of the weights, which leaves the bias out.",
            ["kept … key", "has kept", "cache", "stale"],
            Wrong: () => ByKey(fit => string.Join('|', fit.W), 1.5, isDictionary: true),
            Right: () => ByKey(fit => string.Join('|', fit.W.Append(fit.B[0])), 1, isDictionary: true)),

        new("a last loss by its weights", "The last loss is kept as long as the weights stay the same; the bias is not compared.",
            ["kept … key", "has kept", "cache", "stale"],
            Wrong: () => ByKey(fit => string.Join('|', fit.W), 1.5, isDictionary: false),
            Right: () => ByKey(fit => string.Join('|', fit.W.Append(fit.B[0])), 1, isDictionary: false)),

        new("a loss by some of its weights", "The loss is kept under a key of the first three weights; the gradient of the fourth is forgotten.",
            ["kept … a move of w[3] alone"],
            Wrong: () => ByFirst(3, 4),
            Right: () => ByFirst(4, 4)),

        new("a gradient by its first weight", "The backward pass runs only where the first weight is another one.",
            ["gradient … kept … key"],
            Wrong: () => GradientByKey(fit => fit.W[0]),
            Right: () => GradientByKey(fit => (string.Join('|', fit.W), fit.B[0]))),

        new("a gradient by its weights", "The backward pass runs only where a weight is another one; the bias is not compared.",
            ["gradient … kept … a move of b alone"],
            Wrong: () => GradientByKey(fit => string.Join('|', fit.W)),
            Right: () => GradientByKey(fit => string.Join('|', fit.W.Append(fit.B[0])))),

        new("a transposed copy for the forward pass", "The forward pass reads Wᵀ, which is made once; the backward pass reads W.",
            ["cache", "stale", .. Words.Unread],
            Wrong: () => Transposed(refreshed: false, "W1"),
            Right: () => Transposed(refreshed: true)),

        new("a transposed copy for the backward pass",
            "The backward pass reads W2ᵀ, which Initialize() and TrainStep() refresh; the jitter of the check does not.",
            ["W1 and b1 is not", .. Words.Stale],
            Wrong: () => Refreshed(kept: true),
            Right: () => Refreshed(kept: false)),

        new("looked-up rows that are kept",
            "The rows of a sentence are copied when the batch is made, and the table is moved without them.",
            ["cache", "stale", .. Words.Unread],
            Wrong: () =>
            {
                var net = new Embedding(2);
                double[][] rows = [.. net.Table.Select(row => row.ToArray())];
                net.Lookup = (word, k) => rows[word][k];
                return net.Model(Component.Of("table", net.Table, net.DTable));
            },
            Right: () =>
            {
                var net = new Embedding();
                return net.Model(Component.Of("table", net.Table, net.DTable));
            }),

        new("activations of the pass before last", "Two buffers are used in turn, and the backward pass takes the older one.",
            Words.Stale,
            Wrong: () => Buffered(older: true),
            Right: () => Buffered(older: false)),

        new("activations of the first pass", "The forward pass keeps its activations only where there are none yet.",
            Words.Stale,
            Wrong: () => Activated(onlyFirst: true),
            Right: () => Activated(onlyFirst: false)),

        new("a gradient that is computed once", "A flag that nobody resets says that the gradient is up to date.",
            [.. Words.Stale, "gradient did not change"],
            Wrong: () =>
            {
                var fit = Fit.Poisson();
                var upToDate = false;
                return fit.Model().With(() =>
                {
                    if (!upToDate)
                    {
                        fit.Backward();
                        upToDate = true;
                    }
                });
            },
            Right: () => Fit.Poisson().Model()),

        new("a gradient that lags by one call", "ComputeGradient() hands out what the call before it computed, as a pipeline does.",
            [.. Words.Stale, "same values"],
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                double[] next = new double[5], shown = new double[5];
                return GradientModel.Of([Component.Of("w", () => fit.W, () => shown), fit.Bias], fit.Loss, () =>
                {
                    fit.Backward();
                    (shown, next) = (next, [.. fit.DW]);
                }) with { Initialize = fit.Initialize };
            },
            Right: () => Fit.Logistic().Model()),

        new("a loss that lags by one call", "Cost() returns the loss of the batch before, since the present one is still under way.",
            ["deterministic", "same values", "two calls", "another forward pass"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                var last = fit.Loss();
                return GradientModel.Of(fit.Model().Components, () =>
                {
                    var shown = last;
                    last = fit.Loss();
                    return shown;
                }, fit.Backward);
            },
            Right: () => Fit.Squares().Model()),

        new("statistics that are kept",
            "The scale by which weights are divided is computed at the start; the gradient goes through it as if it moved.",
            ["cache", "stale", .. Words.Unread, "The gradient of w is not"],
            Wrong: () => WeightNormalized(kept: true),
            Right: () => WeightNormalized(kept: false)),

        new("a cached inverse", "The inverse of a scale is updated by the training step only, and the loss reads the inverse.",
            ["cache", "stale", .. Words.Unread],
            Wrong: () => Inverse(kept: true, 2),
            Right: () => Inverse(kept: false)),

        new("probabilities of the gradient before", "The softmax is computed at the end of ComputeGradient(), for the next one.",
            Words.Stale,
            Wrong: () => Softmax(computedLast: true),
            Right: () => Softmax(computedLast: false)),

        new("the forward pass is skipped for a known batch", "Scores are kept by batch number, and there is one batch.",
            ["cache", "stale", .. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Poisson(0.5);
                Dictionary<int, double> scores = [];
                return GradientModel.Of(fit.Model().Components,
                    () => scores.TryGetValue(0, out var loss) ? loss : scores[0] = fit.Loss(), fit.Backward);
            },
            Right: () => Fit.Poisson().Model()),
    ];
}
