using GradientTesting.Wirings.Tests.Models;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Gradients of another shape than their values.</summary>
internal static class Shapes
{
    static readonly string[] Shape = ["same shape", "for the shape", "expected … found", "length"];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a gradient per sample, by array",
            "The bias was broadcast over the batch, and its gradient is not summed over it: 14 numbers for one.",
            ["summed over", "broadcast", .. Shape],
            Wrong: () => PerSample(summed: false),
            Right: () => PerSample(summed: true)),

        new("a gradient per sample, by getter", "The same behind a getter, which returns the first sample's.",
            ["summed over", "broadcast", "The gradient of b is not"],
            Wrong: () => PerSampleByGetter(summed: false),
            Right: () => PerSampleByGetter(summed: true)),

        new("a gradient per sample, by MathNet", "db = dz, a matrix of units by samples, for a bias of one column.",
            ["summed over", "broadcast", .. Shape],
            Wrong: () => Broadcast(summed: false),
            Right: () => Broadcast(summed: true)),

        new("a gradient of padded size", "The gradient buffer is padded to a multiple of eight, and its layout with it.",
            [.. Shape, "padded"],
            Wrong: () =>
            {
                var fit = Fit.Logistic(2);
                fit.DW = new double[5];
                return GradientModel.Of([Component.Of("w", () => fit.W, () => [.. fit.DW, 0, 0, 0]), fit.Bias], fit.Loss, fit.Backward);
            },
            Right: () => Fit.Logistic().Model()),

        new("a gradient with the bias in it", "The gradient has the bias as its last element, the values do not.",
            Shape,
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return GradientModel.Of([Component.Of("w", () => fit.W, () => [.. fit.DW, .. fit.DB])], fit.Loss, fit.Backward);
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                return GradientModel.Of([Component.Of("w", () => fit.W, () => fit.DW)], fit.Loss, fit.Backward);
            }),

        new("a gradient that is transposed", "dW1 is inputs by outputs, W1 outputs by inputs.",
            [.. Shape, "transpose"],
            Wrong: () =>
            {
                var net = new MatrixNet();
                return net.Model(Component.Of("W1", () => net.W1, () => net.DW1.Transpose()));
            },
            Right: () => new MatrixNet().Model()),

        new("a square gradient that is transposed", "dW1 of a layer of three units with three inputs is transposed, and the shapes agree.",
            ["transpose"],
            Wrong: () =>
            {
                var net = new ArrayNet<double>(inputs: 3, hidden: 3);
                return net.Model(Component.Of("W1", [3, 3], i => net.W1[i / 3, i % 3],
                    (i, value) => net.W1[i / 3, i % 3] = value, i => net.DW1[i % 3, i / 3]));
            },
            Right: () => new ArrayNet<double>(inputs: 3, hidden: 3).Model()),

        new("values by columns, gradient by rows", "MathNet's AsColumnMajorArray() for the values, ToRowMajorArray() for the gradient.",
            ["column-major", "by columns", "transpose", "row-major", "layout"],
            Wrong: () =>
            {
                var net = new MatrixNet();
                return net.Model(Component.Of("W1", () => net.W1.AsColumnMajorArray(), () => net.DW1.ToRowMajorArray()));
            },
            Right: () =>
            {
                var net = new MatrixNet();
                return net.Model(Component.Of("W1", () => net.W1.AsColumnMajorArray(), () => net.DW1.AsColumnMajorArray()));
            }),

        new("a gradient that is never made", "The gradient is [] until the first backward pass, which writes to another field.",
            ["empty", "null", "never", .. Shape],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                double[] gradient = [];
                return fit.Model(Component.Of("w", () => fit.W, () => gradient));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                double[] gradient = [];
                return GradientModel.Of([Component.Of("w", () => fit.W, () => gradient), fit.Bias], fit.Loss, () =>
                {
                    fit.Backward();
                    gradient = fit.DW;
                });
            }),

        new("a gradient that stays null", "The gradient is null, as no path of the graph leads to the parameter.",
            ["null"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                double[]? gradient = null;
                return fit.Model(Component.Of("w", () => fit.W, () => gradient));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                double[]? gradient = null;
                return GradientModel.Of([Component.Of("w", () => fit.W, () => gradient), fit.Bias], fit.Loss, () =>
                {
                    fit.Backward();
                    gradient = fit.DW;
                });
            }),

        new("a declared shape of other size", "The shape that is declared has one row more than the array.",
            Shape,
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return fit.Model(Component.Of("w", fit.W, fit.DW, 3, 2));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                return fit.Model(Component.Of("w", fit.W, fit.DW, 2, 2));
            }),

        new("a gradient that is off by one element", "The offset of the gradient in one flat vector is one too large.",
            ["offset", "shift", "off by one", "w[3]"],
            Wrong: () => Offset(1),
            Right: () => Offset(0)),

        new("rows of unequal length", "One row of the gradient table is longer than those of the values.",
            [.. Shape, "row"],
            Wrong: () =>
            {
                var net = new Embedding();
                net.DTable[2] = new double[4];
                return net.Model(Component.Of("table", () => net.Table, () => net.DTable));
            },
            Right: () =>
            {
                var net = new Embedding();
                return net.Model(Component.Of("table", () => net.Table, () => net.DTable));
            }),
    ];

    /// <summary>J = ½ mean (a·x + b − y)², with the terms of db.</summary>
    static (Func<double> Cost, Action Backward, double[] B, Func<double[]> Terms, Component A) Line()
    {
        var random = new Random(14);
        double[] x = random.Normals(14), y = random.Normals(14), a = [0.3], da = [0], b = [0.1], terms = new double[14];
        double Error(int i) => (a[0] * x[i]) + b[0] - y[i];
        return (() => x.Select((_, i) => 0.5 * Error(i) * Error(i)).Average(), () =>
        {
            terms = [.. x.Select((_, i) => Error(i) / 14)];
            da[0] = terms.Zip(x, (term, value) => term * value).Sum();
        }, b, () => terms, Component.Of("a", a, da));
    }

    static Given PerSample(bool summed)
    {
        var (cost, backward, b, terms, a) = Line();
        return GradientModel.Of([a, Component.Of("b", () => b, () => summed ? [terms().Sum()] : terms())], cost, backward);
    }

    static Given PerSampleByGetter(bool summed)
    {
        var (cost, backward, b, terms, a) = Line();
        return GradientModel.Of(
            [a, Component.Of("b", [1], i => b[i], (i, value) => b[i] = value, i => summed ? terms().Sum() : terms()[i])], cost, backward);
    }

    /// <summary>J = ½ mean ‖W·x + b − y‖².</summary>
    static Given Broadcast(bool summed)
    {
        var random = new Random(15);
        Matrix<double> Draw(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns, (_, _) => random.Normal());
        Matrix<double> x = Draw(3, 7), y = Draw(2, 7), w = Draw(2, 3), b = Draw(2, 1),
            dw = 0 * w, db = 0 * b, ones = Matrix<double>.Build.Dense(1, 7, 1);
        Matrix<double> Error() => (w * x) + (b * ones) - y;
        return GradientModel.Of(
            [Component.Of("W", () => w, () => dw), Component.Of("b", () => b, () => db)],
            () => Math.Pow(Error().FrobeniusNorm(), 2) / 14,
            () => (dw, db) = (Error() * x.Transpose() / 7, summed ? Error() * ones.Transpose() / 7 : Error() / 7));
    }

    static Given Offset(int offset)
    {
        var fit = Fit.Squares();
        var gradient = new double[6];
        return GradientModel.Of([Component.Of("w", fit.W.AsMemory(), gradient.AsMemory(offset, 4)), fit.Bias], fit.Loss, () =>
        {
            fit.Backward();
            fit.DW.CopyTo(gradient, 0);
        });
    }
}
