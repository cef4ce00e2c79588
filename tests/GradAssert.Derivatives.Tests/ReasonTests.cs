namespace GradientTesting.Derivatives.Tests;

/// <summary>What is said of the reason of a mistake is what the numbers show, or a question.</summary>
public class ReasonTests
{
    static readonly double[] times = [0.5, 1, 2, 4, 8];

    static double[] Decay(double[] p) => [.. times.Select(t => (p[0] * Math.Exp(-p[1] * t)) + p[2])];

    static double[] Row(double[] p, double t) => [Math.Exp(-p[1] * t), -p[0] * t * Math.Exp(-p[1] * t), 1];

    static double[,] Of(double[] p, Func<int, double, double> each)
    {
        var result = new double[times.Length, p.Length];
        for (var k = 0; k < result.Length; k++)
        {
            result[k / p.Length, k % p.Length] = each(k % p.Length, Row(p, times[k / p.Length])[k % p.Length]);
        }

        return result;
    }

    static string? Said(GradientReport report) => report.Runs[0].Components[0].Diagnosis?.Sentence;

    static GradientReport Jacobian(Func<int, double, double> each) => GradientCheck.Jacobian(Decay, p => Of(p, each), [2, 0.5, 0.1]);

    [Theory]
    [InlineData(2, "J is 2× too large in column 2 and right elsewhere: "
        + "is it the derivative of a square without its 1/2, or is something added twice?")]
    [InlineData(0, "J is zero in column 2 and right elsewhere: "
        + "is the parameter left out? One that is kept fixed is no element of x: let f take the others alone")]
    public void The_column_of_an_offset_says_no_more_than_a_factor(double value, string said)
    {
        Assert.Equal(GradientVerdict.Match, Jacobian((_, v) => v).Verdict);
        Assert.Equal(said, Said(Jacobian((j, v) => j == 2 ? value : v)));
    }

    [Fact]
    public void A_Jacobian_without_the_column_of_a_fixed_parameter_says_how_to_keep_it()
    {
        static double[] Two(double[] q) => Decay([q[0], q[1], 0.1]);
        static double[,] OfTwo(double[] p)
        {
            var result = new double[times.Length, 2];
            for (var i = 0; i < times.Length; i++)
            {
                (result[i, 0], result[i, 1]) = (Row(p, times[i])[0], Row(p, times[i])[1]);
            }

            return result;
        }

        Assert.Equal(GradientVerdict.Match, GradientCheck.Jacobian(Two, q => OfTwo([q[0], q[1], 0.1]), [2, 0.5]).Verdict);
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Jacobian(Decay, OfTwo, [2, 0.5, 0.1]));
        Assert.Equal(
            "The derivative is 5×2, and 5×3 is expected: one row for each output, one column for each element of x. "
                + "A parameter that is kept fixed is no element of x: let f take the others alone.", thrown.Message);
    }

    [Fact]
    public void A_Hessian_says_that_a_row_and_its_column_are_zero()
    {
        static GradientReport Hessian(double of) => GradientCheck.Hessian(
            p => [2 * p[0] * p[2], Math.Cos(p[1]) * p[2], (p[0] * p[0]) + Math.Sin(p[1])],
            p => new[,]
            {
                { 2 * p[2], 0, of * 2 * p[0] }, { 0, -Math.Sin(p[1]) * p[2], of * Math.Cos(p[1]) },
                { of * 2 * p[0], of * Math.Cos(p[1]), 0 },
            },
            [1, 0.5, 0.7]);
        Assert.Equal(GradientVerdict.Match, Hessian(1).Verdict);
        Assert.Equal(
            "H is zero in row 2 and column 2 and right elsewhere: is the parameter left out? "
                + "One that is kept fixed is no element of x: let the gradient take the others alone", Said(Hessian(0)));
    }

    [Theory]
    [InlineData(0, "Jv lacks what x[0] contributes")]
    [InlineData(0.001, "Jv has 0.001 times what x[0] contributes: are units mixed, thousandths for ones?")]
    [InlineData(1000, "Jv has 1000 times what x[0] contributes: are units mixed, thousandths for ones?")]
    [InlineData(1.5, "Jv has 1.5 times what x[0] contributes")]
    [InlineData(-1, "Jv has what x[0] contributes with the wrong sign")]
    [InlineData(1, null)]
    public void A_product_says_how_many_times_an_element_contributes(double factor, string? said)
    {
        var report = GradientCheck.Jvp(
            Decay, (p, v) => [.. times.Select(t => Row(p, t).Select((slope, j) => (j == 0 ? factor : 1) * slope * v[j]).Sum())], [2, 0.5, 0.1]);
        Assert.Equal(said is null ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(said, Said(report));
    }

    /// <summary>What adds up for other elements of x is no assignment.</summary>
    [Fact]
    public void One_missing_term_of_a_backward_pass_is_not_called_an_assignment()
    {
        static GradientReport Camera(double one) => GradientCheck.Vjp(
            x => [x[0] * x[1] * x[2], Math.Sin(x[0]) + (x[1] * x[1]) + Math.Exp(x[2])],
            (x, c) =>
            [
                (one * c[0] * x[1] * x[2]) + (c[1] * Math.Cos(x[0])), (c[0] * x[0] * x[2]) + (c[1] * 2 * x[1]),
                (c[0] * x[0] * x[1]) + (c[1] * Math.Exp(x[2])),
            ],
            [0.4, -0.3, 1.2]);
        Assert.Equal(GradientVerdict.Match, Camera(1).Verdict);
        Assert.StartsWith("x is wrong in one element, x[0], and right elsewhere", Said(Camera(0)), StringComparison.Ordinal);
        Assert.Contains("the error is at output y[0] alone", Camera(0).Runs[0].Components[0].Notes);
    }

    [Fact]
    public void A_backward_pass_that_assigns_is_called_so()
    {
        var report = GradientCheck.Vjp(
            x => [x[0] * x[1] * x[2], Math.Sin(x[0]) + (x[1] * x[1]) + Math.Exp(x[2])],
            (x, c) => [c[1] * Math.Cos(x[0]), c[1] * 2 * x[1], c[1] * Math.Exp(x[2])], [0.4, -0.3, 1.2]);
        Assert.StartsWith("x is assigned where it should be added, or lacks all paths but one", Said(report), StringComparison.Ordinal);
    }

    /// <summary>A row whose elements are all alike adds the same to every element of the gradient, as often as c says.</summary>
    [Fact]
    public void A_row_of_the_wrong_sign_is_no_constant_that_is_added()
    {
        static GradientReport Sum(double sign) => GradientCheck.Vjp(
            x => [x.Sum(), x.Sum(each => each * each * each)],
            (x, c) => [.. x.Select(each => (sign * c[0]) + (c[1] * 3 * each * each))], [0.4, 0.3, 1.2, 0.7, 0.9, 1.6, 2.1, 0.2]);
        Assert.Equal(GradientVerdict.Match, Sum(1).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, Sum(-1).Verdict);
        Assert.DoesNotContain("added to every element", Sum(-1).ToString(), StringComparison.Ordinal);
        Assert.Contains("the error is at output y[0] alone", Sum(-1).Runs[0].Components[0].Notes);
    }

    /// <summary>The same is added to every element by every output, as by a mean that is not subtracted.</summary>
    [Fact]
    public void A_mean_that_is_left_out_is_a_term_that_elements_share()
    {
        double[] weights = [1.5, -0.4, 0.8, 2.2, -1.1, 0.6, 1.9, -0.7];
        GradientReport Centred(double mean) => GradientCheck.Vjp(
            x => [.. x.Select((each, i) => weights[i] * (each - x.Average()))],
            (x, c) => [.. c.Select((each, i) => (weights[i] * each) - (mean * c.Zip(weights, (one, other) => one * other).Average()))],
            [0.4, 0.3, 1.2, 0.7, 0.9, 1.6, 2.1, 0.2]);
        Assert.Equal(GradientVerdict.Match, Centred(1).Verdict);
        Assert.StartsWith("x has -0.92 added to every element (residual ", Said(Centred(0)), StringComparison.Ordinal);
        Assert.EndsWith("): is a term that they share missing or wrong, as that of a mean?", Said(Centred(0)), StringComparison.Ordinal);
    }

    /// <summary>What is left of x[2] is constant, and no value of an earlier pass.</summary>
    [Fact]
    public void One_element_that_is_constant_is_not_called_stale()
    {
        static GradientReport Step(double times) => GradientCheck.Vjp(
            x => [x[0] + (x[1] * Math.Cos(x[2])), x[1] * Math.Sin(x[2]), x[2]],
            (x, c) =>
            [
                c[0], (c[0] * Math.Cos(x[2])) + (c[1] * Math.Sin(x[2])),
                (times * x[1] * ((c[1] * Math.Cos(x[2])) - (c[0] * Math.Sin(x[2])))) + c[2],
            ],
            [0.4, 1.3, 0.6]);
        Assert.Equal(GradientVerdict.Match, Step(1).Verdict);
        Assert.StartsWith("x is wrong in one element, x[2], and right elsewhere", Said(Step(0)), StringComparison.Ordinal);
    }

    [Theory, InlineData(1e-4, GradientVerdict.Mismatch), InlineData(1e-6, GradientVerdict.Match)]
    public void A_product_shows_what_contributes_a_part_of_its_output(double part, GradientVerdict withoutIt) =>
        Assert.Equal(withoutIt, GradientCheck.Jvp(
            x => [Math.Sin(x[0]) + (part * x[1])], (x, v) => [Math.Cos(x[0]) * v[0]], [0.6, 0.8]).Verdict);
}
