using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

/// <summary>A drop rate that is wired as a keep-prob.</summary>
public class DropRateTests
{
    static readonly GradientCheckOptions WithDropout = new() { CheckDropout = true };

    readonly DroppingRegression net = new();

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
}
