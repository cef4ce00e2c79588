using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>A TrainStep that leads nowhere: "after training" is the start again.</summary>
internal static class Training
{
    static readonly string[] Nowhere = ["TrainStep", "training … did not move", "training … moved nothing", "training steps … left"];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a step that is not applied", "TrainStep computes the gradient, and leaves the update to an optimizer that is not there.",
            Nowhere,
            Wrong: () => Trained(net => net.Backward),
            Right: () => Trained(net => () => net.Descend(0.1))),

        new("a step on a replica", "TrainStep trains the replica of a data-parallel trainer, which is never copied back.",
            Nowhere,
            Wrong: () => Trained(net =>
            {
                var replica = net.Clone();
                return () => replica.Descend(0.1);
            }),
            Right: () => Trained(net => () => net.Descend(0.1, net.Clone()))),

        new("gradients cleared before the step", "zero_grad stands between backward and step.",
            Nowhere,
            Wrong: () => Trained(net => () =>
            {
                net.Backward();
                Array.Clear(net.DW1);
                Array.Clear(net.DB1);
                Array.Clear(net.DW2);
                Array.Clear(net.DB2);
                Step(net, 0.1);
            }),
            Right: () => Trained(net => () =>
            {
                net.Backward();
                Step(net, 0.1);
            })),

        new("the best weights restored", "Each step ends by restoring the best weights, and the validation loss never falls.",
            Nowhere,
            Wrong: () => Trained(net => () => Restoring(net, restores: true)),
            Right: () => Trained(net => () => Restoring(net, restores: false))),

        new("a rate of 1e-12", "The rate is 1e-12 after a schedule was applied twice.",
            [.. Nowhere, "learning rate"],
            Wrong: () => Trained(net => () => net.Descend(1e-12)),
            Right: () => Trained(net => () => net.Descend(0.05))),

        new("a warm-up from 0", "The rate grows with the number of the step, which is not counted: it is 0 at each.",
            Nowhere,
            Wrong: () => Trained(net =>
            {
                const int step = 0;
                return () => net.Descend(0.1 * step / 100);
            }),
            Right: () => Trained(net => () => net.Descend(0.1))),

        new("gradients added up over 32 steps", "An update comes after 32 steps, and the check takes 10.",
            Nowhere,
            Wrong: () => Trained(net =>
            {
                var steps = 0;
                return () => net.Descend(++steps % 32 == 0 ? 0.1 : 0);
            }),
            Right: () => Trained(net => () => net.Descend(0.1))),

        new("a gradient that is clipped to nothing", "The largest norm of a gradient is 0, which was meant as no limit.",
            Nowhere,
            Wrong: () => Trained(net => () => net.Descend(0.1 * 0)),
            Right: () => Trained(net => () => net.Descend(0.1))),

        new("early stopping", "The trainer says that it has converged, and returns.",
            Nowhere,
            Wrong: () => Trained(net =>
            {
                var converged = true;
                return () =>
                {
                    if (!converged)
                    {
                        net.Descend(0.1);
                    }
                };
            }),
            Right: () => Trained(net => () => net.Descend(0.1))),

        new("an update of a local variable", "The update loop assigns to the variable of a foreach's copy of the weights.",
            Nowhere,
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return fit.Model() with
                {
                    TrainStep = () =>
                    {
                        fit.Backward();
                        var next = fit.W.Zip(fit.DW, (value, slope) => value - (0.1 * slope)).ToArray();
                        next.CopyTo(next, 0);
                    },
                };
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                return fit.Model() with { TrainStep = () => fit.Descend(0.1) };
            }),

        new("a bias that is not listed", "The step trains the bias too, which is not among the components.",
            ["not listed", "not among", "unlisted"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return GradientModel.Of([Component.Of("w", fit.W, fit.DW)], fit.Loss, fit.Backward) with
                {
                    TrainStep = () => fit.Descend(0.1),
                };
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                return fit.Model() with { TrainStep = () => fit.Descend(0.1) };
            }),

        new("a cursor into the batches", "Each step goes on to the next batch, and the loss is that of the batch at hand.",
            ["cursor", "which batch", "next batch"],
            Wrong: () => Batched(isLossOfBatch: true),
            Right: () => Batched(isLossOfBatch: false)),

        new("a step to new arrays", "The step assigns a new array to w, and the component was given the array that it was.",
            [.. Words.Replaced, .. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Logistic(2);
                return fit.Model(Component.Of("w", fit.W, fit.DW)) with { TrainStep = () => Replaced(fit) };
            },
            Right: () =>
            {
                var fit = Fit.Logistic();
                return fit.Model(Component.Of("w", () => fit.W, () => fit.DW)) with { TrainStep = () => Replaced(fit) };
            }),
    ];

    static Given Batched(bool isLossOfBatch)
    {
        var (fit, first) = (Fit.Squares(), 0);
        return GradientModel.Of(
            [Component.Of("w", fit.W, fit.DW), fit.Bias],
            () => isLossOfBatch ? fit.LossAt(fit.W, first, 7) : fit.Loss(),
            () => fit.BackwardAt(fit.W, isLossOfBatch ? first : 0, isLossOfBatch ? 7 : 14)) with
        {
            TrainStep = () =>
            {
                fit.BackwardAt(fit.W, first, 7);
                for (var j = 0; j < fit.W.Length; j++)
                {
                    fit.W[j] -= 0.1 * fit.DW[j];
                }

                first = (first + 3) % 14;
            },
        };
    }

    static Given Trained(Func<ArrayNet<double>, Action> step)
    {
        var net = new ArrayNet<double>();
        return net.Model() with { Initialize = net.Initialize, TrainStep = step(net) };
    }

    static void Step(ArrayNet<double> net, double rate)
    {
        ArrayNet<double>.Each(net.W1, (i, j) => net.W1[i, j] -= rate * net.DW1[i, j]);
        ArrayNet<double>.Each(net.W2, (i, j) => net.W2[i, j] -= rate * net.DW2[i, j]);
    }

    static void Restoring(ArrayNet<double> net, bool restores)
    {
        var best = net.Clone();
        net.Descend(0.1);
        if (restores)
        {
            (net.W1, net.B1, net.W2, net.B2) = (best.W1, best.B1, best.W2, best.B2);
        }
    }

    static void Replaced(Fit fit)
    {
        fit.Backward();
        fit.W = [.. fit.W.Zip(fit.DW, (value, slope) => value - (0.1 * slope))];
    }
}
