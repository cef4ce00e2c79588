namespace GradientTesting.Tests.Verdicts;

/// <summary>J = ½ Σ sin(w)² + λ/2 Σ w² + Σ cos(b): which part of dw is wrong is told by checking at λ = 0 too.</summary>
public class RegularizationTests
{
    readonly double[] w = [0.3, 0.7, -1.1, 0.4, 0.9], dw = new double[5], b = [0.2, 0.6], db = new double[2];
    double lambda = 0.5;

    [Fact]
    public void A_right_gradient_matches_without_a_note()
    {
        var report = Check(Data, Rest);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.All(report.Runs[0].Components, component => Assert.Empty(component.Notes));
        Assert.Equal(0.5, lambda);
    }

    [Theory]
    [InlineData(1.1, 1, GradientPart.Data, "the data part is wrong, the λ part is right")]
    [InlineData(1, 0, GradientPart.Regularization, "the λ part is wrong, the data part is right")]
    [InlineData(1, 2, GradientPart.Regularization, "the λ part is wrong, the data part is right")]
    [InlineData(1.1, 2, GradientPart.Both, "both the data part and the λ part are wrong")]
    [InlineData(1.1, 1.001, GradientPart.Data, "the data part is wrong")]
    public void The_part_that_is_wrong_is_named(double data, double rest, GradientPart part, string note)
    {
        var report = Check(x => data * Data(x), x => rest * Rest(x));
        var component = report.Runs[0].Components[0];
        Assert.Equal((GradientVerdict.Mismatch, part), (component.Verdict, component.WrongPart));
        Assert.Equal([note], component.Notes);
        Assert.Null(component.Reason);
        Assert.Contains($"  {note}\n", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Match, report.Runs[0].Components[1].Verdict);
        Assert.Equal(0.5, lambda);
    }

    [Fact]
    public void A_data_part_that_is_wrong_in_one_element_is_wrong()
    {
        var report = Check((x, i) => (i == 1 ? 1.1 : 1) * Data(x), (x, _) => Rest(x));
        Assert.Equal(GradientPart.Data, report.Runs[0].Components[0].WrongPart);
    }

    [Fact]
    public void So_is_a_λ_part()
    {
        var report = Check((x, _) => 1.1 * Data(x), (x, i) => (i == 1 ? 2 : 1) * Rest(x));
        Assert.Equal(GradientPart.Both, report.Runs[0].Components[0].WrongPart);
    }

    [Fact]
    public void A_λ_part_that_is_missing_is_wrong_although_it_is_zero_where_a_weight_is()
    {
        w[3] = 0;
        var report = Check(Data, _ => 0);
        Assert.Equal(GradientPart.Regularization, report.Runs[0].Components[0].WrongPart);
    }

    [Fact]
    public void A_component_without_a_λ_term_is_wrong_in_no_part()
    {
        var report = Check(Data, Rest, bias: 1.1);
        var component = report.Runs[0].Components[1];
        Assert.Equal((GradientVerdict.Mismatch, null), (component.Verdict, component.WrongPart));
        Assert.Empty(component.Notes);
    }

    [Fact]
    public void A_gradient_with_a_λ_of_its_own_agrees_at_that_one_and_is_a_mismatch_at_zero()
    {
        var report = Check(Data, x => 0.5 * x);
        Assert.Equal((GradientVerdict.Mismatch, GradientPart.Regularization), (report.Verdict, report.Runs[0].Components[0].WrongPart));
        Assert.StartsWith(
            "The gradient of w is not the gradient of the cost. That of b is.\n"
                + "At the model's own λ w agrees, and disagrees at λ = 0: does ComputeGradient() use another λ than Cost(), or a copy of it?\n\n",
            report.ToString(), StringComparison.Ordinal);
    }

    /// <summary>At λ = 0 the gradient of the data is larger, and is cut off: that has nothing to do with λ.</summary>
    [Fact]
    public void A_gradient_that_is_clipped_at_zero_alone_is_not_said_to_have_another_λ()
    {
        GradientReport Clipped(double limit) => GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("w", w, dw)], () => w.Sum(x => -0.5 * x * x * x) + (lambda / 2 * w.Sum(x => x * x)),
                () => Array.ForEach([0, 1, 2, 3, 4], i => dw[i] = Math.Clamp((-1.5 * w[i] * w[i]) + (lambda * w[i]), -limit, limit)))
            with { Lambda = (() => lambda, value => lambda = value) },
            GradientRun.AsIs);
        (w[0], w[1], w[2], w[3], w[4], lambda) = (0.3, 0.7, 1.1, 0.4, 0.9, 1.2);

        Assert.Equal(GradientVerdict.Match, Clipped(10).Verdict);
        var report = Clipped(0.6);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.StartsWith(
            "The gradient of w is not the gradient of the cost.\n"
                + "At the model's own λ w agrees, and disagrees at λ = 0: the error is not that of another λ; is the gradient rounded, clipped or "
                + "computed in a lower precision?\n",
            report.ToString(), StringComparison.Ordinal);
        Assert.Empty(report.Runs[0].Components[0].Notes);
        Assert.Null(report.Runs[0].Components[0].WrongPart);
    }

    /// <summary>What is cut off is no sum of a data part and a λ part.</summary>
    [Fact]
    public void Neither_part_of_what_is_clipped_is_called_wrong()
    {
        (w[0], w[1], w[2], w[3], w[4], lambda) = (0.3, 0.7, 1.1, 0.4, 0.9, 1.2);
        GradientReport Clipped(double limit) => GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("w", w, dw)], () => w.Sum(x => 0.5 * x * x * x) + (lambda / 2 * w.Sum(x => x * x)),
                () => Array.ForEach([0, 1, 2, 3, 4], i => dw[i] = Math.Clamp((1.5 * w[i] * w[i]) + (lambda * w[i]), -limit, limit)))
            with { Lambda = (() => lambda, value => lambda = value) },
            GradientRun.AsIs);

        Assert.Equal(GradientVerdict.Match, Clipped(10).Verdict);
        var report = Clipped(1.4);
        Assert.StartsWith(
            "The gradient of w is not the gradient of the cost.\nMost likely, w is clipped at ±1.4 (residual ", report.ToString(), StringComparison.Ordinal);
        Assert.Empty(report.Runs[0].Components[0].Notes);
        Assert.Null(report.Runs[0].Components[0].WrongPart);
    }

    // The λ term is 1.8 times λ as large as the data term.
    [Theory]
    [InlineData(1e4, 2, "Most likely, w is 2× too large (residual")]
    [InlineData(1e6, 1.1, "Most likely, w is 10% too large (residual")]
    [InlineData(1e6, -1, "Most likely, w has the wrong sign (residual")]
    [InlineData(1e9, 1.1, "Most likely, w is 10% too large (residual")]
    public void A_data_part_that_a_large_λ_hides_is_wrong(double strength, double data, string why)
    {
        lambda = strength;
        var report = Check(x => data * Data(x), Rest);
        Assert.Equal((GradientVerdict.Mismatch, GradientPart.Data), (report.Verdict, report.Runs[0].Components[0].WrongPart));
        Assert.StartsWith(
            "The gradient of w is not the gradient of the cost. That of b is.\n"
                + "At the model's own λ w agrees, and disagrees at λ = 0: the data part is wrong, and the λ term is so large that it hides that.\n"
                + why,
            report.ToString(), StringComparison.Ordinal);
        Assert.Contains("; its L2 part is right", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(strength, lambda);
        Assert.Equal(GradientVerdict.Match, Check(Data, Rest).Verdict);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e9)]
    public void So_is_one_of_a_single_element(double strength)
    {
        lambda = strength;
        var report = Check((x, i) => (i == 1 ? 1.1 : 1) * Data(x), (x, _) => Rest(x));
        Assert.Equal(GradientPart.Data, report.Runs[0].Components[0].WrongPart);
        Assert.Contains("Most likely, w is wrong in one element, w[1], and right elsewhere", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e9)]
    public void A_gradient_with_a_large_λ_of_its_own_is_wrong_in_its_λ_part(double strength)
    {
        lambda = strength;
        var report = Check(Data, x => strength * x);
        Assert.Equal((GradientVerdict.Mismatch, GradientPart.Regularization), (report.Verdict, report.Runs[0].Components[0].WrongPart));
    }

    // In float the cost at a large λ is rounded to more than its data term.
    [Theory]
    [InlineData(1e2, 2)]
    [InlineData(1e4, 0)]
    [InlineData(1e6, 1.1)]
    [InlineData(1e6, -1)]
    public void So_is_a_data_part_in_float(double strength, double data)
    {
        float[] values = [0.3f, 0.7f, -1.1f, 0.4f, 0.9f, -0.2f, 0.8f, -0.5f, 0.6f, 1.2f], gradient = new float[10];
        lambda = strength;
        GradientReport Checked(double factor) => GradientCheck.Run(
            GradientModel.Of(
                [Component.Of("w", values, gradient)],
                () => (float)(values.Sum(x => 0.5 * Math.Sin(x) * Math.Sin(x)) + (lambda / 2 * values.Sum(x => (double)x * x))),
                () => Array.ForEach([.. Enumerable.Range(0, 10)], i => gradient[i] = (float)((factor * Data(values[i])) + Rest(values[i]))))
            with { Lambda = (() => lambda, value => lambda = value) },
            GradientRun.AsIs);
        Assert.Equal((GradientVerdict.Mismatch, GradientPart.Data), (Checked(data).Verdict, Checked(data).Runs[0].Components[0].WrongPart));
        Assert.Equal(GradientVerdict.Match, Checked(1).Verdict);
    }

    [Fact]
    public void Without_λ_nothing_is_said_of_parts()
    {
        lambda = 0;
        var component = Check(x => 1.1 * Data(x), Rest).Runs[0].Components[0];
        Assert.Equal((GradientVerdict.Mismatch, null), (component.Verdict, component.WrongPart));
        Assert.Empty(component.Notes);
    }

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(55.2, null)]
    [InlineData(55.7, "1E+02")]
    [InlineData(1e4, "1.8E+04")]
    public void A_λ_beside_which_the_data_vanishes_is_warned_about(double strength, string? times)
    {
        lambda = strength;
        var report = Check(Data, Rest);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        var told = $"The λ term of the gradient of w is {times} times its data term, beside which errors of the data term look that much smaller. Check with a smaller λ.";
        Assert.Equal(times is null ? [] : [told], report.Runs[0].Warnings.Where(warning => warning.Contains('λ', StringComparison.Ordinal)));
        Assert.Equal(times is not null, report.ToString().Contains($"  Warning: {told}\n", StringComparison.Ordinal));
    }

    static double Data(double x) => Math.Sin(x) * Math.Cos(x);

    double Rest(double x) => lambda * x;

    GradientReport Check(Func<double, double> data, Func<double, double> rest, double bias = 1) => Check((x, _) => data(x), (x, _) => rest(x), bias);

    GradientReport Check(Func<double, int, double> data, Func<double, int, double> rest, double bias = 1) => GradientCheck.Run(
        GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("b", b, db)],
            () => w.Sum(x => 0.5 * Math.Sin(x) * Math.Sin(x)) + (lambda / 2 * w.Sum(x => x * x)) + b.Sum(Math.Cos),
            () =>
            {
                for (var i = 0; i < w.Length; i++)
                {
                    dw[i] = data(w[i], i) + rest(w[i], i);
                }

                for (var i = 0; i < b.Length; i++)
                {
                    db[i] = -bias * Math.Sin(b[i]);
                }
            }) with { Lambda = (() => lambda, value => lambda = value) },
        GradientRun.AsIs);
}
