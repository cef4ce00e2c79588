using GradientTesting.Tests.Layers;

namespace GradientTesting.Tests.Models;

/// <summary>Arrays of three and four dimensions, and rows of rows: views, errors, and functions and layers over them.</summary>
public class TensorArrayTests
{
    [Fact]
    public void Three_dimensions_are_read_and_written_with_the_last_one_innermost()
    {
        double[,,] w = { { { 0, 1 }, { 10, 11 }, { 20, 21 } }, { { 100, 101 }, { 110, 111 }, { 120, 121 } } };
        ReadsAndWrites(Component.Of("W", w, w), [2, 3, 2], () => w[1, 2, 0]);
        float[,,] f = { { { 0, 1 }, { 10, 11 }, { 20, 21 } }, { { 100, 101 }, { 110, 111 }, { 120, 121 } } };
        ReadsAndWrites(Component.Of("W", f, f), [2, 3, 2], () => f[1, 2, 0]);
        double[,,]? none = null;
        ReadsAndWrites(Component.Of("W", () => w, () => none), [2, 3, 2], () => w[1, 2, 0]);
        ReadsAndWrites(Component.Of("W", () => f, () => f), [2, 3, 2], () => f[1, 2, 0]);
    }

    [Fact]
    public void Four_dimensions_are_read_and_written_with_the_last_one_innermost()
    {
        double[,,,] w = { { { { 0, 1 }, { 10, 11 }, { 20, 21 } }, { { 100, 101 }, { 110, 111 }, { 120, 121 } } } };
        ReadsAndWrites(Component.Of("W", w, w), [1, 2, 3, 2], () => w[0, 1, 2, 0]);
        float[,,,] f = { { { { 0, 1 }, { 10, 11 }, { 20, 21 } }, { { 100, 101 }, { 110, 111 }, { 120, 121 } } } };
        ReadsAndWrites(Component.Of("W", f, f), [1, 2, 3, 2], () => f[0, 1, 2, 0]);
        ReadsAndWrites(Component.Of("W", () => w, () => w), [1, 2, 3, 2], () => w[0, 1, 2, 0]);
        ReadsAndWrites(Component.Of("W", () => f, () => f), [1, 2, 3, 2], () => f[0, 1, 2, 0]);
    }

    [Fact]
    public void Rows_of_rows_are_read_and_written_one_after_the_other()
    {
        double[][][] w = [[[0, 1], [10, 11], [20, 21]], [[100, 101], [110, 111], [120, 121]]];
        ReadsAndWrites(Component.Of("W", w, w), [2, 3, 2], () => w[1][2][0]);
        float[][][] f = [[[0, 1], [10, 11], [20, 21]], [[100, 101], [110, 111], [120, 121]]];
        ReadsAndWrites(Component.Of("W", f, f), [2, 3, 2], () => f[1][2][0]);
        ReadsAndWrites(Component.Of("W", () => w, () => w), [2, 3, 2], () => w[1][2][0]);
        ReadsAndWrites(Component.Of("W", () => f, () => f), [2, 3, 2], () => f[1][2][0]);
    }

    [Fact]
    public void Rows_of_rows_that_are_not_alike_are_named()
    {
        double[][][] even = [[[0, 1], [2, 3]], [[4, 5], [6, 7]]];

        Says("expected each row as long as row 0, which has 2×2, found 3×2 in row 1. "
            + "Make the rows equally long, or pass each as a component of its own.", even, [even[0], [[1, 2], [3, 4], [5, 6]]]);
        // As many elements, in another order.
        Says("expected each row as long as row 0, which has 2×3, found 3×2 in row 1. "
            + "Make the rows equally long, or pass each as a component of its own.", [[[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]]], even);
        Says("row 1: expected each row as long as row 0, which has 2, found 1 in row 1. "
            + "Make the rows equally long, or pass each as a component of its own.", even, [even[0], [[1, 2], [3]]]);
        Says("row 0: expected an array in each row, found null in row 1. Allocate every row.", even, [[[1, 2], null!], even[1]]);
        Says("expected an array in each row, found null in row 0. Allocate every row.", even, [null!, even[1]]);

        static void Says(string flaw, double[][][] values, double[][][] gradient)
        {
            var thrown = Assert.Throws<ArgumentException>(() => Component.Of("W", values, gradient));
            Assert.Contains(flaw, thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Arrays_without_an_element_are_named() => Assert.StartsWith(
        "Component \"W\", values: expected one element or more, found none. Leave the component out.",
        Assert.Throws<ArgumentException>(() => Component.Of("W", new double[2, 0, 3], new double[2, 0, 3])).Message);

    [Fact]
    public void An_element_has_an_index_for_each_dimension()
    {
        double[,,] w = Grid(2, 3, 2), dw = new double[2, 3, 2];
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of("W", w, dw)], () => Sum(w), () => Doubled(w, dw, mistaken: true)), GradientRun.AsIs);

        Assert.Equal("W[0, 1, 1]", Assert.Single(report.Runs[0].Components[0].WorstElements).Name);
        Doubled(w, dw, mistaken: false);
        GradAssert.MatchesNumerical(
            GradientModel.Of([Component.Of("W", w, dw)], () => Sum(w), () => Doubled(w, dw, mistaken: false)), GradientRun.AsIs);
    }

    [Fact]
    public void Functions_over_them_are_checked_and_wrong_ones_found()
    {
        float[,,,] image = new float[1, 2, 3, 2];
        for (var i = 0; i < 12; i++)
        {
            image[0, i / 6, i / 2 % 3, i % 2] = Numbers.FloatsOf(12, 61)[i];
        }

        Assert.Equal([1, 2, 3, 2], Vjp(image, 2).Runs[0].Components[0].Shape);
        Assert.Equal((GradientVerdict.Match, GradientVerdict.Mismatch), (Vjp(image, 2).Verdict, Vjp(image, 3).Verdict));

        double[][][] rows = [[[0.4, -1.2], [0.9, 0.3]], [[-0.8, 1.4], [0.6, -0.5]]];
        Assert.Equal((GradientVerdict.Match, GradientVerdict.Mismatch), (Rows(rows, 2).Verdict, Rows(rows, 3).Verdict));
        Assert.Equal([2, 2, 2], Rows(rows, 2).Runs[0].Components[0].Shape);
        Assert.Equal(0.4, rows[0][0][0]);

        static GradientReport Vjp(float[,,,] at, float factor) => GradientCheck.Vjp<float[,,,], float[]>(
            x => [.. x.Cast<float>().Select(number => number * number)],
            (x, c) =>
            {
                var dx = (float[,,,])x.Clone();
                for (var i = 0; i < dx.Length; i++)
                {
                    dx[0, i / 6, i / 2 % 3, i % 2] *= factor * c[i];
                }

                return dx;
            }, at);

        static GradientReport Rows(double[][][] at, double factor) => GradientCheck.Backward<double[][][], double[][][]>(
            x => [.. (kept = x).Select(plane => plane.Select(row => row.Select(number => number * number).ToArray()).ToArray())],
            dy => [.. dy.Select((plane, i) => plane.Select((row, j) => row.Select((up, k) => factor * kept[i][j][k] * up).ToArray()).ToArray())],
            at);
    }

    static double[][][] kept = [];

    [Fact]
    public void A_layer_over_them_is_checked_and_a_wrong_one_found()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Backward(Scale(mistaken: false)).Verdict);
        var report = GradientCheck.Backward(Scale(mistaken: true), GradientRun.AsIs);
        Assert.Equal("w[0, 1, 1]", Assert.Single(report.Runs[0].Components[1].WorstElements).Name);

        static GradientLayer Scale(bool mistaken)
        {
            double[,,] x = Grid(2, 3, 2), dx = new double[2, 3, 2], w = Grid(2, 3, 2), dw = new double[2, 3, 2];
            double[,,] y = new double[2, 3, 2], dy = new double[2, 3, 2];
            return GradientLayer.Of(
                [Component.Of("x", x, dx)], [Component.Of("y", y, dy)], () => Product(x, w, y),
                () =>
                {
                    Product(dy, w, dx);
                    Product(dy, x, dw);
                    dw[0, 1, 1] *= mistaken ? 1.5 : 1;
                }) with { Parameters = [Component.Of("w", w, dw)] };
        }
    }

    static void ReadsAndWrites(Component component, int[] shape, Func<double> last)
    {
        Assert.Equal(shape, component.Shape);
        Assert.Equal(12, component.Length);
        Assert.Equal([0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121], Enumerable.Range(0, 12).Select(i => component.Values[i]));
        component.Values[10] = -7;
        Assert.Equal(-7, last());
        component.Values[10] = 120;
        Assert.Throws<ArgumentOutOfRangeException>(() => component.Values[12]);
        Assert.Throws<ArgumentOutOfRangeException>(() => component.Values[-1]);
    }

    static double[,,] Grid(int planes, int rows, int columns)
    {
        var (grid, numbers) = (new double[planes, rows, columns], Numbers.Of(planes * rows * columns, 62));
        Each(grid, (i, j, k) => grid[i, j, k] = numbers[(((i * rows) + j) * columns) + k]);
        return grid;
    }

    static double Sum(double[,,] w) => w.Cast<double>().Sum(number => number * number);

    static void Doubled(double[,,] w, double[,,] dw, bool mistaken) =>
        Each(w, (i, j, k) => dw[i, j, k] = 2 * w[i, j, k] * (mistaken && (i, j, k) == (0, 1, 1) ? 1.5 : 1));

    static void Product(double[,,] one, double[,,] other, double[,,] product) =>
        Each(one, (i, j, k) => product[i, j, k] = one[i, j, k] * other[i, j, k]);

    static void Each(double[,,] grid, Action<int, int, int> action)
    {
        for (var i = 0; i < grid.Length; i++)
        {
            action(i / (grid.GetLength(1) * grid.GetLength(2)), i / grid.GetLength(2) % grid.GetLength(1), i % grid.GetLength(2));
        }
    }
}
