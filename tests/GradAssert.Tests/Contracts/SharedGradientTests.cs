namespace GradientTesting.Tests.Contracts;

/// <summary>Gradients that are stored in one place are named next to a mismatch, and match where they are the same gradient.</summary>
public class SharedGradientTests
{
    readonly double[] a = [0.5, -1.25], b = [0.75, 2];

    [Fact]
    public void Two_components_of_one_gradient_array_are_named_first()
    {
        var gradient = new double[2];
        Says(
            "The gradient of a is not the gradient of the cost. That of b is.",
            "The gradients of a and b are stored in one place, or overlap: what is written to one is read as the other, too. "
                + "Give each storage of its own.",
            Model(Component.Of("a", a, gradient), Component.Of("b", b, gradient), (da, db) =>
            {
                da.CopyTo(gradient, 0);
                db.CopyTo(gradient, 0);
            }));
        double[] ofA = new double[2], ofB = new double[2];
        GradAssert.MatchesNumerical(Model(Component.Of("a", a, ofA), Component.Of("b", b, ofB), (da, db) =>
        {
            da.CopyTo(ofA, 0);
            db.CopyTo(ofB, 0);
        }));
    }

    [Fact]
    public void So_are_slices_that_overlap_by_one()
    {
        var gradient = new double[4];
        Says(
            "The gradient of a is not the gradient of the cost. That of b is.",
            "The gradients of a and b are stored in one place, or overlap: what is written to one is read as the other, too. "
                + "Give each storage of its own.",
            Flat(1));
        GradAssert.MatchesNumerical(Flat(2));

        GradientModel Flat(int offset) => Model(
            Component.Of("a", a, gradient.AsMemory(0, 2)), Component.Of("b", b, gradient.AsMemory(offset, 2)), (da, db) =>
            {
                da.CopyTo(gradient, 0);
                db.CopyTo(gradient, offset);
            });
    }

    [Fact]
    public void So_are_rows_that_are_one_array()
    {
        double[][] w = [[0.5, -1.25], [0.75, 2]], one = [new double[2], []], two = [new double[2], new double[2]];
        one[1] = one[0];
        Says(
            "The gradient of W is not the gradient of the cost.",
            "Rows of the gradient of W are one array: what is written to one is read as the other, too. Give each storage of its own.",
            Rows(one));
        GradAssert.MatchesNumerical(Rows(two));

        GradientModel Rows(double[][] gradient) => GradientModel.Of(
            [Component.Of("W", w, gradient)], () => w.Sum(row => row.Sum(Math.Exp)), () => Array.ForEach([0, 1, 2, 3], i =>
                gradient[i / 2][i % 2] = Math.Exp(w[i / 2][i % 2])));
    }

    /// <summary>As of the two biases of a recurrent cell: they are added up, and one gradient is that of both.</summary>
    [Fact]
    public void One_gradient_of_two_parameters_that_are_added_matches()
    {
        var gradient = new double[2];
        GradAssert.MatchesNumerical(GradientModel.Of(
            [Component.Of("a", a, gradient), Component.Of("b", b, gradient)],
            () => a.Zip(b, (x, y) => Math.Exp(x + y)).Sum(),
            () => Array.ForEach([0, 1], i => gradient[i] = Math.Exp(a[i] + b[i]))));
    }

    GradientModel Model(Component ofA, Component ofB, Action<double[], double[]> write) => GradientModel.Of(
        [ofA, ofB], () => a.Sum(Math.Exp) + b.Sum(Math.Sin), () => write(Array.ConvertAll(a, Math.Exp), Array.ConvertAll(b, Math.Cos)));

    static void Says(string verdict, string what, GradientModel model)
    {
        var report = GradientCheck.Run(model, GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal([verdict, what], report.ToString().Split('\n').Take(2));
    }
}
