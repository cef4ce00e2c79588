namespace GradientTesting.Derivatives.Tests;

public class ElementWiseTests
{
    static double Huber(double x) => Math.Abs(x) <= 1.345 ? x * x / 2 : 1.345 * (Math.Abs(x) - (1.345 / 2));

    static string Head(GradientReport report) => report.ToString()[..report.ToString().IndexOf("\n\n", StringComparison.Ordinal)];

    [Fact]
    public void A_wrong_stretch_between_the_usual_points_is_found_where_f_is_smooth()
    {
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Huber, x => Math.Clamp(x, -1.345, 1.345)).Verdict);
        // Right up to 1, and from 1.345 on: no usual point lies between.
        Assert.Equal(
            "The derivative is not that of f.\n"
                + "Most likely, f′ is wrong from x = 1.04309 to 1.32043 and right at the others that were asked and are resolved.",
            Head(GradientCheck.Derivative(Huber, x => x is > 1 and < 1.345 ? 1 : Math.Clamp(x, -1.345, 1.345))));
        Assert.Equal(
            GradientVerdict.Mismatch, GradientCheck.Derivative(Math.Sin, x => Math.Cos(x) + (x is > 4.3 and < 4.45 ? 0.1 : 0)).Verdict);
        Assert.Equal(
            GradientVerdict.Mismatch, GradientCheck.Derivative(Math.Sin, x => Math.Cos(x) + (x is > 200 and < 230 ? 0.1 : 0)).Verdict);
    }

    [Fact]
    public void What_is_said_is_said_of_the_points_that_were_asked()
    {
        Assert.Equal(
            "The derivative is not that of f.\nMost likely, f′ is zero for x < 0 and right at the others that were asked.",
            Head(GradientCheck.Derivative(x => x > 0 ? x : 0.01 * x, x => x > 0 ? 1 : 0)));
        Assert.Equal(
            "The derivative is not that of f.\nMost likely, f′ is wrong at x = 2 and right at the others that were asked.",
            Head(GradientCheck.Derivative(Math.Exp, x => x == 2 ? 1 : Math.Exp(x), at: [-1, 0.5, 2])));
    }

    [Fact]
    public void Points_that_six_digits_do_not_tell_apart_have_more()
    {
        // 3 is a kink, and a millionth beside it is asked too.
        static double Hinge(double x) => Math.Max(0, x - 3);
        var report = GradientCheck.Derivative(Hinge, x => x > 3.001 ? 1 : x > 2.999 ? 7 : 0);
        Assert.Equal(
            "The derivative is not that of f.\n"
                + "Most likely, f′ is wrong at x = 2.999999, 3, 3.000001 and right at the others that were asked.", Head(report));
        Assert.Equal(
            ["f′(2.999999)", "f′(3)", "f′(3.000001)"],
            report.Runs[0].Components[0].WorstElements.Select(element => element.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_says_on_which_stretch_it_is_wrong()
    {
        static double Piecewise(double x) => x > 0 ? Math.Sin(x) : x / 2;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Derivative(Piecewise, x => x > 0 ? Math.Cos(x) : 0.5).Verdict);
        Assert.Equal(
            "The derivative is not that of f.\n"
                + "Most likely, f′ is the derivative of sine, wrong for x < 0 and right at the others that were asked and are resolved.",
            Head(GradientCheck.Derivative(Piecewise, Math.Cos)));
        // At zero too, which was asked.
        Assert.Equal(
            "The derivative is not that of f.\nMost likely, f′ is zero for x ≤ 0 and right at the others that were asked.",
            Head(GradientCheck.Derivative(Math.Sin, x => x > 0 ? Math.Cos(x) : 0)));
        Assert.Equal(
            "The derivative is not that of f.\n"
                + "Most likely, f′ is 3× too large from x = 1.04309 to 1.97656 and right at the others that were asked.",
            Head(GradientCheck.Derivative(Math.Sin, x => (x is > 1 and < 2 ? 3 : 1) * Math.Cos(x))));
    }

    [Fact]
    public void A_slope_outside_of_those_beside_a_kink_is_no_multiple_of_either()
    {
        static GradientReport Check(double atZero) => GradientCheck.Jacobian(
            x => [Math.Abs(x[0]), x[1]], x => new[,] { { x[0] == 0 ? atZero : Math.Sign(x[0]), 0 }, { 0, 1 } }, [0, 0.7]);
        Assert.Equal(GradientVerdict.Match, Check(0.3).Verdict);
        var report = Check(2);
        Assert.Equal("The Jacobian is not that of f.\nMost likely, J is wrong in J[0, 0] and right elsewhere.", Head(report));
        Assert.Contains("1 of 4 elements on a kink", report.Runs[0].Components[0].Notes);
    }
}
