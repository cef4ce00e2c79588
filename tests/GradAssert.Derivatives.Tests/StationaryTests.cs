namespace GradientTesting.Derivatives.Tests;

/// <summary>Where a derivative is zero, one that is wrong by a factor is zero too: it is judged at other values.</summary>
public class StationaryTests
{
    const string OfGradient =
        "At the values that were given the gradient is zero within its error bars, where one that is wrong by a factor is zero too. "
        + "What is compared is the gradient at others, up to 30% of their size away.";

    static double Bowl(double[] x) => Math.Pow(x[0] - 1, 2) + (3 * Math.Pow(x[1] - 2, 2)) + ((x[0] - 1) * (x[1] - 2));

    static double[] OfBowl(double[] x) => [(2 * (x[0] - 1)) + x[1] - 2, (6 * (x[1] - 2)) + x[0] - 1];

    static double[,] Curvature(double[] x) => new double[,] { { 2, 1 }, { 1, 6 } };

    [Fact]
    public void A_Hessian_at_a_minimum_is_right_where_the_cost_is_given_too()
    {
        var report = GradientCheck.Hessian(Bowl, OfBowl, Curvature, [1, 2]);
        Assert.StartsWith(
            "The gradient is that of the cost. The Hessian is that of the gradient.\n", report.ToString(), StringComparison.Ordinal);
        Assert.Contains(OfGradient, report.Runs[0].Warnings);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Hessian(Bowl, OfBowl, x => Curvature(x).Each((_, _, v) => 2 * v), [1, 2]).Verdict);
        var wrong = GradientCheck.Hessian(x => -Math.Cos(x[0]) - Math.Cos(x[1]), x => [2 * Math.Sin(x[0]), 2 * Math.Sin(x[1])],
            x => new[,] { { 2 * Math.Cos(x[0]), 0 }, { 0, 2 * Math.Cos(x[1]) } }, [0, 0]);
        Assert.StartsWith("The gradient is not that of the cost.", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Derivatives_that_are_all_zero_are_judged_at_other_values()
    {
        GradientReport Fourth(double times) => GradientCheck.Jacobian(
            x => [.. x.Select(each => Math.Pow(each, 4))],
            x => Matrices.Of(2, 2, (i, j) => i == j ? times * Math.Pow(x[i], 3) : 0), [0, 0]);
        var right = Fourth(4);
        Assert.True(right.Verdict == GradientVerdict.Match, right.ToString());
        Assert.DoesNotContain("kink", right.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "At the values that were given the Jacobian is zero within error bars, where a derivative that is wrong by a factor is zero too. "
                + "What is compared of J is the derivative at others, up to 30% of their size away.",
            Assert.Single(right.Runs[0].Warnings));
        Assert.StartsWith(
            "The Jacobian is not that of f.\nMost likely, J is 25% too small.\n", Fourth(3).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_zero_is_named_as_such()
    {
        var report = GradientCheck.Jacobian(
            x => [Math.Pow(x[0], 4), x[1] * x[1]], x => new[,] { { 4 * Math.Pow(x[0], 3), 0 }, { 0, 2 * x[1] } }, [0, 0.7]);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.StartsWith(
            "At the values that were given column 0 of the Jacobian is zero within error bars,", Assert.Single(report.Runs[0].Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Element_wise_ones_are_too()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Cos, x => -Math.Sin(x), at: [0]).Verdict);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Math.Cos, x => -Math.Sin(x), at: [0, Math.PI]).Verdict);
        Assert.StartsWith(
            "The derivative is not that of f.\nMost likely, f′ is 2× too large",
            GradientCheck.Derivative(Math.Cos, x => -2 * Math.Sin(x), at: [0]).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_zero_at_other_values_too_is_inconclusive()
    {
        var report = GradientCheck.Jacobian(x => [.. x.Select(each => Math.Max(0, each))],
            x => Matrices.Of(2, 2, (i, j) => i == j && x[i] > 0 ? 1 : 0), [-1, -2]);
        Assert.StartsWith(
            "The check could not tell whether the Jacobian is right: it is zero, and so is what was measured, "
                + "so that nothing of it was compared; check at another point.\n", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_are_no_other_values_the_reason_is_said()
    {
        var report = GradientCheck.Jacobian(
            x => [Math.Pow(x[0], 4), x[1]],
            x => new[,] { { Math.Abs(x[0]) < 1e-4 ? 4 * Math.Pow(x[0], 3) : double.NaN, 0 }, { 0, 1 } }, [0, 0.7]);
        Assert.StartsWith(
            "The check could not tell whether the Jacobian is right: column 0 is zero within its error bars, "
                + "where one that is wrong by a factor is zero too; check at another point, "
                + "or, if it should not be zero here, compute f in double precision.\n", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_but_for_rounding_is_zero()
    {
        const string ofJacobian =
            "At the values that were given the Jacobian is zero within error bars, where a derivative that is wrong by a factor is zero too. "
                + "What is compared of J is the derivative at others, up to 30% of their size away.";
        GradientReport Jacobian(double times) =>
            GradientCheck.Jacobian(x => [Math.Sin(x[0])], x => new[,] { { times * Math.Cos(x[0]) } }, [Math.PI / 2]);
        GradientReport Cost(double times) => GradientCheck.Run(x => Math.Sin(x[0]), x => [times * Math.Cos(x[0])], [Math.PI / 2]);
        GradientReport Function(double times) => GradientCheck.Derivative(Math.Cos, x => -times * Math.Sin(x), at: [2 * Math.PI]);
        GradientReport Product(double times) => GradientCheck.Jvp(
            x => [Math.Sin(x[0])], (x, v) => [times * Math.Cos(x[0]) * v[0]], [Math.PI / 2]);

        Assert.Equal(GradientVerdict.Match, Jacobian(1).Verdict);
        Assert.Equal(ofJacobian, Assert.Single(Jacobian(1).Runs[0].Warnings));
        Assert.StartsWith(
            "The Jacobian is not that of f.\nMost likely, J is 2× too small: is the 2 of a square's derivative missing, "
                + "or half of a sum left out?\n", Jacobian(0.5).ToString(), StringComparison.Ordinal);
        Assert.Equal(ofJacobian, Assert.Single(Jacobian(0.5).Runs[0].Warnings));

        Assert.Equal(GradientVerdict.Match, Cost(1).Verdict);
        Assert.Contains(OfGradient, Cost(1).Runs[0].Warnings);
        Assert.StartsWith("The gradient of theta is not the gradient of the cost.\n", Cost(-1).ToString(), StringComparison.Ordinal);
        Assert.Contains(OfGradient, Cost(-1).Runs[0].Warnings);

        Assert.Equal(GradientVerdict.Match, Function(1).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Function(-1).Verdict);
        Assert.Equal(GradientVerdict.Match, Product(1).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Product(2).Verdict);
    }

    [Fact]
    public void A_row_that_is_zero_but_for_rounding_hides_no_column()
    {
        // An arm that points straight up: neither joint lifts the hand.
        GradientReport Arm(double times) => GradientCheck.Jacobian(
            q => [Math.Cos(q[0]) + Math.Cos(q[0] + q[1]), Math.Sin(q[0]) + Math.Sin(q[0] + q[1])],
            q => new[,]
            {
                { -Math.Sin(q[0]) - Math.Sin(q[0] + q[1]), -Math.Sin(q[0] + q[1]) },
                { Math.Cos(q[0]) + Math.Cos(q[0] + q[1]), times * Math.Cos(q[0] + q[1]) },
            }, [Math.PI / 2, 0]);
        Assert.Equal(GradientVerdict.Match, Arm(1).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Arm(-1).Verdict);
        Assert.Contains("J[1, 1]", Arm(-1).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_bars_say_nothing_of_is_not_zero()
    {
        // In seconds since 1970, of a period of a day: zero is within bars that would change the cost a thousand times over.
        const double rate = 2 * Math.PI / 86400;
        double[] at = [1_700_000_007.25, 0.7];
        double Cost(double[] x) => Math.Sin(rate * x[0]) + (x[1] * x[1]);
        Assert.Equal(
            GradientVerdict.Match, GradientCheck.Run(Cost, x => [rate * Math.Cos(rate * x[0]), 2 * x[1]], at).Verdict);
        var verdicts = Enumerable.Range(0, 10).Select(k => GradientCheck.Run(
            Cost, x => [0, 2 * x[1]], [at[0] + (2192.7 * k), at[1]]).Verdict);
        Assert.DoesNotContain(GradientVerdict.Match, verdicts);
    }
}
