using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Tests.Layers;

public class FunctionTests
{
    static readonly double[] point = [0.3, -1.2, 0.8];

    [Fact]
    public void A_collection_expression_is_a_point()
    {
        var tanh = new Tanh();
        var report = GradAssert.BackwardMatchesNumerical(tanh.Forward, tanh.Backward, [0.3, -1.2, 0.8]);

        Assert.Equal(["x"], report.Runs[0].Components.Select(component => component.Name));
        Assert.Equal([GradientPhase.AsIs, GradientPhase.Jittered], report.Runs.Select(run => run.Run.Phase));
        Assert.StartsWith("The backward pass of the function gives the gradient of x.\n", report.ToString());
    }

    [Fact]
    public void Lambdas_over_an_array_need_no_types()
    {
        double[] y = [];
        GradAssert.BackwardMatchesNumerical(x => y = [.. x.Select(Math.Exp)], dy => [.. dy.Zip(y, (up, power) => up * power)], [0.3, -1.2]);
        GradAssert.VjpMatchesNumerical(x => [.. x.Select(Math.Sin)], (x, c) => [.. x.Zip(c, (one, up) => up * Math.Cos(one))], point);
    }

    [Fact]
    public void Input_and_output_of_different_types()
    {
        GradAssert.VjpMatchesNumerical<double[,], double[]>(RowSums, (x, c) => Spread(x, c), Numbers.GridOf(2, 3, 1));
        GradAssert.VjpMatchesNumerical<Matrix<double>, Vector<double>>(
            x => x.Row(0) * 2, (x, c) => Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => i == 0 ? 2 * c[j] : 0),
            Matrix<double>.Build.DenseOfArray(Numbers.GridOf(1, 3, 2)));
        GradAssert.VjpMatchesNumerical<Vector<float>, float>(
            x => x * x, (x, c) => 2 * c * x, Vector<float>.Build.Dense(Numbers.FloatsOf(4, 3)));
        GradAssert.VjpMatchesNumerical<float[], float[,]>(
            x => new float[,] { { x[0] * x[1] }, { x[1] } }, (x, c) => [c[0, 0] * x[1], (c[0, 0] * x[0]) + c[1, 0]], Numbers.FloatsOf(2, 3));
        GradAssert.VjpMatchesNumerical<double, double>(Math.Exp, (x, c) => c * Math.Exp(x), 0.5);
        GradAssert.VjpMatchesNumerical<double[][], double[][]>(
            x => [[x[0][0] * x[1][0]]], (x, c) => [[c[0][0] * x[1][0]], [c[0][0] * x[0][0]]], [[2.0], [3.0]]);
    }

    [Fact]
    public void Tensors_of_three_dimensions()
    {
        var x = new double[2, 3, 4];
        Buffer.BlockCopy(Numbers.Of(24, 5), 0, x, 0, 24 * sizeof(double));

        var report = GradAssert.VjpMatchesNumerical<double[,,], double[,,]>(Squared, (at, c) => Times(at, c), x);
        Assert.Equal([2, 3, 4], report.Runs[0].Components[0].Shape);

        // Of height and width exchanged, the indices are those of the array.
        var mistaken = GradientCheck.Vjp<double[,,], double[,,]>(
            Squared, (at, c) => { var dx = Times(at, c); (dx[1, 2, 3], dx[1, 2, 0]) = (dx[1, 2, 0], dx[1, 2, 3]); return dx; }, x);
        Assert.Equal(["x[1, 2, 0]", "x[1, 2, 3]"], mistaken.Runs[0].Components[0].WorstElements.Select(element => element.Name).Order());
    }

    [Fact]
    public void A_vjp_is_checked_at_the_point_alone() =>
        Assert.Equal([GradientRun.AsIs], GradientCheck.Vjp(x => x, (_, c) => c, point).Runs.Select(run => run.Run));

    [Fact]
    public void A_wrong_vjp_is_a_mismatch() => Assert.StartsWith(
        "The backward pass of the function gives a wrong gradient of the input x.\nMost likely, x has the wrong sign",
        Assert.Throws<GradientMismatchException>(() => GradAssert.VjpMatchesNumerical(
            x => [.. x.Select(Math.Cos)], (x, c) => [.. x.Zip(c, (one, up) => up * Math.Sin(one))], point)).Message);

    /// <summary>Right where it was kept, so that what is shown is another point.</summary>
    [Fact]
    public void What_is_kept_of_the_first_call_is_a_mismatch_elsewhere()
    {
        double[]? kept = null;
        var report = GradientCheck.Backward(
            x => [.. (kept ??= x).Zip(x, (_, now) => now * now)], dy => [.. dy.Zip(kept!, (up, first) => 2 * up * first)], point);

        Assert.StartsWith(
            "The backward pass of the function gives a wrong gradient of the input x.\n"
                + "Most likely, x has the values of an earlier forward pass (residual 0): it is the same at other values, "
                + "where the outputs respond in another way.\n",
            report.ToString());
        var warning = Assert.Single(report.Runs[0].Warnings);
        Assert.StartsWith("Backward() gave the same numbers at other values, to the last bit, although ⟨c, y⟩ changes otherwise there", warning);
        Assert.EndsWith(" What is compared is the gradient at the other values.", warning);
    }

    [Fact]
    public void An_index_that_is_right_at_the_point_alone_is_a_mismatch_elsewhere()
    {
        double[] at = [1.0, 0.95, 0.5, 0.48, 0.8, 0.77];
        var right = GradientCheck.Backward(Largest, dy => Spread(dy, largest), at, new() { Phases = [GradientPhase.AsIs] });
        var first = GradientCheck.Backward(Largest, dy => Spread(dy, [0, 2, 4]), at, new() { Phases = [GradientPhase.AsIs] });

        Assert.Equal(GradientVerdict.Match, right.Verdict);
        Assert.StartsWith("The backward pass of the function gives a wrong gradient of the input x.\n", first.ToString());
        Assert.Contains("What is compared is the gradient at the other values.", first.ToString());
    }

    int[] largest = [];

    double[] Largest(double[] x)
    {
        largest = [.. Enumerable.Range(0, 3).Select(k => x[2 * k] > x[(2 * k) + 1] ? 2 * k : (2 * k) + 1)];
        return [.. largest.Select(k => x[k])];
    }

    static double[] Spread(double[] dy, int[] places)
    {
        var dx = new double[6];
        for (var k = 0; k < 3; k++)
        {
            dx[places[k]] = dy[k];
        }

        return dx;
    }

    [Fact]
    public void A_tuple_is_told_what_to_write() => Assert.Equal(
        "A function has one input and one output, and a tuple has several. List each as a component: "
            + "GradAssert.BackwardMatchesNumerical(GradientLayer.Of([Component.Of(\"a\", a, da), Component.Of(\"b\", b, db)], "
            + "[Component.Of(\"y\", y, dy)], forward, backward)).",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward<(double[] A, double[] B), double[]>(
            x => x.A, dy => (dy, dy), ([0.5], [0.7]))).Message);

    [Fact]
    public void A_type_without_a_view_is_named_as_it_is_typed() => Assert.StartsWith(
        "A function of List cannot be checked: there is no view of its numbers. Use double[], double[,]",
        Assert.Throws<GradientContractException>(() => GradientCheck.Backward<List<double>, double[]>(
            x => [.. x], dy => [.. dy], [0.5])).Message);

    [Fact]
    public void An_input_that_is_changed_is_named() => Assert.StartsWith(
        "The forward function changed the x that it was given: x[0] was 0.3 and is 0.6. Work on a copy.",
        Assert.Throws<GradientContractException>(
            () => GradientCheck.Vjp(x => { x[0] *= 2; return x; }, (x, c) => c, point)).Message);

    [Fact]
    public void A_gradient_of_another_length_is_named() => Assert.StartsWith(
        "The gradient of x is a vector of 6 after Backward(), but x is a vector of 3. It was not summed over the axes that were broadcast",
        Assert.Throws<GradientContractException>(
            () => GradientCheck.Vjp(x => [.. x, .. x], (x, c) => c, point)).Message);

    [Fact]
    public void A_result_that_is_null_is_named()
    {
        Assert.StartsWith("The forward function returned null at x 3.", Assert.Throws<GradientContractException>(
            () => GradientCheck.Vjp(x => null!, (x, c) => c, point)).Message);
        Assert.StartsWith("x has no gradient: its storage is null or empty after Backward().", Assert.Throws<GradientContractException>(
            () => GradientCheck.Vjp(x => x, (x, c) => null!, point)).Message);
        Assert.StartsWith("The point `at` is empty", Assert.Throws<GradientContractException>(
            () => GradientCheck.Vjp(x => x, (x, c) => c, [])).Message);
        Assert.StartsWith("A function of String cannot be checked: there is no view of its numbers.", Assert.Throws<GradientContractException>(
            () => GradientCheck.Vjp<double[], string>(x => "", (x, c) => x, point)).Message);
        Assert.Throws<ArgumentNullException>(() => GradientCheck.Vjp(x => x, (x, c) => c, null!));
    }

    [Fact]
    public void Storage_that_is_returned_again_is_warned_about()
    {
        double[] y = new double[2], dx = new double[2];
        var report = GradAssert.BackwardMatchesNumerical(
            x => { (y[0], y[1]) = (2 * x[0], 3 * x[1]); return y; }, dy => { (dx[0], dx[1]) = (2 * dy[0], 3 * dy[1]); return dx; }, [0.5, 0.7]);

        Assert.Contains(report.Runs[0].Warnings, warning => warning.StartsWith(
            "The forward and the backward function return the same storage at each call: what is kept of an earlier result is overwritten.",
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_is_repeated_by_options() => Assert.EndsWith(
        " Repeat the run shown: pass new() { Phases = [GradientPhase.AsIs] } as options.",
        GradientCheck.Backward(x => x, dy => [2 * dy[0]], [0.5]).ToString());

    [Fact]
    public void The_point_is_copied()
    {
        double[] at = [1, 2];
        GradientCheck.Backward(x => [x[0] * x[1]], dy => [dy[0], dy[0]], at);
        Assert.Equal([1, 2], at);
    }

    static double[] RowSums(double[,] x) => [.. Enumerable.Range(0, x.GetLength(0))
        .Select(i => Enumerable.Range(0, x.GetLength(1)).Sum(j => x[i, j] * x[i, j]))];

    static double[,] Spread(double[,] x, double[] c)
    {
        var dx = new double[x.GetLength(0), x.GetLength(1)];
        for (var k = 0; k < x.Length; k++)
        {
            dx[k / x.GetLength(1), k % x.GetLength(1)] = 2 * c[k / x.GetLength(1)] * x[k / x.GetLength(1), k % x.GetLength(1)];
        }

        return dx;
    }

    static double[,,] Squared(double[,,] x) => Times(x, x, 0.5);

    static double[,,] Times(double[,,] x, double[,,] c, double half = 1)
    {
        var product = new double[x.GetLength(0), x.GetLength(1), x.GetLength(2)];
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < x.GetLength(1); j++)
            {
                for (var k = 0; k < x.GetLength(2); k++)
                {
                    product[i, j, k] = half * x[i, j, k] * c[i, j, k];
                }
            }
        }

        return product;
    }

    sealed class Tanh
    {
        double[] y = [];

        public double[] Forward(double[] x) => y = [.. x.Select(Math.Tanh)];

        public double[] Backward(double[] dy) => [.. dy.Zip(y, (up, value) => up * (1 - (value * value)))];
    }
}
