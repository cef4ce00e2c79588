using System.ComponentModel;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Costs and gradients that are brought up to date by events, versions, timers and other threads.</summary>
internal static class Events
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("an event of the object, and a write to its array", "Predictions are computed anew on PropertyChanged, which a write to the array does not raise.",
            [.. Words.Unread, .. Words.Stale],
            Wrong: () => Notified(throughArray: true),
            Right: () => Notified(throughArray: false)),

        new("an event that is raised for large changes", "A tolerance saves events: nothing is raised below 1e-4.",
            [.. Words.Setter, .. Words.Unread, .. Words.Stale, "kept"],
            Wrong: () => Versioned(Fit.Logistic(1.3), least: 1e-4),
            Right: () => Versioned(Fit.Logistic(), least: 0)),

        new("a version that training counts", "The loss is kept by the version of the network, which TrainStep() counts up.",
            [.. Words.Unread, .. Words.Stale, "kept"],
            Wrong: () => Counted(byWrites: false),
            Right: () => Counted(byWrites: true)),

        new("a loss that is computed in the background", "Cost() starts a task and returns the result of the one before.",
            [.. Words.Stale, "twice", "at the same values", "Cost() returned"],
            Wrong: () => Background(waits: false),
            Right: () => Background(waits: true)),

        new("a gradient that is computed in the background", "ComputeGradient() starts a task, and does not wait for it.",
            ["did not write", "twice", "another forward pass", "before last", "last forward", "not wait", "previous"],
            Wrong: () => LateGradient(waits: false),
            Right: () => LateGradient(waits: true)),

        new("threads that add up without a lock", "Partial sums go to one array at once; some are lost.",
            ["twice", "not deterministic", "random", "thread", "at the same values", "rounding"],
            Wrong: () => Lost(isLost: true),
            Right: () => Lost(isLost: false)),

        new("weights that are published after the epoch", "Workers read a snapshot, which TrainStep() and Initialize() publish.",
            [.. Words.Copy, .. Words.Unread],
            Wrong: () => Published(published: false),
            Right: () => Published(published: true)),

        new("a cost by the clock", "A curriculum weighs samples by the time since the start.",
            ["twice", "Cost() was called", "at the same values", "clock", "time"],
            Wrong: () => Clock(runs: true),
            Right: () => Clock(runs: false)),

        new("a gradient of a subscriber that was removed", "The optimizer subscribes to a gradient event; after an exception nobody subscribes again.",
            ["did not write", "gradient of w", "zero"],
            Wrong: () => Subscribed(unsubscribes: true),
            Right: () => Subscribed(unsubscribes: false)),

        new("a debounced gradient", "Calls at the same weights within a second are dropped, by their hash of four decimals.",
            ["kept", "did not write", "forward pass"],
            Wrong: () => Debounced(digits: 1),
            Right: () => Debounced(digits: 17)),
    ];

    static Given Notified(bool throughArray)
    {
        var fit = Fit.Logistic(throughArray ? 1.3 : 1);
        Watched watched = new(fit.W);
        var loss = fit.Loss();
        watched.PropertyChanged += (_, _) => loss = fit.Loss();
        return GradientModel.Of(
            [
                throughArray
                    ? Component.Of("w", fit.W, fit.DW)
                    : Component.Of("w", [fit.W.Length], i => fit.W[i], (int i, double value) => watched[i] = value, i => fit.DW[i]),
            ],
            () => loss, fit.Backward);
    }

    static Given Versioned(Fit fit, double least)
    {
        var loss = fit.Loss();
        return GradientModel.Of(
            [
                Component.Of("w", [fit.W.Length], i => fit.W[i], (int i, double value) =>
                {
                    var change = Math.Abs(value - fit.W[i]);
                    fit.W[i] = value;
                    loss = change > least || least == 0 ? fit.Loss() : loss;
                }, i => fit.DW[i]),
            ],
            () => loss, fit.Backward);
    }

    static Given Counted(bool byWrites)
    {
        var fit = Fit.Squares(byWrites ? 1 : 1.3);
        var (version, of, loss) = (0, -1, 0.0);
        return GradientModel.Of(
            [
                Component.Of("w", [fit.W.Length], i => fit.W[i], (int i, double value) =>
                {
                    fit.W[i] = value;
                    version += byWrites ? 1 : 0;
                }, i => fit.DW[i]),
                Component.Of("b", [1], i => fit.B[i], (int i, double value) =>
                {
                    fit.B[i] = value;
                    version += byWrites ? 1 : 0;
                }, i => fit.DB[i]),
            ],
            () =>
            {
                (of, loss) = of == version ? (of, loss) : (version, fit.Loss());
                return loss;
            },
            fit.Backward) with
        {
            TrainStep = () =>
            {
                fit.Descend(0.05);
                version++;
            },
        };
    }

    static Given Background(bool waits)
    {
        var fit = Fit.Poisson();
        var last = Task.FromResult(fit.Loss());
        return GradientModel.Of(fit.Model().Components, () =>
        {
            double[] w = [.. fit.W];
            var (before, next) = (last, Task.Run(() => fit.LossAt(w)));
            last = next;
            return (waits ? next : before).Result;
        }, fit.Backward);
    }

    static Given LateGradient(bool waits)
    {
        var fit = Fit.Poisson();
        double[] dw = new double[fit.W.Length], db = [0];
        Task task = Task.CompletedTask;
        return GradientModel.Of([Component.Of("w", fit.W, dw), Component.Of("b", fit.B, db)], fit.Loss, () =>
        {
            task.Wait();
            double[] w = [.. fit.W];
            var gate = new ManualResetEventSlim(waits);
            task = Task.Run(() =>
            {
                gate.Wait(TimeSpan.FromMilliseconds(5));
                fit.BackwardAt(w);
                fit.DW.CopyTo(dw, 0);
                fit.DB.CopyTo(db, 0);
            });
            if (waits)
            {
                task.Wait();
            }
        });
    }

    // What a race does is drawn, so that the test is the same each time.
    static Given Lost(bool isLost)
    {
        var fit = Fit.Logistic();
        Random race = new(5);
        return GradientModel.Of(fit.Model().Components, fit.Loss, () =>
        {
            fit.Backward();
            if (isLost)
            {
                fit.DW[race.Next(fit.DW.Length)] *= 1 - (race.NextDouble() / 14);
            }
        });
    }

    static Given Published(bool published)
    {
        var fit = Fit.Logistic(published ? 1 : 1.3);
        double[] snapshot = [.. fit.W];
        fit.Weights = () => published ? fit.W : snapshot;
        return fit.Model() with
        {
            Initialize = random =>
            {
                fit.Initialize(random);
                snapshot = [.. fit.W];
            },
        };
    }

    static Given Clock(bool runs)
    {
        var fit = Fit.Squares();
        var ticks = 0;
        return GradientModel.Of(fit.Model().Components, () => fit.Loss() * (1 + (runs ? 1e-4 * ticks++ : 0)), fit.Backward);
    }

    static Given Subscribed(bool unsubscribes)
    {
        var fit = Fit.Logistic();
        double[] dw = new double[fit.W.Length];
        Action? written = () => fit.DW.CopyTo(dw, 0);
        var calls = 0;
        return GradientModel.Of([Component.Of("w", fit.W, dw), fit.Bias], fit.Loss, () =>
        {
            fit.Backward();
            written?.Invoke();
            written = unsubscribes && ++calls == 1 ? null : written;
        });
    }

    static Given Debounced(int digits)
    {
        var fit = Fit.Logistic(features: 6);
        double[] dw = new double[6], db = [0];
        string last = "";
        return GradientModel.Of([Component.Of("w", fit.W, dw), Component.Of("b", fit.B, db)], fit.Loss, () =>
        {
            var now = string.Join(' ', fit.W.Append(fit.B[0]).Select(value => digits == 17 ? value : Math.Round(value, digits)));
            if (now != last)
            {
                fit.Backward();
                last = now;
            }

            fit.DW.CopyTo(dw, 0);
            fit.DB.CopyTo(db, 0);
        });
    }

    sealed class Watched(double[] values) : INotifyPropertyChanged
    {
        public event PropertyChangedEventHandler? PropertyChanged;

        public double this[int i]
        {
            get => values[i];
            set
            {
                values[i] = value;
                PropertyChanged?.Invoke(this, new("Item[]"));
            }
        }
    }
}
