namespace GradientTesting.Tests.Layers;

/// <summary>Explanations that fit and are not true: each is told where it is true, and not where something else fits as well.</summary>
public class UntrueNamesTests
{
    static readonly double[] x = Numbers.Of(6, 31);

    /// <summary>What rounding leaves of 0.1 + 0.2 − 0.3, whatever it is multiplied by, is zero.</summary>
    [Fact]
    public void A_gradient_of_rounding_is_zero_and_nothing_else()
    {
        GradientReport Of(Func<double, double> read) =>
            GradientCheck.Vjp(at => [.. at.Select(Math.Sin)], (at, c) => [.. at.Zip(c, (number, up) => read(up) * Math.Cos(number))], x);
        var wrong = Of(up => (((0.1 + 0.2) - 0.3) * up) - (1e-17 * up));

        Assert.Equal(GradientVerdict.Match, Of(up => up).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
        Assert.Equal("x is zero but for rounding (residual 0): do terms cancel that should not?", wrong.Diagnoses.Single().Sentence);
    }

    /// <summary>Noise may look like any other reading of the upstream gradient.</summary>
    [Fact]
    public void A_gradient_of_rounding_is_no_shift()
    {
        var wrong = GradientCheck.Vjp(at => [.. at.Select(Math.Sin)], (at, c) => [.. at.Select((_, i) => 1e-17 * c[(i + 3) % 6])], x);

        Assert.Equal("x is zero but for rounding (residual 0): do terms cancel that should not?", wrong.Diagnoses.Single().Sentence);
    }

    /// <summary>What is added to the upstream gradient is no clip: it is there at an upstream gradient of zero.</summary>
    [Theory]
    [InlineData(0, null)]
    [InlineData(0.1, "x is not linear in the upstream gradient (residual 0): what it returns for one of zero is added whatever it is given: "
        + "is a weight decay, or another term that is no product with it, in the gradient?")]
    public void A_term_that_is_no_product_is_not_called_a_clip(double added, string? told)
    {
        var report = GradientCheck.Vjp(
            at => [.. at.Select(Math.Sin)], (at, c) => [.. at.Zip(c, (number, up) => (up + added) * Math.Cos(number))], x);

        Assert.Equal(told is null ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(told, report.Diagnoses.SingleOrDefault()?.Sentence);
    }

    static double Sigmoid(double number) => 1 / (1 + Math.Exp(-number));

    [Theory]
    [InlineData("y (1 − y)", true)]
    [InlineData("1 − y", false)]
    [InlineData("y exp(−x)", false)]
    [InlineData("y² (1 − y)", false)]
    public void Softplus_is_not_named_of_a_sigmoid(string formula, bool isRight)
    {
        double Slope(double number) => Sigmoid(number) is var y && formula == "y (1 − y)" ? y * (1 - y)
            : formula == "1 − y" ? 1 - y : formula == "y exp(−x)" ? y * Math.Exp(-number) : y * y * (1 - y);
        var report = GradientCheck.Vjp(
            at => [.. at.Select(Sigmoid)], (at, c) => [.. at.Zip(c, (number, up) => up * Slope(number))], x);

        Assert.Equal(isRight ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.DoesNotContain("softplus", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "x has the derivative of softplus left out (residual 0): multiply the upstream gradient by f′(z)")]
    [InlineData(2, "x has the derivative of softplus in it twice (residual 0): multiply by f′(z) once")]
    [InlineData(1, null)]
    public void Softplus_is_named_where_it_is(int power, string? told)
    {
        var report = GradientCheck.Vjp(
            at => [.. at.Select(number => Math.Log(1 + Math.Exp(number)))],
            (at, c) => [.. at.Zip(c, (number, up) => up * Math.Pow(Sigmoid(number), power))], x);

        Assert.Equal(told is null ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(told, WithoutResidual(report));
    }

    /// <summary>In a cost the slope of softplus is a sigmoid that may be a factor of anything: both are told.</summary>
    [Theory]
    [InlineData("1 − y", "w has the derivative of softplus, or a sigmoid as a factor, left out (residual 0): multiply by the sigmoid of w")]
    [InlineData(
        "y² (1 − y)",
        "w has the derivative of softplus, or a sigmoid as a factor, in it twice (residual 0): multiply by the sigmoid of w once")]
    [InlineData("y (1 − y)", null)]
    public void Nor_is_it_named_alone_of_a_cost_whose_activations_nobody_sees(string formula, string? told)
    {
        double[] w = [.. x], dw = new double[6];
        double Slope(double y) => formula == "1 − y" ? 1 - y : formula == "y (1 − y)" ? y * (1 - y) : y * y * (1 - y);
        var report = GradientCheck.Run(GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Sigmoid),
            () => Array.ForEach([0, 1, 2, 3, 4, 5], i => dw[i] = Slope(Sigmoid(w[i])))));

        Assert.Equal(told is null ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(told, WithoutResidual(report));
    }

    static string? WithoutResidual(GradientReport report) => report.Diagnoses.SingleOrDefault()?.Sentence is { } sentence
        ? System.Text.RegularExpressions.Regex.Replace(sentence, @"\(residual [^)]*\)", "(residual 0)")
        : null;

    /// <summary>In float an error of 8% of a small output is within the bar of the largest, and is an error all the same.</summary>
    [Theory]
    [InlineData(0, "of one wrong element that was looked at, the error is at output y[0]; of the others that is not known")]
    [InlineData(0.08, null)]
    public void Outputs_are_left_out_where_they_are_right(double rest, string? told)
    {
        double[] numeric = [1, 0.05, -0.04, 0.03], ofEach = [1.1, .. numeric.Skip(1).Select(number => (1 + rest) * number)];
        Assert.Equal(told, WrongOutputs.Of(new(Response(numeric, ofEach, ofEach.Sum())), null));
    }

    /// <summary>Of 24 wrong elements each second one is looked at, and they are wrong at other outputs than the rest.</summary>
    [Theory]
    [InlineData(-1, null)]
    [InlineData(1, "of 12 wrong elements that were looked at, the error is at outputs y[…, 1 or 3 or 5]; of the others that is not known")]
    public void Outputs_are_told_of_what_was_looked_at(int sign, string? told)
    {
        double[,] x = Numbers.GridOf(4, 6, 1), dx = new double[4, 6], y = new double[4, 6], dy = new double[4, 6];
        void Rotate(double[,] from, double[,] to, int direction)
        {
            for (var (t, k) = (0, 0); t < 4; (t, k) = k == 4 ? (t + 1, 0) : (t, k + 2))
            {
                var (cos, sin) = (Math.Cos(0.3 + t + k), direction * Math.Sin(0.3 + t + k));
                (to[t, k], to[t, k + 1]) = ((from[t, k] * cos) - (from[t, k + 1] * sin), (from[t, k] * sin) + (from[t, k + 1] * cos));
            }
        }

        var report = GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)], () => Rotate(x, y, 1), () => Rotate(dy, dx, sign)));

        Assert.Equal(told is null ? GradientVerdict.Match : GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(told is null ? [] : [told], report.Runs[0].Components[0].Notes);
    }

    /// <summary>Right at ones to within what float hides is not right at ones.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.17, false)]
    public void Right_for_ones_is_right_to_a_small_part_of_the_error(double off, bool isRight)
    {
        double[] numeric = [1, 0.05, -1.03, 0.03];
        var one = Response(numeric, numeric, (1 + off) * numeric.Sum(), here: 0.5);
        // One element that is known to half a percent may be right at ones by chance.
        Assert.False(new UpstreamFacts(one).IsRightForOnes);
        Assert.Equal(isRight, new UpstreamFacts(one with { Elements = [.. Enumerable.Repeat(one.Elements[0], 4)] }).IsRightForOnes);
    }

    /// <summary>An output that hardly responds is not called right: what is left out there is too small to be seen.</summary>
    [Theory]
    [InlineData(1, 1, "the error is at outputs y[2 or 3] alone")]
    [InlineData(0.004, 0, null)]
    public void Outputs_that_hardly_respond_are_not_called_right(double response, double returned, string? told) => Assert.Equal(
        told, WrongOutputs.Of(new(Response(
            [response, response, 1, 1], [returned, returned, 0.5, 0.5], 1 + (2 * returned)) with { IsOfAll = true }), null));

    static UpstreamResponse Response(double[] numeric, double[] ofEach, double atOnes, double? here = null)
    {
        double[] c = [1, 1, 1, 1];
        var at = here ?? ofEach.Sum();
        return new([new("y", [4], 0)], c, [new(numeric, at)
        {
            Rounding = [0, 0, 0, 0], OfEach = ofEach, AtOnes = atOnes, AtTwice = 2 * at, AtMinus = -at, FromSmall = at,
        }], 5e-3);
    }
}
