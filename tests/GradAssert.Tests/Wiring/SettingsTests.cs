using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

/// <summary>Settings take effect: what is set is read back, and what has no effect on the cost is said to have none.</summary>
public class SettingsTests
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
        Assert.EndsWith(" at the whole. Is Lambda wired to another number, such as a temperature?", warning, StringComparison.Ordinal);
    }

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
                : "Cost() returned 14.4442561 at one seed and 7.54040063 at the next, with every keep-prob at 1.0: "
                    + "it draws something that no keep-prob turns off. "
                    + "If that is a dropout layer, list its keep-prob, so that the check can set it; "
                    + "if the model samples, a match is one of that draw."],
            report.Runs[0].Warnings);
    }

    [Fact]
    public void A_keep_prob_of_a_copy_of_the_configuration_has_no_effect()
    {
        var copy = 0.75;
        Wired.Breaks(
            "Cost() does not depend on KeepProbability: it returned 0.454048611 at keep-prob 0.75, 0.5, 0.1 and 1 alike, "
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

    [Fact]
    public void A_backward_pass_that_draws_a_mask_of_its_own_is_told_that_training_differs()
    {
        net.DrawsAgain = true;
        Wired.Breaks(
            "ComputeGradient() draws a mask of its own: it gave w[0] 0.705555556 where it was reseeded, "
                + "and 0.0138888889 right after Cost(). In training nothing reseeds between the two, "
                + "and the gradient is that of another mask than the cost. "
                + "Keep the mask that Cost() drew, and use it in ComputeGradient(). (Seen at: at its current values.)",
            net.Model, options: WithDropout);
    }

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
                + "In a forward pass of its own that is right; without one, keep the mask that Cost() drew, and use it.",
            report.ToString().Split('\n')[1]);
    }

    [Fact]
    public void A_drop_rate_that_is_wired_as_keep_prob_is_named()
    {
        var rate = 0.25;
        net.KeepOf = () => 1 - rate;
        net.Keep = 0.25;
        var model = net.Model with { KeepProbability = (() => rate, value => rate = value) };
        Wired.Breaks(
            "KeepProbability is wired as a drop rate: at 1, which a check sets to keep every unit, w has no effect on the cost, "
                + "and at 0 it has. Return 1 - rate, and set the rate to 1 - value: "
                + "KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep). (Seen at: at its current values.)",
            model);
        Assert.Equal(GradientVerdict.Match,
            GradientCheck.Run(model with { KeepProbability = (() => 1 - rate, value => rate = 1 - value) }, GradientRun.AsIs).Verdict);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void So_is_one_that_a_part_of_a_component_goes_round_with_a_gradient_that_has_the_mask_or_lacks_it(bool forgetsMask)
    {
        var rate = 0.25;
        (net.KeepOf, net.Keep, net.GoesRound, net.ForgetsMask) = (() => 1 - rate, 0.25, true, forgetsMask);
        var model = net.Model with { KeepProbability = (() => rate, value => rate = value) };
        Wired.Breaks(
            "KeepProbability is wired as a drop rate: at 1, which a check sets to keep every unit, w[1] and w[2] have no effect on the "
                + "cost, and at 0 they have. Return 1 - rate, and set the rate to 1 - value: "
                + "KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep). (Seen at: at its current values.)",
            model);
        net.ForgetsMask = false;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(
            model with { KeepProbability = (() => 1 - rate, value => rate = 1 - value) }, GradientRun.AsIs, WithDropout).Verdict);
    }

    [Fact]
    public void So_is_one_that_drops_all_that_is_listed_where_the_gradient_lacks_the_mask()
    {
        var rate = 0.25;
        (net.KeepOf, net.Keep, net.Lambda, net.ForgetsMask) = (() => 1 - rate, 0.25, 0, true);
        Wired.Breaks(
            "KeepProbability is wired as a drop rate: at 1, which a check sets to keep every unit, w has no effect on the cost, "
                + "and at 0 it has. Return 1 - rate, and set the rate to 1 - value: "
                + "KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep). (Seen at: at its current values.)",
            GradientModel.Of([net.Model.Components[0]], net.Model.Cost, net.Model.ComputeGradient) with
            {
                KeepProbability = (() => rate, value => rate = value),
            });
    }

    [Fact]
    public void A_unit_that_comes_to_life_where_all_is_dropped_is_no_drop_rate()
    {
        double[] v = [-4, 0.5], dv = [0, 0], b = [0.3, 0.2], db = [0, 0];
        var (keep, mask, random) = (0.75, new double[2], new Random(0));
        double Sum(int k) => (v[k] * 1.5 * mask[k]) + b[k];
        // Not divided by the keep-prob, so that it is finite where nothing is kept.
        var model = GradientModel.Of([Component.Of("b", b, db), Component.Of("v", v, dv)], () =>
        {
            mask = [.. mask.Select(_ => random.NextDouble() < keep ? 1.0 : 0)];
            return Math.Exp(Math.Max(0, Sum(0))) + Math.Exp(Math.Max(0, Sum(1)));
        }, () => Array.ForEach([0, 1], k => (db[k], dv[k]) =
            Sum(k) > 0 ? (Math.Exp(Sum(k)), 1.5 * mask[k] * Math.Exp(Sum(k))) : (0, 0))) with
        {
            KeepProbability = (() => keep, value => keep = value), Reseed = seed => random = new(seed),
        };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs, WithDropout).Verdict);
    }

    [Fact]
    public void A_drop_rate_that_makes_the_cost_infinite_is_named_too()
    {
        var rate = 0.25;
        net.KeepOf = () => 1 - rate;
        net.DividesByZero = true;
        Wired.Breaks(
            "KeepProbability is wired as a drop rate: at 1, which a check sets to keep every unit, the cost is not finite, "
                + "and at 0 it is. Return 1 - rate, and set the rate to 1 - value: "
                + "KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep). (Seen at: at its current values.)",
            net.Model with { KeepProbability = (() => rate, value => rate = value) });
    }

    [Fact]
    public void A_λ_of_a_copy_of_the_options_has_no_effect()
    {
        var copy = 0.1;
        Wired.Breaks(
            "Cost() does not depend on Lambda: it returned 0.314675781 at λ = 0.1 and 0 alike, and did not change at 100 either. "
                + "Have Lambda set the number that Cost() reads, and not a copy of the options; "
                + "if the cost has no λ, leave it out. (Seen at: at its current values.)",
            net.Model with { Lambda = (() => copy, lambda => copy = lambda) });
    }

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
            "ComputeGradient() does not react to Lambda: it gave the same numbers to the last bit at λ = 0.1 and 100, where Cost() "
                + "returned 1.54451162 and 126.725421. Does it lack the gradient of the λ term, "
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

    /// <summary>½ · mean of (mask ⊙ x · w − y)² + b and λ/2 · w², with inverted dropout on the inputs.</summary>
    sealed class DroppingRegression
    {
        readonly double[][] x = [[1, 0.5, -0.5], [0.25, 2, 1], [-1, 0.75, 0.5], [1.5, -1, 2]];
        readonly double[] y = [0.5, 1, -0.25, 0.75], w = [0.5, -0.25, 0.3], dw = new double[3], b = [0.2], db = [0];
        Random random = new(0);
        double[][] inputs = [];

        public double Keep { get; set; } = 0.75;

        public double Lambda { get; set; } = 0.1;

        public bool IsTraining { get; set; } = true;

        public bool ForgetsMask { get; set; }

        public bool DrawsAgain { get; set; }

        public bool PassesAgain { get; set; }

        public bool DividesByZero { get; set; }

        /// <summary>Whether the first input is not dropped.</summary>
        public bool GoesRound { get; set; }

        public Func<double>? KeepOf { get; set; }

        public Func<double>? LambdaOf { get; set; }

        double PresentLambda => LambdaOf?.Invoke() ?? Lambda;

        double Present => KeepOf?.Invoke() ?? Keep;

        public GradientModel Model => GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], Cost, ComputeGradient) with
        {
            KeepProbability = (() => Keep, keep => Keep = keep),
            Lambda = (() => Lambda, lambda => Lambda = lambda),
            Reseed = seed => random = new(seed),
        };

        double Cost()
        {
            inputs = Dropped();
            return (inputs.Zip(y, (input, target) => Math.Pow(Error(input, target), 2)).Average() / 2)
                + (PresentLambda / 2 * w.Sum(weight => weight * weight)) + (b[0] * b[0]);
        }

        void ComputeGradient()
        {
            inputs = PassesAgain ? Dropped() : inputs;
            var factors = ForgetsMask ? x : DrawsAgain ? Dropped() : inputs;
            for (var j = 0; j < 3; j++)
            {
                dw[j] = Enumerable.Range(0, 4).Average(s => Error(inputs[s], y[s]) * factors[s][j]) + (PresentLambda * w[j]);
            }

            db[0] = 2 * b[0];
        }

        double Error(double[] input, double target) => input.Zip(w, (value, weight) => value * weight).Sum() - target;

        double[][] Dropped() => !IsTraining ? x : [.. x.Select(row => row.Select((value, j) => GoesRound && j == 0 ? value : Dropped(value)).ToArray())];

        double Dropped(double value)
        {
            var isKept = random.NextDouble() < Present;
            return DividesByZero ? value * (isKept ? 1 : 0) / Present : isKept ? value / Present : 0;
        }
    }
}
