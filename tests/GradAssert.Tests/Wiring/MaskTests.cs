using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

/// <summary>Masks are drawn, and the backward pass uses the one of the cost.</summary>
public class MaskTests
{
    static readonly GradientCheckOptions WithDropout = new() { CheckDropout = true };

    readonly DroppingRegression net = new();

    [Fact]
    public void A_keep_prob_of_a_copy_of_the_configuration_has_no_effect()
    {
        var copy = 0.75;
        Wired.Breaks(
            "Cost() does not depend on KeepProbability: it returned 0.2604375 at keep-prob 0.75, 0.5, 0.1 and 1 alike, "
                + "so that no mask was drawn: the model is in evaluation mode, the mask was drawn once in the constructor, "
                + "or the cost was kept. Check the model in training mode (the check itself sets keep-probs to 1), "
                + "draw the mask at each Cost(), and have KeepProbability set the number that Cost() reads. "
                + "If Cost() drops no units, leave KeepProbability out. (Seen at: at its current values.)",
            net.Model with { KeepProbability = (() => copy, keep => copy = keep) });
    }

    [Fact]
    public void A_model_in_evaluation_mode_draws_no_mask_to_be_checked()
    {
        net.IsTraining = false;
        net.ForgetsMask = true;
        Wired.Breaks(
            "Cost() does not depend on KeepProbability: it returned 0.314675781 at keep-prob 0.75, 0.5, 0.1 and 1 alike, "
                + "so that no mask was drawn: the model is in evaluation mode, the mask was drawn once in the constructor, "
                + "or the cost was kept. Check the model in training mode (the check itself sets keep-probs to 1), "
                + "draw the mask at each Cost(), and have KeepProbability set the number that Cost() reads. "
                + "If Cost() drops no units, leave KeepProbability out. (Seen at: at its current values.)",
            net.Model, options: WithDropout);
    }

    [Fact]
    public void A_mask_is_not_checked_where_nothing_is_dropped()
    {
        net.Keep = 1;
        net.ForgetsMask = true;
        Wired.Breaks(
            "CheckDropout was asked for, and every keep-prob is 1: no unit is dropped, so that no mask can be checked. "
                + "Set a keep-prob below 1 before the check, or leave CheckDropout off.",
            net.Model, options: WithDropout);
    }

    [Fact]
    public void A_backward_pass_that_forgets_the_mask_is_a_mismatch_with_dropout_on()
    {
        net.ForgetsMask = true;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(net.Model, GradientRun.AsIs).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(net.Model, GradientRun.AsIs, WithDropout).Verdict);
    }

    /// <summary>A part of the gradient is of the cost's draw, and a part of one of its own: of no draw at all.</summary>
    [Theory]
    [InlineData(0.4, 0.7)]
    [InlineData(1.0, 0.3)]
    [InlineData(0.6, -1.2)]
    public void Noise_of_which_a_part_is_drawn_again_is_found(double first, double second)
    {
        double[] a = [first, second], da = new double[2];
        var (random, drawn) = (new Random(1), 0.0);
        double Draw() => 1 + (0.3 * random.NextDouble());
        var model = GradientModel.Of(
            [Component.Of("a", a, da)],
            () =>
            {
                drawn = Draw();
                return Math.Sin(a[0] * drawn) * a[1];
            },
            () => (da[0], da[1]) = (Draw() * Math.Cos(a[0] * drawn) * a[1], Math.Sin(a[0] * drawn))) with
        {
            Reseed = seed => random = new(seed),
        };
        Assert.StartsWith(
            "ComputeGradient() draws random numbers of its own: ",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backward_pass_that_draws_a_mask_of_its_own_is_told_that_training_differs()
    {
        net.DrawsAgain = true;
        Wired.Breaks(
            "ComputeGradient() draws a mask of its own: it gave w[0] 0.102777778 where it was reseeded, "
                + "and -0.0138888889 right after Cost(). In training nothing reseeds between the two, "
                + "and the gradient is that of another mask than the cost. "
                + "Keep the mask that Cost() drew, and use it in ComputeGradient(). (Seen at: at its current values.)",
            net.Model, options: WithDropout);
    }

    [Fact]
    public void A_model_in_evaluation_mode_without_a_keep_prob_is_told_that_no_mask_was_checked()
    {
        (net.IsTraining, net.ForgetsMask) = (false, true);
        var report = GradientCheck.Run(WithoutKeepProb, GradientRun.AsIs);
        Assert.Equal(
            "Cost() is the same to the last bit at this seed of Reseed() and at the next 7: nothing random was drawn, so that no mask and "
                + "no noise was checked. If the model has dropout, is it in evaluation mode, or does Reseed() not use its seed? "
                + "Check it in the mode that trains. If it draws nothing, leave Reseed out.",
            Assert.Single(report.Runs[0].Warnings));
        Assert.Equal(GradientVerdict.Match, report.Verdict);

        net.IsTraining = true;
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(WithoutKeepProb, GradientRun.AsIs).Verdict);
        net.ForgetsMask = false;
        report = GradientCheck.Run(WithoutKeepProb, GradientRun.AsIs);
        Assert.Equal((GradientVerdict.Match, 0), (report.Verdict, report.Runs[0].Warnings.Count));
    }

    [Fact]
    public void A_Reseed_without_effect_stops_no_right_model()
    {
        (net.IsTraining, net.ForgetsMask) = (false, false);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(WithoutKeepProb).Verdict);
        net.Keep = 1;
        Assert.DoesNotContain("Reseed", GradientCheck.Run(net.Model).ToString(), StringComparison.Ordinal);
    }

    GradientModel WithoutKeepProb => net.Model with { KeepProbability = null };

    [Fact]
    public void One_that_makes_a_forward_pass_of_its_own_is_right_in_training_too()
    {
        net.PassesAgain = true;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(net.Model, GradientRun.AsIs, WithDropout).Verdict);
    }

    /// <summary>Whether it draws a mask of its own cannot be told as long as it is wrong, and is not what is wrong with it.</summary>
    [Fact]
    public void One_that_makes_a_pass_of_its_own_and_forgets_the_mask_is_a_mismatch_of_that()
    {
        (net.PassesAgain, net.ForgetsMask) = (true, true);
        var report = GradientCheck.Run(net.Model, GradientRun.AsIs, WithDropout);
        Wired.Reports(GradientVerdict.Mismatch, "The gradient of w is not the gradient of the cost. That of b is.", report);
        Assert.Equal(
            "ComputeGradient() draws random numbers again: right after Cost() it gives another gradient than after Reseed(). "
                + "In a forward pass of its own that is right, where what goes back is multiplied by its mask; without one, keep the mask that Cost() drew.",
            report.ToString().Split('\n')[1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mask_that_only_Reseed_changes_is_told_to_stay_in_training(bool stays)
    {
        double[] w = [0.5, -0.25, 0.3, 0.8], dw = new double[4], mask = new double[4];
        var (keep, begin, random) = (0.75, 1, new Random(1));
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                random = stays ? new Random(begin) : random;
                mask = [.. w.Select(_ => random.NextDouble() < keep ? 1 / keep : 0)];
                return w.Select((x, i) => Math.Exp(mask[i] * x)).Sum();
            },
            () => Array.ForEach([0, 1, 2, 3], i => dw[i] = mask[i] * Math.Exp(mask[i] * w[i]))) with
        {
            KeepProbability = (() => keep, value => keep = value),
            Reseed = seed => (begin, random) = (seed, new Random(seed)),
        };
        var report = GradientCheck.Run(model, GradientRun.AsIs, WithDropout);
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal(
            stays
                ?
                [
                    "With dropout on, Cost() is the same to the last bit at each of 33 calls with no Reseed() in between, and another one "
                        + "at another seed: only Reseed() changes the mask, and training does not call it. Draw the mask at each Cost(), from "
                        + "random numbers that go on and that Reseed() begins again. If TrainStep() draws it, that is as it should be.",
                ]
                : [],
            report.Runs[^1].Warnings);
    }
}
