using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

/// <summary>Settings take effect: what is set is read back, and is in its range.</summary>
public class SettingsTests
{
    static readonly GradientCheckOptions WithDropout = new() { CheckDropout = true };

    readonly DroppingRegression net = new();

    [Fact]
    public void A_model_with_dropout_and_λ_matches_with_its_mask_and_without_and_the_report_says_which()
    {
        var report = GradientCheck.Run(net.Model, GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Equal(
            ["Dropout was off, so that its mask and its scaling were not checked. Set CheckDropout to check them too."],
            report.Runs[0].Warnings);
        report = GradientCheck.Run(net.Model, GradientRun.AsIs, WithDropout);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Empty(report.Runs[0].Warnings);
        Assert.Equal((0.75, 0.1), (net.Keep, net.Lambda));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(-1, "-1")]
    [InlineData(0, "0")]
    [InlineData(1.5, "1.5")]
    public void A_keep_prob_out_of_range_is_told_so(double keep, string shown)
    {
        net.Keep = keep;
        Wired.Breaks(
            $"KeepProbability is {shown}, and a keep-prob lies above 0 and at most at 1. "
                + "It is the probability that a unit is kept; of a drop rate return 1 - rate.",
            net.Model);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(-1, "-1")]
    public void So_is_a_λ(double lambda, string shown)
    {
        net.Lambda = lambda;
        Wired.Breaks($"Lambda is {shown}, and λ is zero or more. Set it before the check.", net.Model);
    }

    [Fact]
    public void And_a_batch_of_nothing() => Wired.Breaks(
        "BatchSize is 0, and a batch has one sample or more. Return the number of samples that Cost() uses.",
        net.Model with { BatchSize = () => 0 });

    [Fact]
    public void A_keep_prob_whose_setter_does_nothing_is_told_so() => Wired.Breaks(
        "KeepProbability was set to 1 and reads 0.75: its setter does nothing, or it works on a copy of the settings. "
            + "Set and return the number that Cost() reads.",
        net.Model with { KeepProbability = (() => net.Keep, _ => { }) });

    [Theory]
    [InlineData(0.5, "0.5, as before, although it takes 0.375")]
    [InlineData(0.9, "0.9, as before, although it takes 0.675")]
    public void One_whose_setter_has_a_limit_at_what_it_is_is_told_so(double own, string seen)
    {
        net.Keep = own;
        Wired.Breaks(
            $"KeepProbability was set to 1 and reads {seen}: its setter limits what it is given. "
                + "A check sets a keep-prob to 1, to keep every unit: have the setter take that.",
            net.Model with { KeepProbability = (() => net.Keep, keep => net.Keep = Math.Min(keep, own)) });
        Assert.Equal(own, net.Keep);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(
            net.Model with { KeepProbability = (() => net.Keep, keep => net.Keep = Math.Min(keep, 1)) }, GradientRun.AsIs).Verdict);
    }

    [Theory]
    [InlineData(true, "0.1, as before, although it takes 0.133333333")]
    [InlineData(false, "0.1, as before, although it takes 0.075")]
    public void So_is_a_λ_whose_setter_has_a_limit_or_ignores_zero(bool isLimited, string seen)
    {
        Wired.Breaks(
            $"Lambda was set to 0 and reads {seen}: its setter limits what it is given. A check sets λ to 0, to say which part of a gradient "
                + "is wrong: have the setter take that, or throw where it cannot.",
            net.Model with
            {
                Lambda = (() => net.Lambda, lambda => net.Lambda = isLimited ? Math.Max(0.1, lambda) : lambda > 0 ? lambda : net.Lambda),
            });
        Assert.Equal(0.1, net.Lambda);
        var report = GradientCheck.Run(
            net.Model with { Lambda = (() => net.Lambda, lambda => net.Lambda = lambda > 0 ? lambda : throw new ArgumentException("λ")) },
            GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
    }

    [Fact]
    public void Keep_probs_that_are_wired_to_one_number_are_named()
    {
        double first = 0.75, second = 0.5;
        var model = net.Model with
        {
            KeepProbability = null,
            KeepProbabilities = [(() => first, keep => first = keep), (() => first, keep => first = keep)],
        };
        net.KeepOf = () => (first + second) / 2;
        Wired.Breaks(
            "KeepProbabilities[0] and KeepProbabilities[1] are one number: KeepProbabilities[0] was set to 0.5625, "
                + "and KeepProbabilities[1], which was 0.75, reads 0.5625. Wire each to the number that Cost() reads for it; "
                + "list a keep-prob that several layers share once.",
            model);
        Assert.Equal(0.75, first);
        var right = model with { KeepProbabilities = [(() => first, keep => first = keep), (() => second, keep => second = keep)] };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(right, GradientRun.AsIs).Verdict);
    }

    [Theory]
    [InlineData(1.0, "KeepProbability and Lambda are one number", "0.75, reads 0.5625")]
    [InlineData(2.0, "Setting KeepProbability changes Lambda too", "1.5, reads 1.125")]
    public void So_is_a_λ_that_is_wired_to_a_keep_prob(double factor, string what, string found) => Wired.Breaks(
        $"{what}: KeepProbability was set to 0.5625, and Lambda, which was {found}. "
            + "Wire each to the number that Cost() reads for it; list a keep-prob that several layers share once.",
        net.Model with
        {
            Lambda = (() => factor * net.Keep, lambda => net.Keep = lambda / factor),
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dropout_layer_that_is_not_listed_is_a_warning_in_place_of_dropout_that_was_off(bool isListed)
    {
        double[] w = [0.5, -0.25, 0.3, 1, 0.7], dw = new double[5], mask = new double[5];
        var (first, second, random) = (0.75, 0.5, new Random(0));
        double Drawn(double keep) => random.NextDouble() < keep ? 1 / keep : 0;
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () =>
            {
                mask = [.. w.Select(_ => Drawn(first) * Drawn(second))];
                return w.Zip(mask, (x, m) => Math.Exp(x * m)).Sum();
            },
            () => Array.ForEach([0, 1, 2, 3, 4], i => dw[i] = mask[i] * Math.Exp(w[i] * mask[i]))) with
        {
            KeepProbabilities = isListed
                ? [(() => first, keep => first = keep), (() => second, keep => second = keep)]
                : [(() => first, keep => first = keep)],
            Reseed = seed => random = new(seed),
        };
        var report = GradientCheck.Run(model, GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.Equal(
            [isListed ? "Dropout was off, so that its mask and its scaling were not checked. Set CheckDropout to check them too."
                : "Cost() returned 5.8221188 at one seed and 8.48384943 at the next, with every keep-prob at 1.0: "
                    + "it draws something that no keep-prob turns off. "
                    + "If that is a dropout layer, list its keep-prob, so that the check can set it; "
                    + "if the model samples, a match is one of that draw."],
            report.Runs[0].Warnings);
    }
}
