namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Softmax and its logarithm, over rows of double[,] and double[][].</summary>
internal static class Softmax
{
    const int Size = 4, Rows = 3, Classes = 5;

    public static Kind Plain { get; } = new("softmax, double[,]", MakePlain,
        new("terms off the diagonal are missing", "x", [.. Words.MissingTerm, "diagonal"]),
        new("dy is ignored", "x", Words.Ignored),
        new("only the largest dy of a row counts", "x", [.. Words.OneHot, .. Words.Clipped]),
        new("the sum runs over columns", "x", [.. Words.Transposed, "axis", "column", "row"]),
        new("y is that of the forward before", "x", Words.Stale));

    public static Kind Log { get; } = new("log-softmax, double[][]", MakeLog,
        new("dy is taken to sum to one", "x", [.. Words.OneHot, .. Words.Clipped, "sum to one", "sums to one"]),
        new("y is taken for its exponential", "x", [.. Words.AtOutput, "exponential"]),
        new("dy is summed over all rows", "x", [.. Words.MissingTerm, "row", "summed"]),
        new("dy is overwritten by dx", "", Words.DyChanged) { BreaksContract = true });

    static double[] Of(double[] x)
    {
        double[] e = [.. x.Select(value => Math.Exp(value - x.Max()))];
        return [.. e.Select(value => value / e.Sum())];
    }

    static Wired MakePlain(string? mistake)
    {
        double[,] x = new Random(61).Grid(Size, Size), dx = new double[Size, Size], y = new double[Size, Size], dy = new double[Size, Size];
        double[,] before = new double[Size, Size];
        bool Has(string name) => mistake == name;

        return new("Softmax", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                before = (double[,])y.Clone();
                for (var r = 0; r < Size; r++)
                {
                    var p = Of([.. Enumerable.Range(0, Size).Select(k => x[r, k])]);
                    for (var k = 0; k < Size; k++)
                        y[r, k] = p[k];
                }
            },
            () =>
            {
                var at = Has("y is that of the forward before") ? before : y;
                for (var r = 0; r < Size; r++)
                {
                    var largest = Enumerable.Range(0, Size).MaxBy(k => Math.Abs(dy[r, k]));
                    double D(int row, int k) => Has("only the largest dy of a row counts") && k != largest ? 0 : dy[row, k];
                    for (var k = 0; k < Size; k++)
                    {
                        var columns = Has("the sum runs over columns");
                        var sum = Enumerable.Range(0, Size).Sum(j => columns ? D(j, k) * at[j, k] : D(r, j) * at[r, j]);
                        dx[r, k] = Has("dy is ignored") ? at[r, k] * (1 - at[r, k])
                            : at[r, k] * (D(r, k) - (Has("terms off the diagonal are missing") ? D(r, k) * at[r, k] : sum));
                    }
                }
            });
    }

    static Wired MakeLog(string? mistake)
    {
        double[][] x = new Random(62).Rows(Rows, Classes), dx = Draws.Zeros(Rows, Classes);
        double[][] y = Draws.Zeros(Rows, Classes), dy = Draws.Zeros(Rows, Classes);
        bool Has(string name) => mistake == name;

        return new("LogSoftmax", [Part.Of("x", x, dx)], [], [Part.Of("y", y, dy)],
            () =>
            {
                for (var r = 0; r < Rows; r++)
                    y[r] = [.. Of(x[r]).Select(value => Math.Log(value))];
            },
            () =>
            {
                var all = dy.Sum(row => row.Sum());
                for (var r = 0; r < Rows; r++)
                {
                    var sum = Has("dy is taken to sum to one") ? 1 : Has("dy is summed over all rows") ? all : dy[r].Sum();
                    for (var k = 0; k < Classes; k++)
                        dx[r][k] = dy[r][k] - (sum * (Has("y is taken for its exponential") ? y[r][k] : Math.Exp(y[r][k])));
                    if (Has("dy is overwritten by dx"))
                        dx[r].CopyTo(dy[r], 0);
                }
            });
    }
}
