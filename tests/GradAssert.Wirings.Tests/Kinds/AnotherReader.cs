using GradientTesting.Wirings.Tests.Models;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>What another reader of the documentation wired wrongly: two copies at once, lifetimes, calls in another order.</summary>
internal static partial class AnotherReader
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("ToArray() of values and gradient", "Both are handed over as copies, so that neither is read or written.",
            Words.Copy,
            Wrong: () =>
            {
                var fit = Fit.Squares(2);
                return fit.Model(Component.Of("w", fit.W.ToArray(), fit.DW.ToArray()));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                return fit.Model(Component.Of("w", fit.W, fit.DW));
            }),

        new("ToArray() of matrices of values and gradient", "Both matrices are made a double[,] before the check.",
            Words.Copy,
            Wrong: () =>
            {
                var net = new MatrixNet("W2");
                return net.Model(Component.Of("W2", net.W2.ToArray(), net.DW2.ToArray()));
            },
            Right: () => new MatrixNet().Model()),

        new("ToArray() of the gradient alone", "The values are live, and the gradient is a copy that nobody writes.",
            Words.Copy,
            Wrong: () =>
            {
                var fit = Fit.Squares(2);
                return fit.Model(Component.Of("w", fit.W, fit.DW.ToArray()));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                return fit.Model(Component.Of("w", fit.W, fit.DW));
            }),

        new("AsRowMajorArray() in a Func", "A dense matrix has no such array: AsRowMajorArray() returns null.",
            ["AsRowMajorArray()"],
            Wrong: () =>
            {
                var net = new MatrixNet("W1");
                return net.Model(Component.Of("W1", () => net.W1.AsRowMajorArray(), () => net.DW1.AsRowMajorArray()));
            },
            Right: () => new MatrixNet().Model()),

        new("AsRowMajorArray() of the gradient alone", "The values are AsColumnMajorArray(), which is live.",
            ["AsRowMajorArray()"],
            Wrong: () =>
            {
                var net = new MatrixNet("W1");
                return net.Model(Component.Of("W1", () => net.W1.AsColumnMajorArray(), () => net.DW1.AsRowMajorArray()));
            },
            Right: () =>
            {
                var net = new MatrixNet();
                return net.Model(Component.Of("W1", () => net.W1.AsColumnMajorArray(), () => net.DW1.AsColumnMajorArray()));
            }),

        new("a span of a copy", "The accessor returns a span of ToArray().",
            Words.Copy,
            Wrong: () =>
            {
                var fit = Fit.Logistic(2);
                return fit.Model(Component.Of("w", () => fit.W.ToArray().AsSpan(), () => fit.DW.ToArray().AsSpan()));
            },
            Right: () =>
            {
                var fit = Fit.Logistic();
                return fit.Model(Component.Of("w", () => fit.W.AsSpan(), () => fit.DW.AsSpan()));
            }),

        new("pairs with a clone of the gradient", "A list of (values, gradient) is built once, and the gradients are cloned into it.",
            [.. Words.Copy, .. Words.Replaced],
            Wrong: () => Pairs(net => (double[])net.DB1.Clone()),
            Right: () => Pairs(net => net.DB1)),

        new("a rented array that is rented again", "The gradient is written to an array of the pool that was returned to it already.",
            [.. Words.Shared, "did not write", .. Words.Copy, "changed"],
            Wrong: () => Rented(returns: true),
            Right: () => Rented(returns: false)),

        new("effective weights of a weight normalization", "W = g·v/|v| is computed by each Cost(), and W is listed in place of g and v.",
            ["changed", "Cost() writes", .. Words.Setter],
            Wrong: () => Normalized(listsEffective: true),
            Right: () => Normalized(listsEffective: false)),

        new("weights that the first cost loads", "The first forward pass reads the weights from a file.",
            ["Cost() changed", "changed"],
            Wrong: () => Loading(lazily: true),
            Right: () => Loading(lazily: false)),

        new("the best loss so far", "Cost() returns the smallest loss that there was, as the progress bar shows it.",
            [.. Words.Stale, "before", "call to call"],
            Wrong: () =>
            {
                var (fit, best) = (Fit.Squares(), double.PositiveInfinity);
                return GradientModel.Of([Component.Of("w", fit.W, fit.DW), fit.Bias], () => best = Math.Min(best, fit.Loss()), fit.Backward);
            },
            Right: () => Fit.Squares().Model()),

        new("a gradient where Nesterov's momentum leads", "ComputeGradient() looks ahead by the velocity, which training fills.",
            ["wrong", "not the gradient"],
            Wrong: () => Nesterov(looksAhead: true),
            Right: () => Nesterov(looksAhead: false)),

        new("a TrainStep that is async", "The lambda is async, and returns at its first await.",
            ["async"],
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                return Unawaited(fit.Model() with { TrainStep = async () => await Never(() => fit.Descend(0.1)) });
            },
            Right: () =>
            {
                var fit = Fit.Logistic();
                return fit.Model() with { TrainStep = () => fit.Descend(0.1) };
            }),

        new("an Initialize that is async", "The lambda is async, and returns at its first await.",
            ["async"],
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                return Unawaited(fit.Model() with { Initialize = async random => await Never(() => fit.Initialize(random)) });
            },
            Right: () => Fit.Logistic().Model()),

        new("a loss in sorted order", "The loss sorts indices by weight, and the backward pass goes by the order of the weights.",
            ["not the gradient"],
            Wrong: () => Sorted(forgets: true),
            Right: () => Sorted(forgets: false)),

        new("an infinite loss as 0", "double.IsFinite(loss) ? loss : 0, and the gradient of what is infinite is cleared.",
            [.. Words.Unread, "flat"],
            Wrong: () => Logarithms(-0.9),
            Right: () => Logarithms(0.9)),

        new("a weight decay above a norm", "The optimizer's weight decay is in the gradient, where the weights are large.",
            ["weight decay"],
            Wrong: () => Decayed(0.01),
            Right: () => Decayed(0)),

        new("a Reset that sets a parameter", "Reset() brings the state of a cell back, and its weight, too.",
            ["Reset() changed the values"],
            Wrong: () => Resetting(parameter: true),
            Right: () => Resetting(parameter: false)),

        new("a gradient by differences of a long step", "ComputeGradient() takes differences to one side, and puts the values back.",
            ["not the gradient"],
            Wrong: () => Differences(1e-2),
            Right: () => Differences(1e-6, central: true)),

        new("ClearGradients of another network", "The gradients that are cleared are those of the clone that serves.",
            ["ClearGradients()"],
            Wrong: () => Accumulating((_, serving) => serving.Clear),
            Right: () => Accumulating((own, _) => own.Clear)),

        new("gradients that are cleared after the step", "The backward pass ends in ZeroGrad().",
            ["zero"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return GradientModel.Of([Component.Of("w", fit.W, fit.DW), fit.Bias], fit.Loss, () =>
                {
                    fit.Backward();
                    Array.Clear(fit.DW);
                });
            },
            Right: () => Fit.Squares().Model()),

        new("GradientIsSummedOver of a mean", "The gradient is that of the mean already, and is said to be summed over the batch.",
            ["14× too small", "14 times", "14"],
            Wrong: () => Fit.Squares().Model() with { GradientIsSummedOver = () => 14 },
            Right: () => Fit.Squares().Model()),

        new("a padding row that is cleared in the gradient alone", "Row 0 is padding in the backward pass, and the forward pass looks it up.",
            ["first row", "row 0", "[0, "],
            Wrong: () => Padded(isPadding: true),
            Right: () => Padded(isPadding: false)),

        new("stochastic depth that the backward pass does not skip", "A layer is skipped at random, and its gradient is that of one that is not.",
            ["not the gradient"],
            Wrong: () => Skipping(forgets: true),
            Right: () => Skipping(forgets: false)),

        new("a copy whose Dispose() clears the data", "The data are shared, and the copy that is disposed of clears them.",
            ["Dispose()"],
            Wrong: () => Disposing(clears: true),
            Right: () => Disposing(clears: false)),

        new("a Wirtinger derivative, not said", "The gradient of complex weights is ∂J/∂z̄, half of what is expected.",
            ["Wirtinger", "2× too small", "½"],
            Wrong: () => ComplexWeights(0.5),
            Right: () => ComplexWeights(1)),

        new("f′ with its arguments exchanged", "The derivative is given (y, x) where it expects (x, y).",
            ["not that of f"],
            Wrong: () => new(() => GradientCheck.Derivative(Math.Exp, (_, y) => Math.Exp(y), Points)),
            Right: () => new(() => GradientCheck.Derivative(Math.Exp, (_, y) => y, Points))),

        new("an objective of captured values", "The objective's value reads the vector that the minimizer started from.",
            ["argument", .. Words.Unread],
            Wrong: () =>
            {
                var start = Vector<double>.Build.Dense([.. Points]);
                return new(() => GradientCheck.Run(
                    _ => start.Map(Math.Exp).Sum(), x => x.Map(Math.Exp), Vector<double>.Build.Dense([.. Points])));
            },
            Right: () => new(() => GradientCheck.Run(
                x => x.Map(Math.Exp).Sum(), x => x.Map(Math.Exp), Vector<double>.Build.Dense([.. Points])))),

        new("a parameter of a layer that is a copy", "Parameters has W.ToArray(), and the passes use W.",
            Words.Copy,
            Wrong: () => Scaled(a => a.ToArray(), da => da),
            Right: () => Scaled(a => a, da => da)),

        new("a parameter of a layer that is a copy, and so is its gradient", "Parameters has ToArray() of both.",
            Words.Copy,
            Wrong: () => Scaled(a => a.ToArray(), da => da.ToArray()),
            Right: () => Scaled(a => a, da => da)),

        new("an output of a layer that is not listed", "The cell has two outputs, of which one is listed; the other's upstream gradient is stale.",
            ["not the gradient", "wrong gradient", "upstream"],
            Wrong: () => TwoOutputs(listsBoth: false),
            Right: () => TwoOutputs(listsBoth: true)),
    ];

    static readonly double[] points = [0.4, -0.9, 1.3];

    static double[] Points => [.. points];
}
