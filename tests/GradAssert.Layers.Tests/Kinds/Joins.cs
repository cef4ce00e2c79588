namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Layers that join, split, broadcast and multiply, with several inputs or outputs.</summary>
internal static class Joins
{
    const int Rows = 4;

    public static Kind Concat { get; } = new("concat of two, double[,]", MakeConcat,
        new("the second is read from the first column on", "b", Words.Shifted),
        new("the second is never written", "b", Words.NeverWritten),
        new("the first misses its last column", "a", [.. Words.Somewhere, .. Words.NeverWritten]),
        new("the second adds up from call to call", "b", Words.Accumulated));

    public static Kind Split { get; } = new("split into three outputs, double[]", MakeSplit,
        new("the second output's dy is ignored", "x", [.. Words.OneOutput, .. Words.Ignored]),
        new("the first and the last dy are exchanged", "x",
            [.. Words.OneOutput, "exchanged", "swapped", "another order", .. Words.Shifted]),
        new("the last output is scaled", "x", [.. Words.OneOutput, .. Words.Scaled]),
        new("every output takes the dy of the first", "x", [.. Words.OneOutput, "same dy"]));

    public static Kind Add { get; } = new("broadcast sum of three shapes, double[][]", MakeAdd,
        new("the row is not summed over rows", "row", Words.NotSummed),
        new("the row is a mean", "row", [.. Words.Scaled, .. Words.NotSummed]),
        new("the column is summed over the wrong axis", "column",
            [.. Words.NotSummed, .. Words.Transposed, "axis", "holds the gradient of row"]),
        new("the scalar is not summed", "scalar", Words.NotSummed));

    public static Kind Product { get; } = new("product of two, double[]", MakeProduct,
        new("da takes a for b", "a", ["takes a", .. Words.SameAsOther]),
        new("db is da", "b", Words.SameAsOther),
        new("da and db are one buffer", "a", Words.SameAsOther),
        new("dy is ignored in db", "b", Words.Ignored),
        new("the forward pass multiplies in a", "a b", Words.InputChanged) { BreaksContract = true },
        new("b is that of the forward before", "a", Words.Stale));

    static Wired MakeConcat(string? mistake)
    {
        const int First = 2, Second = 3;
        var random = new Random(191);
        double[,] a = random.Grid(Rows, First), da = new double[Rows, First], b = random.Grid(Rows, Second), db = new double[Rows, Second];
        double[,] y = new double[Rows, First + Second], dy = new double[Rows, First + Second];
        bool Has(string name) => mistake == name;

        return new("Concat", [Part.Of("a", a, da), Part.Of("b", b, db)], [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var r = 0; r < Rows; r++)
                {
                    for (var k = 0; k < First + Second; k++)
                        y[r, k] = k < First ? a[r, k] : b[r, k - First];
                }
            },
            () =>
            {
                for (var r = 0; r < Rows; r++)
                {
                    for (var k = 0; k < First - (Has("the first misses its last column") ? 1 : 0); k++)
                        da[r, k] = dy[r, k];
                    for (var k = 0; k < Second && !Has("the second is never written"); k++)
                    {
                        var d = dy[r, k + (Has("the second is read from the first column on") ? 0 : First)];
                        db[r, k] = (Has("the second adds up from call to call") ? db[r, k] : 0) + d;
                    }
                }
            });
    }

    static Wired MakeSplit(string? mistake)
    {
        const int Part1 = 3, Part2 = 2;
        int[] sizes = [Part1, Part2, Part1];
        double[] x = new Random(192).Normals(8), dx = new double[8];
        double[][] y = [.. sizes.Select(size => new double[size])], dy = [.. sizes.Select(size => new double[size])];
        bool Has(string name) => mistake == name;

        return new("Split", [Part.Of("x", x, dx)], [], [.. y.Select((part, k) => Part.Of($"y{k + 1}", part, dy[k]))],
            () =>
            {
                for (int k = 0, at = 0; k < 3; at += sizes[k++])
                    Array.Copy(x, at, y[k], 0, sizes[k]);
            },
            () =>
            {
                for (int k = 0, at = 0; k < 3; at += sizes[k++])
                {
                    var from = Has("every output takes the dy of the first") ? 0
                        : Has("the first and the last dy are exchanged") ? 2 - k : k;
                    var factor = k == 1 && Has("the second output's dy is ignored") ? 0
                        : k == 2 && Has("the last output is scaled") ? 0.5 : 1;
                    for (var i = 0; i < sizes[k]; i++)
                        dx[at + i] = factor * dy[from][i];
                }
            });
    }

    static Wired MakeAdd(string? mistake)
    {
        var random = new Random(193);
        double[][] a = random.Rows(Rows, Rows), da = Draws.Zeros(Rows, Rows), y = Draws.Zeros(Rows, Rows), dy = Draws.Zeros(Rows, Rows);
        double[] row = random.Normals(Rows), dRow = new double[Rows], column = random.Normals(Rows), dColumn = new double[Rows];
        double[] scalar = [0.4], dScalar = [0];
        bool Has(string name) => mistake == name;

        return new("BroadcastAdd",
            [
                Part.Of("a", a, da), Part.Of("row", row, dRow), Part.Of("column", column, dColumn, Rows, 1),
                Part.Of("scalar", scalar, dScalar),
            ],
            [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var r = 0; r < Rows; r++)
                    y[r] = [.. a[r].Select((value, k) => value + row[k] + column[r] + scalar[0])];
            },
            () =>
            {
                for (var r = 0; r < Rows; r++)
                {
                    dy[r].CopyTo(da[r], 0);
                    dRow[r] = dy.Sum(d => d[r]) / (Has("the row is a mean") ? Rows : 1);
                    dRow[r] = Has("the row is not summed over rows") ? dy[Rows - 1][r] : dRow[r];
                    dColumn[r] = Has("the column is summed over the wrong axis") ? dy.Sum(d => d[r]) : dy[r].Sum();
                }

                dScalar[0] = Has("the scalar is not summed") ? dy[0][0] : dy.Sum(d => d.Sum());
            });
    }

    static Wired MakeProduct(string? mistake)
    {
        var random = new Random(194);
        double[] a = random.Normals(6), da = new double[6], b = random.Normals(6), db = new double[6];
        double[] y = new double[6], dy = new double[6];
        double[] last = new double[6], before = last;
        bool Has(string name) => mistake == name;
        if (Has("da and db are one buffer"))
            da = db;

        return new("Product", [Part.Of("a", () => a, () => da), Part.Of("b", b, db)], [], [Part.Of("y", y, dy)],
            () =>
            {
                (before, last) = (last, [.. b]);
                for (var i = 0; i < 6; i++)
                    y[i] = a[i] * b[i];
                if (Has("the forward pass multiplies in a"))
                    y.CopyTo(a, 0);
            },
            () =>
            {
                for (var i = 0; i < 6; i++)
                {
                    da[i] = dy[i] * (Has("da takes a for b") ? a[i] : Has("b is that of the forward before") ? before[i] : b[i]);
                    db[i] = (Has("dy is ignored in db") ? 1 : dy[i]) * (Has("db is da") ? b[i] : a[i]);
                }
            });
    }
}
