using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

/// <summary>λ takes effect on the cost and on the gradient, and is the strength of a penalty.</summary>
public class LambdaTests
{
    static readonly GradientCheckOptions WithDropout = new() { CheckDropout = true };

    readonly DroppingRegression net = new();

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(0.4, true)]
    public void A_λ_that_is_no_strength_is_told_so(double own, bool isTemperature)
    {
        double[] w = [0.4, -0.3, 1.2], dw = new double[3];
        var lambda = own;
        double Factor() => isTemperature ? 1 / (1 + lambda) : 1;
        double L2() => isTemperature ? 0 : lambda;
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => (Factor() * w.Sum(Math.Exp)) + (L2() / 2 * w.Sum(x => x * x)), () =>
        {
            for (var i = 0; i < w.Length; i++)
            {
                dw[i] = (Factor() * Math.Exp(w[i])) + (L2() * w[i]);
            }
        }) with { Lambda = (() => lambda, value => lambda = value) };
        var report = GradientCheck.Run(model, GradientRun.AsIs);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        if (!isTemperature)
        {
            Assert.Empty(report.Runs[0].Warnings);
            return;
        }

        var warning = Assert.Single(report.Runs[0].Warnings);
        Assert.StartsWith(
            "Lambda is the strength of a penalty, which adds half as much to the cost at λ = 0.2 as at 0.4; Cost() returned 5.55", warning,
            StringComparison.Ordinal);
        Assert.EndsWith(
            " at the whole. Is Lambda wired to another number, such as a temperature, or does its setter change something else too, such as the "
                + "data?",
            warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_λ_of_a_copy_of_the_options_has_no_effect()
    {
        var copy = 0.1;
        Wired.Breaks(
            "Cost() does not depend on Lambda: it returned 0.314675781 at λ = 0.1 and 0 alike, and did not change at 100.037 either. "
                + "Have Lambda set the number that Cost() reads, and not a copy of the options; "
                + "if the cost has no λ, leave it out. (Seen at: at its current values.)",
            net.Model with { Lambda = (() => copy, lambda => copy = lambda) });
    }

    [Fact]
    public void So_has_a_λ_of_0()
    {
        double[] w = [0.5, -1.25], dw = [0, 0];
        double lambda = 0, copy = 0;
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Exp) + (lambda / 2 * w.Sum(x => x * x)), () => Exponentials(w, dw, lambda));
        Wired.Breaks(
            "Cost() does not depend on Lambda: it returned 1.93522607 at λ = 0 and 1.37 alike, and did not change at 1000000 either. "
                + "Have Lambda set the number that Cost() reads, and not a copy of the options; "
                + "if the cost has no λ, leave it out. (Seen at: at its current values.)",
            model with { Lambda = (() => copy, value => copy = value) });
        var report = GradientCheck.Run(model with { Lambda = (() => lambda, value => lambda = value) });
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Empty(report.Runs[0].Warnings);
    }

    [Fact]
    public void A_small_penalty_in_float_is_one_all_the_same()
    {
        float[] w = [1e-5f, -2e-5f, 3e-5f], dw = new float[3];
        float lambda = 0;
        var report = GradientCheck.Run(GradientModel.Of(
            [Component.Of("w", w, dw)], () => 10 + w.Sum(x => MathF.Exp(1e5f * x) + (lambda / 2 * x * x)),
            () => Array.ForEach([0, 1, 2], i => dw[i] = (1e5f * MathF.Exp(1e5f * w[i])) + (lambda * w[i]))) with
        {
            Lambda = (() => lambda, value => lambda = (float)value),
        });
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    [Fact]
    public void A_λ_of_0_that_cannot_be_set_is_told_so()
    {
        double[] w = [0.5, -1.25], dw = [0, 0];
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () => Exponentials(w, dw, 0)) with
            {
                Lambda = (() => 0, value => _ = value == 0 ? 0 : throw new NotSupportedException("fixed")),
            });
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal(
            "Lambda could not be set to 1.37 (NotSupportedException: fixed), so that the check does not know whether Cost() reads it. "
                + "It was checked at 0 alone.",
            Assert.Single(report.Runs[0].Warnings));
    }

    static void Exponentials(double[] w, double[] dw, double lambda) =>
        Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]) + (lambda * w[i]));

    [Fact]
    public void A_λ_that_the_gradient_has_and_the_cost_has_not_is_a_mismatch()
    {
        double[] w = [0.5, -1.25], dw = [0, 0];
        var lambda = 0.1;
        var report = GradientCheck.Run(GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Exp),
            () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]) + (lambda * w[i]))) with
        {
            Lambda = (() => lambda, value => lambda = value),
        });
        Wired.Reports(GradientVerdict.Mismatch, "The gradient of w is not the gradient of the cost.", report);
        Assert.Equal(GradientPart.Regularization, report.Runs[0].Components[0].WrongPart);
    }

    [Fact]
    public void A_gradient_that_is_kept_under_a_key_without_λ_does_not_react_to_it()
    {
        Wired.Breaks(
            "ComputeGradient() does not react to Lambda: it gave the same numbers to the last bit at λ = 0.1 and 100.037, where Cost() "
                + "returned 1.54451162 and 126.771784. Does it lack the gradient of the λ term, "
                + "keep a gradient under a key that leaves λ out, or read a copy of λ? "
                + "Have it use the λ that Cost() reads, whenever it is set. (Seen at: at its current values.)",
            Cached(keyHasLambda: false));
        var report = GradientCheck.Run(Cached(keyHasLambda: true));
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    [Theory]
    [InlineData("all parameters are zero")]
    [InlineData("the term has another parameter, which is not listed")]
    [InlineData("the term is a constant")]
    public void A_gradient_in_which_λ_has_no_part_matches(string kind)
    {
        double[] w = kind == "all parameters are zero" ? [0, 0] : [0.5, -1.25], dw = [0, 0];
        var (lambda, frozen) = (0.1, 0.7);
        double Term() => kind switch
        {
            "all parameters are zero" => w.Sum(x => x * x),
            "the term is a constant" => 1,
            _ => frozen * frozen,
        };
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Exp) + (lambda / 2 * Term()),
            () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]) + (kind == "all parameters are zero" ? lambda * w[i] : 0)));
        var report = GradientCheck.Run(model with { Lambda = (() => lambda, value => lambda = value) }, GradientRun.AsIs);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal(0.1, lambda);
    }

    static GradientModel Cached(bool keyHasLambda)
    {
        double[] w = [0.5, -1.25], dw = [0, 0];
        var lambda = 0.1;
        var kept = new Dictionary<(double, double, double), double[]>();
        return GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Exp) + (lambda / 2 * w.Sum(x => x * x)), () =>
            {
                var key = (w[0], w[1], keyHasLambda ? lambda : 0);
                kept.TryAdd(key, [.. w.Select(x => Math.Exp(x) + (lambda * x))]);
                kept[key].CopyTo(dw, 0);
            }) with { Lambda = (() => lambda, value => lambda = value) };
    }

    [Fact]
    public void A_λ_whose_setter_does_nothing_is_told_so() => Wired.Breaks(
        "Lambda was set to 0 and reads 0.1: its setter does nothing, or it works on a copy of the settings. "
            + "Set and return the number that Cost() reads.",
        net.Model with { Lambda = (() => net.Lambda, _ => { }) });

    [Fact]
    public void One_that_scales_what_it_is_given_changes_the_number()
    {
        Wired.Breaks(
            "Lambda was set to 0.1 and reads 0.01: its setter or its getter changes the number, as by a factor, a limit or by rounding. "
                + "Set and return the number that Cost() reads. The model could not be put back as it was: Lambda was 0.1 and is 0.01, "
                + "although it was set. Build a new model before using it again.",
            net.Model with { KeepProbability = null, Lambda = (() => net.Lambda, lambda => net.Lambda = lambda / 10) }, GradientRun.AsIs);
        Wired.Breaks(
            "KeepProbability was set to 1 and reads 0.9: its setter or its getter changes the number, as by a factor, a limit or by "
                + "rounding. Set and return the number that Cost() reads.",
            net.Model with { KeepProbability = (() => net.Keep, keep => net.Keep = Math.Min(keep, 0.9)), Lambda = null });
    }

    [Fact]
    public void A_λ_that_is_kept_in_other_units_matches()
    {
        Assert.Equal(GradientVerdict.Match,
            GradientCheck.Run(net.Model with { Lambda = (() => net.Lambda * 49, lambda => net.Lambda = lambda / 49) }).Verdict);
        var single = 0.1f;
        net.LambdaOf = () => single;
        Assert.Equal(GradientVerdict.Match,
            GradientCheck.Run(net.Model with { Lambda = (() => single * 7, lambda => single = (float)lambda / 7) }).Verdict);
    }

    [Fact]
    public void A_λ_that_must_not_be_zero_is_a_warning()
    {
        var report = GradientCheck.Run(
            net.Model with { Lambda = (() => net.Lambda,
                lambda => net.Lambda = lambda > 0 ? lambda : throw new ArgumentOutOfRangeException(null, "λ must be positive.")) },
            GradientRun.AsIs, WithDropout);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.All(report.Runs, run => Assert.Equal(
            ["Lambda could not be set to 0 (ArgumentOutOfRangeException: "
                + "λ must be positive.), so that the check cannot say whether a mistake is in the λ part. It was checked at 0.1 alone."],
            run.Warnings));
        Assert.Equal(0.1, net.Lambda);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 2)]
    [InlineData(1e-7, 0)]
    [InlineData(1e-7, -1)]
    [InlineData(1e-12, 2)]
    public void A_gradient_of_the_λ_term_that_is_wrong_is_told_so_where_λ_is_too_small_to_show_it(double own, double wrong)
    {
        var (lambda, ofGradient) = (own, wrong);
        double[] w = [0.4, -0.7, 1.1, 0.3], dw = new double[4];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Exp) + (lambda / 2 * w.Sum(x => x * x)),
            () => Array.ForEach([0, 1, 2, 3], i => dw[i] = Math.Exp(w[i]) + (ofGradient * lambda * w[i]))) with
        {
            Lambda = (() => lambda, value => lambda = value),
        };
        var report = GradientCheck.Run(model);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains(
            $"At the model's own λ w agrees, and disagrees at λ = {(own == 0 ? "0.37" : "1.37")}: {Wrong}",
            report.ToString(), StringComparison.Ordinal);
        Assert.Equal(own, lambda);
        ofGradient = 1;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model).Verdict);
    }

    const string Wrong = "is the gradient of the λ term left out, of another sign or factor than the cost has, kept from another λ, or of a "
        + "function of λ, as its square or a switch, that the cost has not? The model's own λ does not show it.";

    /// <summary>Each is right at the model's own λ and at 0.</summary>
    [Theory]
    [InlineData("square", 1, "0.37")]
    [InlineData("square", 0, "0.37")]
    [InlineData("root", 1, "0.37")]
    [InlineData("integer", 1, "0.37")]
    [InlineData("integer", 2, "0.74")]
    [InlineData("one decimal", 0.1, "0.037")]
    [InlineData("switch", 0, "0.37")]
    [InlineData("switch", 1, "0.37")]
    public void A_λ_that_the_gradient_reads_in_another_way_than_the_cost_is_wrong_at_another_one(string way, double own, string at)
    {
        var (lambda, isRight) = (own, false);
        double Read() => isRight ? lambda : way switch
        {
            "square" => lambda * lambda,
            "root" => Math.Sqrt(lambda),
            "integer" => (int)lambda,
            "one decimal" => Math.Round(lambda, 1),
            _ => lambda > 0 ? 1 : 0,
        };
        double[] w = [0.4, -0.7, 1.1, 0.3], dw = new double[4];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Cosh) + (lambda / 2 * w.Sum(x => x * x)),
            () => Array.ForEach([0, 1, 2, 3], i => dw[i] = Math.Sinh(w[i]) + (Read() * w[i]))) with
        {
            Lambda = (() => lambda, value => lambda = value),
        };
        var report = GradientCheck.Run(model);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains($"At the model's own λ w agrees, and disagrees at λ = {at}: {Wrong}", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(own, lambda);
        isRight = true;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model).Verdict);
    }
}
