using GradientTesting.Wirings.Tests.Models;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>MathNet: what looks like a part of a matrix is a copy of it.</summary>
internal static class MatrixViews
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("Column() of a bias", "A bias that is a matrix of one column is shown as the vector Column(0), which is new at each call.",
            ["Column()", .. Words.Copy],
            Wrong: () =>
            {
                var net = new MatrixNet("b1");
                return net.Model(Component.Of("b1", () => net.B1.Column(0), () => net.DB1.Column(0)));
            },
            Right: () => new MatrixNet().Model()),

        new("Column() taken once", "Column(0) is taken once, outside of the Func: the matrix goes on without it.",
            ["Column()", .. Words.Copy, .. Words.Unread],
            Wrong: () =>
            {
                var net = new MatrixNet("b2");
                var bias = net.B2.Column(0);
                return net.Model(Component.Of("b2", () => bias, () => net.DB2.Column(0)));
            },
            Right: () =>
            {
                var net = new MatrixNet();
                return net.Model(Component.Of("b2", [2], i => net.B2[i, 0], (i, value) => net.B2[i, 0] = value, i => net.DB2[i, 0]));
            }),

        new("Row() of an embedding table", "One component for each word, over Row(word) of the table.",
            ["Row()", .. Words.Copy],
            Wrong: () => Embedded(2, (table, dTable) =>
                [.. Enumerable.Range(0, Embedding.Words)
                    .Select(word => Component.Of($"word {word}", () => table.Row(word), () => dTable.Row(word)))]),
            Right: () => Embedded(1, (table, dTable) => [Component.Of("table", table, dTable)])),

        new("SubMatrix() of stacked gates", "The gates of a cell are stacked in one matrix, and each is shown as a SubMatrix().",
            ["SubMatrix()", .. Words.Copy],
            Wrong: () => Stacked(2, (weights, gradient) =>
            [
                Component.Of("input gate", () => weights.SubMatrix(0, 1, 0, weights.ColumnCount),
                    () => gradient.SubMatrix(0, 1, 0, weights.ColumnCount)),
                Component.Of("forget gate", () => weights.SubMatrix(1, 1, 0, weights.ColumnCount),
                    () => gradient.SubMatrix(1, 1, 0, weights.ColumnCount)),
            ]),
            Right: () => Stacked(1, (weights, gradient) => [Component.Of("gates", weights, gradient)])),

        new("Transpose() of the weights", "The report is to show W as inputs by outputs, so W1.Transpose() is passed.",
            ["Transpose()", .. Words.Copy],
            Wrong: () =>
            {
                var net = new MatrixNet("W1");
                return net.Model(Component.Of("W1", () => net.W1.Transpose(), () => net.DW1.Transpose()));
            },
            Right: () =>
            {
                var net = new MatrixNet();
                return net.Model(Component.Of("W1", [3, 4], i => net.W1[i % 4, i / 4],
                    (i, value) => net.W1[i % 4, i / 4] = value, i => net.DW1[i % 4, i / 4]));
            }),

        new("ToColumnMajorArray()", "The matrix is flattened for the overload that takes an array.",
            ["ToColumnMajorArray()", "ToArray()", .. Words.Copy],
            Wrong: () =>
            {
                var net = new MatrixNet("W2");
                return net.Model(Component.Of("W2", () => net.W2.ToColumnMajorArray(), () => net.DW2.ToColumnMajorArray()));
            },
            Right: () =>
            {
                var net = new MatrixNet();
                return net.Model(Component.Of("W2", () => net.W2, () => net.DW2));
            }),

        new("ToRowArrays()", "The matrix is shown as an array of rows, each of which is new.",
            ["ToRowArrays()", "ToArray()", .. Words.Copy],
            Wrong: () =>
            {
                var net = new MatrixNet("W1");
                return net.Model(Component.Of("W1", () => net.W1.ToRowArrays(), () => net.DW1.ToRowArrays()));
            },
            Right: () => new MatrixNet().Model()),

        new("ToArray() of a matrix, once",
            "Values are made a double[,] before the check, and gradients are copied into another after each backward pass.",
            ["ToArray()", .. Words.Copy, .. Words.Unread],
            Wrong: () =>
            {
                var net = new MatrixNet("W1");
                double[,] values = net.W1.ToArray(), gradient = net.DW1.ToArray();
                var w1 = Component.Of("W1", values, gradient);
                return GradientModel.Of([w1], net.Loss, () =>
                {
                    net.Backward();
                    ArrayNet<double>.Each(gradient, (i, j) => gradient[i, j] = net.DW1[i, j]);
                });
            },
            Right: () =>
            {
                var net = new MatrixNet();
                return GradientModel.Of([Component.Of("W1", () => net.W1, () => net.DW1)], net.Loss, net.Backward);
            }),

        new("Dense matrix built from an array", "DenseOfArray copies the array in which the network keeps its weights.",
            ["DenseOfArray", .. Words.Copy],
            Wrong: () =>
            {
                var net = new ArrayNet<double>("W1");
                return net.Model(Component.Of("W1", () => Matrix<double>.Build.DenseOfArray(net.W1),
                    () => Matrix<double>.Build.DenseOfArray(net.DW1)));
            },
            Right: () => new ArrayNet<double>().Model()),

        new("Diagonal() of a covariance", "The scales of a density are the diagonal of a matrix; Diagonal() is a new vector.",
            ["Diagonal()", .. Words.Copy],
            Wrong: () =>
            {
                var (scales, gradient, density) = Density(2);
                return density(Component.Of("scales", () => scales.Diagonal(), () => gradient));
            },
            Right: () =>
            {
                var (scales, gradient, density) = Density(1);
                return density(Component.Of("scales", [2], i => scales[i, i], (i, value) => scales[i, i] = value, i => gradient[i]));
            }),

        new("SubVector() of one flat vector", "All parameters are one vector, and each component is a SubVector() of it.",
            ["SubVector()", .. Words.Copy],
            Wrong: () => Flat(3, (theta, gradient) =>
            [
                Component.Of("w", () => theta.SubVector(0, 4), () => gradient.SubVector(0, 4)),
                Component.Of("b", () => theta.SubVector(4, 1), () => gradient.SubVector(4, 1)),
            ]),
            Right: () => Flat(1, (theta, gradient) =>
            [
                Component.Of("w", [4], i => theta[i], (i, value) => theta[i] = value, i => gradient[i]),
                Component.Of("b", [1], _ => theta[4], (_, value) => theta[4] = value, _ => gradient[4]),
            ])),

        new("Append() of weights and bias", "Weights and bias are shown as one matrix, appended at each access.",
            ["Append", "new matrix", .. Words.Copy],
            Wrong: () =>
            {
                var net = new MatrixNet("W1");
                return GradientModel.Of(
                    [Component.Of("layer 1", () => net.W1.Append(net.B1), () => net.DW1.Append(net.DB1)),
                        Component.Of("W2", () => net.W2, () => net.DW2)],
                    net.Loss, net.Backward);
            },
            Right: () => new MatrixNet().Model()),
    ];

    static Given Embedded(double error, Func<Matrix<double>, Matrix<double>, Component[]> components)
    {
        var net = new Embedding(error);
        Matrix<double> table = Matrix<double>.Build.DenseOfRowArrays(net.Table), gradient = 0 * table;
        net.Lookup = (word, k) => table[word, k];
        return GradientModel.Of([.. components(table, gradient), net.HeadComponent], net.Loss, () =>
        {
            net.Backward();
            gradient.SetSubMatrix(0, 0, Matrix<double>.Build.DenseOfRowArrays(net.DTable));
        });
    }

    /// <summary>J = ½ Σ (σ(u·x)·σ(v·x) − t)², where u and v are the rows of one matrix.</summary>
    static Given Stacked(double error, Func<Matrix<double>, Matrix<double>, Component[]> components)
    {
        var random = new Random(2);
        var x = Enumerable.Range(0, 6).Select(_ => Vector<double>.Build.Dense(random.Normals(3))).ToArray();
        var weights = Matrix<double>.Build.Dense(2, 3, (_, _) => random.Normal());
        var gradient = Matrix<double>.Build.Dense(2, 3);
        double scale = 0.7, dScale = 0;
        Vector<double> Gates(Vector<double> sample) => (weights * sample).Map(MathNet.Numerics.SpecialFunctions.Logistic);
        Component[] all =
            [.. components(weights, gradient), Component.Of("scale", [1], _ => scale, (_, value) => scale = value, _ => dScale)];
        return GradientModel.Of(all, () => x.Sum(sample => 0.5 * Math.Pow((scale * Gates(sample)[0] * Gates(sample)[1]) - 0.2, 2)), () =>
        {
            gradient.Clear();
            dScale = 0;
            foreach (var sample in x)
            {
                var g = Gates(sample);
                var d = (scale * g[0] * g[1]) - 0.2;
                dScale += d * g[0] * g[1];
                gradient.SetRow(0, gradient.Row(0) + (error * d * scale * g[0] * g[1] * (1 - g[0]) * sample));
                gradient.SetRow(1, gradient.Row(1) + (error * d * scale * g[0] * g[1] * (1 - g[1]) * sample));
            }
        });
    }

    /// <summary>−log of a normal density with a diagonal matrix of scales, over a few points.</summary>
    static (Matrix<double> Scales, Vector<double> Gradient, Func<Component, Given> Of) Density(double error)
    {
        double[][] points = [[0.3, 1.2], [-0.7, 0.4], [1.6, -2.1], [0.2, 0.9]];
        var scales = Matrix<double>.Build.DenseOfDiagonalArray([1.3, 0.8]);
        var gradient = Vector<double>.Build.Dense(2);
        double[] mean = [0.1, 0.2], dMean = new double[2];
        return (scales, gradient, component => GradientModel.Of(
            [Component.Of("mean", mean, dMean), component],
            () => points.Average(
                p => Enumerable.Range(0, 2).Sum(k => Math.Log(scales[k, k]) + (0.5 * Math.Pow((p[k] - mean[k]) / scales[k, k], 2)))),
            () =>
            {
                for (var k = 0; k < 2; k++)
                {
                    dMean[k] = points.Average(p => (mean[k] - p[k]) / (scales[k, k] * scales[k, k]));
                    gradient[k] = error * points.Average(
                        p => (1 / scales[k, k]) - (Math.Pow(p[k] - mean[k], 2) / Math.Pow(scales[k, k], 3)));
                }
            }));
    }

    static Given Flat(double error, Func<Vector<double>, Vector<double>, Component[]> components)
    {
        var fit = Fit.Squares(error);
        Vector<double> theta = Vector<double>.Build.DenseOfEnumerable(fit.W.Append(0.2)), gradient = Vector<double>.Build.Dense(5);
        fit.Weights = () => [.. theta.Take(4)];
        return GradientModel.Of(
            components(theta, gradient),
            () =>
            {
                fit.B[0] = theta[4];
                return fit.Loss();
            },
            () =>
            {
                fit.Backward();
                gradient.SetValues([.. fit.DW, fit.DB[0]]);
            });
    }
}
