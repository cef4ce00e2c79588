using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>A gradient that is read off an update which is no plain step of descent.</summary>
internal static class Updates
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("an update with momentum", "The velocity of the last step is in this one.",
            ["momentum", "twice", "keeps"],
            Wrong: () => Of((fit, rate, state) =>
            {
                fit.Backward();
                for (var i = 0; i < fit.W.Length; i++)
                {
                    state[i] = (0.9 * state[i]) + fit.DW[i];
                    fit.W[i] -= rate * state[i];
                }

                fit.B[0] -= rate * fit.DB[0];
            }),
            Right: () => Plain()),

        new("an update by Adam", "Each step has the size of the rate.",
            ["Adam", "keeps", "twice", "rate"],
            Wrong: () => Of((fit, rate, state) =>
            {
                fit.Backward();
                for (var i = 0; i < fit.W.Length; i++)
                {
                    state[i] = (0.99 * state[i]) + (0.01 * fit.DW[i] * fit.DW[i]);
                    fit.W[i] -= rate * fit.DW[i] / (Math.Sqrt(state[i]) + 1e-8);
                }

                fit.B[0] -= rate * fit.DB[0];
            }),
            Right: () => Plain()),

        new("an update by the sign", "signSGD: the step has no size.",
            ["gradient of", "sign"],
            Wrong: () => Of((fit, rate, _) => Step(fit, rate, Math.Sign)),
            Right: () => Plain()),

        new("an update uphill", "The sign of the step is that of ascent.",
            ["sign"],
            Wrong: () => Of((fit, rate, _) => fit.Descend(-rate)),
            Right: () => Plain()),

        new("an update twice", "Two steps in one call.",
            ["rate", "twice", "large"],
            Wrong: () => Of((fit, rate, _) =>
            {
                fit.Descend(rate);
                fit.Descend(rate);
            }),
            Right: () => Plain()),

        new("an update that decays the weights", "AdamW's decay, which no loss has.",
            ["decay", "L2"],
            Wrong: () => Of((fit, rate, _) =>
            {
                for (var i = 0; i < fit.W.Length; i++)
                {
                    fit.W[i] *= 1 - (0.1 * rate);
                }

                fit.Descend(rate);
            }),
            Right: () => Plain()),

        new("an update of another network", "The optimizer was made of the parameters of another network.",
            ["does not move", "moves nothing", "did not move", "zero", "nothing"],
            Wrong: () =>
            {
                var other = Fit.Logistic();
                return Of((_, rate, _) => other.Descend(rate));
            },
            Right: () => Plain()),

        new("an update whose rate is a field", "The rate that is handed over is ignored, the one of the settings taken.",
            ["rate"],
            Wrong: () => Of((fit, _, _) => fit.Descend(0.01)),
            Right: () => Plain()),

        new("an update of the next minibatch", "Each call takes the next four samples.",
            ["twice", "batch", "next"],
            Wrong: () =>
            {
                var batch = 0;
                return Of((fit, rate, _) =>
                {
                    fit.BackwardAt(fit.W, 4 * batch++ % 12, 4);
                    Descend(fit, rate);
                });
            },
            Right: () => Plain()),

        new("an update with a warm restart", "Every step begins at the best weights so far.",
            ["keeps", "twice", "moves", "best"],
            Wrong: () =>
            {
                double[]? best = null;
                return Of((fit, rate, _) =>
                {
                    best ??= [.. fit.W];
                    best.CopyTo(fit.W, 0);
                    fit.Descend(rate);
                });
            },
            Right: () => Plain()),
    ];

    static Given Plain() => Of((fit, rate, _) => fit.Descend(rate));

    static Given Of(Action<Fit, double, double[]> update)
    {
        var fit = Fit.Logistic();
        var state = new double[fit.W.Length];
        Component[] values =
        [
            Component.Of("w", [fit.W.Length], i => fit.W[i], (int i, double value) => fit.W[i] = value, _ => 0),
            Component.Of("b", [1], i => fit.B[i], (int i, double value) => fit.B[i] = value, _ => 0),
        ];
        return GradientModel.FromUpdate(values, fit.Loss, rate => update(fit, rate, state));
    }

    static void Descend(Fit fit, double rate)
    {
        for (var i = 0; i < fit.W.Length; i++)
        {
            fit.W[i] -= rate * fit.DW[i];
        }

        fit.B[0] -= rate * fit.DB[0];
    }

    static void Step(Fit fit, double rate, Func<double, int> size)
    {
        fit.Backward();
        for (var i = 0; i < fit.W.Length; i++)
        {
            fit.W[i] -= rate * size(fit.DW[i]);
        }

        fit.B[0] -= rate * size(fit.DB[0]);
    }
}
