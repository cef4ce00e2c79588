using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Layers that reorder and scale; one knows the shape of its output only once it has run.</summary>
internal static class Shapes
{
    const int Rows = 3, Columns = 5;

    public static Kind Transpose { get; } = new("transpose, buffers that are null before the first forward", MakeTranspose,
        new("dx is reshaped and not transposed", "x", Words.Transposed),
        new("dx is that of the first call", "x", [.. Words.Stale, "first call", "same result", .. Words.NeverWritten]),
        new("dx misses its last row", "x", [.. Words.Somewhere, .. Words.NeverWritten]));

    public static Kind Flatten { get; } = new("flatten to a vector, another rank for dx", MakeFlatten,
        new("dx is laid out by columns", "x", Words.Transposed),
        new("dx begins one element late", "x", Words.Shifted),
        new("dy is overwritten", "", Words.DyChanged) { BreaksContract = true });

    public static Kind Positions { get; } = new("positional scale, MathNet matrix and vector", MakePositions,
        new("dα is a mean over positions", "alpha", [.. Words.Scaled, .. Words.NotSummed]),
        new("dα takes dy alone", "alpha", [.. Words.MissingTerm, "position"]),
        new("ds is that of the last position", "s", [.. Words.NotSummed, .. Words.Assigned]),
        new("s is left out of dx", "x", [.. Words.MissingTerm, "column"]),
        new("dx is dy of the position before", "x", [.. Words.Shifted, "row"]));

    static Wired MakeTranspose(string? mistake)
    {
        double[,] x = new Random(201).Grid(Rows, Columns);
        double[,]? dx = null, y = null, dy = null;
        bool Has(string name) => mistake == name;

        return new("Transpose", [Part.Of("x", () => x, () => dx)], [], [Part.Of("y", () => y, () => dy)],
            () =>
            {
                (y, dy) = (new double[Columns, Rows], new double[Columns, Rows]);
                for (var at = 0; at < x.Length; at++)
                    y[at % Columns, at / Columns] = x[at / Columns, at % Columns];
            },
            () =>
            {
                if (dx is not null && Has("dx is that of the first call"))
                    return;
                dx = new double[Rows, Columns];
                for (var at = 0; at < x.Length - (Has("dx misses its last row") ? Columns : 0); at++)
                {
                    dx[at / Columns, at % Columns] =
                        Has("dx is reshaped and not transposed") ? dy![at / Rows, at % Rows] : dy![at % Columns, at / Columns];
                }
            });
    }

    static Wired MakeFlatten(string? mistake)
    {
        double[][] x = new Random(202).Rows(Rows, Columns);
        var dx = new double[Rows * Columns];
        double[]? y = null, dy = null;
        bool Has(string name) => mistake == name;

        var input = Part.Of("x", [Rows, Columns],
            i => x[i / Columns][i % Columns], (i, value) => x[i / Columns][i % Columns] = value, i => dx[i], (i, value) => dx[i] = value);
        return new("Flatten", [input], [], [Part.Of("y", () => y, () => dy)],
            () =>
            {
                y = [.. x.SelectMany(row => row)];
                dy ??= new double[y.Length];
            },
            () =>
            {
                for (var at = 0; at < y!.Length; at++)
                {
                    var from = Has("dx is laid out by columns") ? (at % Columns * Rows) + (at / Columns)
                        : Has("dx begins one element late") ? (at + y.Length - 1) % y.Length : at;
                    dx[at] = dy![from];
                }

                if (Has("dy is overwritten"))
                    Array.Clear(dy!);
            });
    }

    /// <summary>y = x·s + α·p, where p is a table of waves.</summary>
    static Wired MakePositions(string? mistake)
    {
        var random = new Random(203);
        Matrix<double> x = Matrix<double>.Build.DenseOfArray(random.Grid(Rows, Columns)), dx = x.Clone(), y = x.Clone(), dy = x.Clone();
        var waves = Matrix<double>.Build.Dense(Rows, Columns, (t, k) => Math.Sin((t + 1.0) / (k + 1)));
        Vector<double> s = Vector<double>.Build.Dense(random.Normals(Columns)), ds = s.Clone();
        double[] alpha = [0.8], dAlpha = [0];
        bool Has(string name) => mistake == name;

        return new("PositionalScale", [Part.Of("x", x, dx)], [Part.Of("s", s, ds), Part.Of("alpha", alpha, dAlpha)], [Part.Of("y", y, dy)],
            () =>
            {
                for (var t = 0; t < Rows; t++)
                    y.SetRow(t, x.Row(t).PointwiseMultiply(s) + (alpha[0] * waves.Row(t)));
            },
            () =>
            {
                ds.Clear();
                dAlpha[0] = 0;
                for (var t = 0; t < Rows; t++)
                {
                    var d = dy.Row(Has("dx is dy of the position before") ? Math.Max(0, t - 1) : t);
                    dx.SetRow(t, Has("s is left out of dx") ? d : d.PointwiseMultiply(s));
                    var along = dy.Row(t).PointwiseMultiply(x.Row(t));
                    (Has("ds is that of the last position") ? along : ds + along).CopyTo(ds);
                    dAlpha[0] += (Has("dα takes dy alone") ? dy.Row(t).Sum() : dy.Row(t) * waves.Row(t))
                        / (Has("dα is a mean over positions") ? Rows : 1);
                }
            });
    }
}
