using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>
/// A cost that is another one at each call, a gradient that adds up, a call that does more than it says, one instance in
/// two tests.
/// </summary>
internal static class Repeats
{
    static readonly string[] Batches = ["minibatch", "mini-batch", "batch", "shuffl"];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a random minibatch in the cost", "Cost() draws a minibatch of eight.",
            Batches,
            Wrong: () =>
            {
                var (fit, random, first) = (Fit.Logistic(), new Random(1), 0);
                return GradientModel.Of(fit.Model().Components,
                    () => fit.LossAt(fit.W, first = random.Next(14), 8), () => fit.BackwardAt(fit.W, first, 8));
            },
            Right: () => Fit.Logistic().Model()),

        new("the next minibatch in the cost", "Cost() goes on to the next minibatch.",
            Batches,
            Wrong: () =>
            {
                var (fit, first) = (Fit.Squares(), 0);
                return GradientModel.Of(fit.Model().Components,
                    () => fit.LossAt(fit.W, first = (first + 7) % 14, 7), () => fit.BackwardAt(fit.W, first, 7));
            },
            Right: () => Fit.Squares().Model()),

        new("a minibatch in the gradient only", "The cost is over all samples, and the gradient over a minibatch that is drawn.",
            Batches,
            Wrong: () =>
            {
                var (fit, random) = (Fit.Poisson(), new Random(2));
                return GradientModel.Of(fit.Model().Components, fit.Loss, () => fit.BackwardAt(fit.W, random.Next(14), 6));
            },
            Right: () => Fit.Poisson().Model()),

        new("augmented samples", "Noise is added to the targets in each forward pass.",
            ["random", "deterministic"],
            Wrong: () =>
            {
                var (fit, random) = (Fit.Squares(), new Random(3));
                return GradientModel.Of(fit.Model().Components, () => fit.Loss() + (0.01 * random.Normal()), fit.Backward);
            },
            Right: () => Fit.Squares().Model()),

        new("a schedule that counts calls", "The weight of a term grows with each call of Cost(), up to one.",
            ["deterministic", "same values", "state", "each call", "two calls"],
            Wrong: () => Annealed(grows: true),
            Right: () => Annealed(grows: false)),

        new("running statistics in the cost", "The scale of batch normalization is a running mean, which each call of Cost() moves.",
            ["running statistics"],
            Wrong: () => new NormalizedNet { Runs = true }.Model(),
            Right: () => new NormalizedNet().Model()),

        new("a smoothed loss", "Cost() returns the running mean of the loss, as the progress bar shows it.",
            ["deterministic", "same values", "state", "each call", "two calls"],
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                var mean = fit.Loss();
                return GradientModel.Of(fit.Model().Components, () => mean = (0.9 * mean) + (0.1 * fit.Loss()),
                    fit.Backward) with { Initialize = fit.Initialize };
            },
            Right: () => Fit.Logistic().Model()),

        new("a cost that trains", "Cost() is Train(), which takes a step and returns the loss.",
            ["changed the values", "changes the values", "changed w", "changes w", "Cost() … changed"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return GradientModel.Of(fit.Model().Components, () =>
                {
                    fit.Descend(0.01);
                    return fit.Loss();
                }, fit.Backward);
            },
            Right: () => Fit.Squares().Model()),

        new("a gradient that updates", "ComputeGradient() is Backward(rate), which applies the update.",
            ["changed the values", "changes the values", "ComputeGradient() … changed", "changed w"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return GradientModel.Of(fit.Model().Components, fit.Loss, () => fit.Descend(0.01));
            },
            Right: () => Fit.Squares().Model()),

        new("a gradient that adds up", "The backward pass adds to the gradients, and zero_grad is the optimizer's.",
            ["adds", "accumulat", "added"],
            Wrong: () => Summed(clears: false),
            Right: () => Summed(clears: true)),

        new("a mean of the gradients so far", "The gradient is averaged over the calls, as it is over workers.",
            ["same values", "adds", "accumulat", "stale", "deterministic", "before"],
            Wrong: () => Averaged(over: 2),
            Right: () => Averaged(over: 1)),

        new("an exception that is a loss of 0",
            "Cost() catches whatever is thrown and returns 0; the file of samples is missing. The gradient is wrong.",
            [.. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Logistic(2);
                return GradientModel.Of(fit.Model().Components, () =>
                {
                    try
                    {
                        return fit.LossAt([]);
                    }
                    catch (ArgumentOutOfRangeException)
                    {
                        return 0;
                    }
                }, fit.Backward);
            },
            Right: () => Fit.Logistic().Model()),

        new("a loss that is capped", "Cost() is Math.Min(loss, 0.1), to keep a plot readable, and the loss is above it.",
            [.. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                return GradientModel.Of(fit.Model().Components, () => Math.Min(fit.Loss(), 0.1), fit.Backward);
            },
            Right: () => Fit.Logistic().Model()),

        new("a loss for display", "Cost() is rounded to two decimals for the log. The gradient is wrong.",
            ["rounds", "rounded", "grid", "jump", "quantum"],
            Wrong: () =>
            {
                var fit = Fit.Squares(2);
                return GradientModel.Of(fit.Model().Components, () => Math.Round(fit.Loss(), 2), fit.Backward);
            },
            Right: () => Fit.Squares().Model()),

        new("a loss of the last epoch", "Cost() is history.Last(), which a training step appends to. The gradient is wrong.",
            [.. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Poisson(2);
                List<double> history = [fit.Loss()];
                return GradientModel.Of(fit.Model().Components, () => history[^1], fit.Backward);
            },
            Right: () => Fit.Poisson().Model()),

        new("one instance in two tests", "A static network is checked by two tests that run in parallel.",
            ["another check", "two checks", "same instance", "already being checked", "at the same time", "at once"],
            Wrong: () => InTwoChecks(atOnce: true),
            Right: () => InTwoChecks(atOnce: false)),

        new("a check inside of a check", "Cost() asserts the gradient of the same model, to be safe.",
            ["another check", "two checks", "same instance", "already being checked", "at the same time", "inside", "at once"],
            Wrong: () => Nested(same: true),
            Right: () => Nested(same: false)),
    ];

    static Given Annealed(bool grows)
    {
        var fit = Fit.Logistic();
        var weight = grows ? 0 : 1.0;
        double Next() => weight = Math.Min(1, weight + 1e-3);
        return GradientModel.Of(fit.Model().Components, () => (0.5 + (Next() / 2)) * fit.Loss(), () =>
        {
            fit.Backward();
            for (var j = 0; j < fit.DW.Length; j++)
            {
                fit.DW[j] *= 0.5 + (weight / 2);
            }

            fit.DB[0] *= 0.5 + (weight / 2);
        });
    }

    static Given Summed(bool clears)
    {
        var fit = Fit.Squares();
        var sum = new double[4];
        return GradientModel.Of([Component.Of("w", fit.W, sum), fit.Bias], fit.Loss, () =>
        {
            fit.Backward();
            for (var j = 0; j < 4; j++)
            {
                sum[j] = (clears ? 0 : sum[j]) + fit.DW[j];
            }
        });
    }

    static Given Averaged(int over)
    {
        var fit = Fit.Logistic();
        Queue<double[]> last = new();
        return GradientModel.Of(
            [Component.Of("w", () => fit.W, () => last.Count == 0
                ? null
                : [.. Enumerable.Range(0, 5).Select(j => last.Average(gradient => gradient[j]))]), fit.Bias], fit.Loss, () =>
                {
                    fit.Backward();
                    last.Enqueue([.. fit.DW]);
                    if (last.Count > over)
                    {
                        last.Dequeue();
                    }
                }) with { Initialize = fit.Initialize };
    }

    /// <summary>The second check begins while the first is under way, and its report is the one that is looked at.</summary>
    static Given InTwoChecks(bool atOnce)
    {
        var fit = Fit.Squares();
        GradientModel? model = null;
        Task<GradientReport>? second = null;
        var calls = 0;
        model = GradientModel.Of(fit.Model().Components, () =>
        {
            if (atOnce && ++calls == 20)
            {
                second = Task.Run(() => GradientCheck.Run(model!));
                ((IAsyncResult)second).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10));
            }

            return fit.Loss();
        }, fit.Backward);
        return new(() =>
        {
            var first = GradientCheck.Run(model!);
            return second?.GetAwaiter().GetResult() ?? (atOnce ? first : GradientCheck.Run(model!));
        });
    }

    static Given Nested(bool same)
    {
        Fit fit = Fit.Logistic(), other = Fit.Logistic();
        GradientModel? model = null;
        var (depth, calls) = (0, 0);
        model = GradientModel.Of(fit.Model().Components, () =>
        {
            if (depth == 0 && ++calls == 5)
            {
                depth++;
                GradientCheck.Run(same ? model! : other.Model());
                depth--;
            }

            return fit.Loss();
        }, fit.Backward);
        return model;
    }
}
