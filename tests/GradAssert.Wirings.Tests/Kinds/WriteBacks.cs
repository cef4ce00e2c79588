using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Setters, Funcs and settings that repair the model where a check writes, and getters that show another number.</summary>
internal static class WriteBacks
{
    static readonly string[] outOfDate = ["TrainStep() left … out of date"];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a λ whose setter sets two numbers", "Cost() reads one λ, ComputeGradient() another; the setter sets both.",
            ["setting Lambda … changed the gradient of w[0]"],
            Wrong: () => TwoLambdas(0.1, 0.2),
            Right: () => TwoLambdas(0.1, 0.1)),

        new("a scale whose setter sets two numbers", "Cost() keeps 60%, ComputeGradient() 90%; the setter of the keep-prob sets both.",
            ["setting KeepProbability … changed the gradient of w[0]"],
            Wrong: () => TwoKeeps(0.6, 0.9),
            Right: () => TwoKeeps(0.6, 0.6)),

        new("a working copy that the setter writes too", "TrainStep() moves the weights and not the copy of them that the backward pass reads.",
            outOfDate,
            Wrong: () => WorkingCopy(isSynced: false),
            Right: () => WorkingCopy(isSynced: true)),

        new("a working copy that Initialize() forgets", "Initialize() fills the weights and not the copy of them that the backward pass reads.",
            ["Initialize() left … out of date"],
            Wrong: () => WorkingCopy(isSynced: true, initializes: false),
            Right: () => WorkingCopy(isSynced: true, initializes: true)),

        new("a flag that the setter sets", "The setter says that the transposed weights are out of date, and TrainStep() does not.",
            outOfDate,
            Wrong: () => Flagged(setsFlag: false, byFunc: false),
            Right: () => Flagged(setsFlag: true, byFunc: false)),

        new("a flag that a Func sets", "The property of the weights takes every access for a change; TrainStep() uses the field.",
            outOfDate,
            Wrong: () => Flagged(setsFlag: false, byFunc: true),
            Right: () => Flagged(setsFlag: true, byFunc: true)),

        new("a getter of magnitudes", "The getter shows |w|, for the display; the cost reads w.",
            ["writing to w … changed"],
            Wrong: () => Shown(Math.Abs, value => value, d => Math.Abs(d)),
            Right: () => Shown(value => value, value => value, d => d)),

        new("a getter of squares", "The getter shows the variance w², the setter takes the root: the sign is lost.",
            ["writing to w … changed"],
            Wrong: () => Shown(value => value * value, Math.Sqrt, d => d / 2),
            Right: () => Shown(value => value, value => value, d => d)),

        new("a getter of averages", "The getter shows the running average of the weights, and the setter sets both.",
            ["writing to w … changed"],
            Wrong: () => Averaged(showsAverage: true),
            Right: () => Averaged(showsAverage: false)),
    ];

    static Given TwoLambdas(double ofCost, double ofGradient)
    {
        double[] w = [0.4, -0.7, 1.1], dw = new double[3];
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () => w.Sum(Math.Exp) + (ofCost / 2 * w.Sum(value => value * value)),
            () =>
            {
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = Math.Exp(w[i]) + (ofGradient * w[i]);
                }
            }) with
        {
            Lambda = (() => ofCost, value => (ofCost, ofGradient) = (value, value)),
        };
    }

    // The scale that inverted dropout has in the mean: without a mask, so that nothing is drawn.
    static Given TwoKeeps(double ofCost, double ofGradient)
    {
        double[] w = [0.4, -0.7, 1.1], dw = new double[3];
        return GradientModel.Of(
            [Component.Of("w", w, dw)],
            () => w.Sum(value => Math.Exp(ofCost * value)),
            () =>
            {
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = ofGradient * Math.Exp(ofGradient * w[i]);
                }
            }) with
        {
            KeepProbability = (() => ofCost, value => (ofCost, ofGradient) = (value, value)),
            Reseed = _ => { },
        };
    }

    static Given WorkingCopy(bool isSynced, bool initializes = true)
    {
        var fit = Fit.Logistic();
        double[] copy = [.. fit.W];
        fit.Weights = () => fit.W;
        var component = Component.Of(
            "w", [5], i => fit.W[i], (int i, double value) => (fit.W[i], copy[i]) = (value, value), i => fit.DW[i]);
        return GradientModel.Of([component, fit.Bias], fit.Loss, () => fit.BackwardAt(copy)) with
        {
            Initialize = random =>
            {
                fit.Initialize(random);
                Sync(initializes);
            },
            TrainStep = () =>
            {
                fit.BackwardAt(copy);
                for (var j = 0; j < copy.Length; j++)
                {
                    fit.W[j] -= 0.5 * fit.DW[j];
                }

                fit.B[0] -= 0.5 * fit.DB[0];
                Sync(isSynced);
            },
        };

        void Sync(bool isDone)
        {
            if (isDone)
            {
                fit.W.CopyTo(copy, 0);
            }
        }
    }

    static Given Flagged(bool setsFlag, bool byFunc)
    {
        var fit = Fit.Logistic();
        double[] kept = [.. fit.W];
        var isDirty = true;
        var component = byFunc
            ? Component.Of("w", () => Property(), () => fit.DW)
            : Component.Of(
                "w", [5], i => fit.W[i], (int i, double value) => (fit.W[i], isDirty) = (value, true), i => fit.DW[i]);
        return GradientModel.Of([component, fit.Bias], fit.Loss, Backward) with
        {
            TrainStep = () =>
            {
                Backward();
                for (var j = 0; j < kept.Length; j++)
                {
                    fit.W[j] -= 0.5 * fit.DW[j];
                }

                isDirty |= setsFlag;
            },
        };

        double[] Property()
        {
            isDirty = true;
            return fit.W;
        }

        void Backward()
        {
            if (isDirty)
            {
                kept = [.. fit.W];
                isDirty = false;
            }

            fit.BackwardAt(kept);
        }
    }

    // The gradient is the one at the number that is shown.
    static Given Shown(Func<double, double> shown, Func<double, double> stored, Func<double, double> gradient)
    {
        double[] w = [0.4, -0.7, 1.1], dw = new double[3];
        return GradientModel.Of(
            [Component.Of("w", [3], i => shown(w[i]), (int i, double value) => w[i] = stored(value), i => dw[i])],
            () => w.Sum(Math.Exp),
            () =>
            {
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = gradient(Math.Exp(w[i]));
                }
            });
    }

    static Given Averaged(bool showsAverage)
    {
        double[] w = [0.4, -0.7, 1.1], average = [0.3, -0.5, 1], dw = new double[3];
        return GradientModel.Of(
            [Component.Of(
                "w", [3], i => showsAverage ? average[i] : w[i],
                (int i, double value) => (w[i], average[i]) = (value, showsAverage ? value : average[i]), i => dw[i])],
            () => w.Sum(Math.Exp),
            () =>
            {
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = Math.Exp(w[i]);
                }
            });
    }
}
