using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Contracts;

/// <summary>A cost is a finite function of the values that leaves them alone.</summary>
public class CostContractTests
{
    readonly Bowl bowl = new();
    int calls;

    [Fact]
    public void A_model_that_keeps_to_the_contract_matches() => GradAssert.MatchesNumerical(bowl.Model(), GradientRun.AsIs);

    [Fact]
    public void A_cost_that_is_not_deterministic_is_told_how_to_be() =>
        Breaks(
            "Cost() was called twice at the same values and returned 6.1875, then 6.2875: more than rounding. "
                + "If it uses dropout, implement IDropoutModel (or set GradientModel.KeepProbability) so that the check can set "
                + "keep-prob to 1.0; if it draws other random numbers (a minibatch, a shuffle, noise, or a mask of which only the seed can be set), implement IStochasticModel; "
                + "look for what it keeps from call to call (running statistics, hidden state, a cursor over batches, a counter), too, "
                + "and have each Cost() begin with the same. " + Repeats.Threads + " (Seen at: at its current values.)",
            bowl.Model(AlternatingBy(0.1)));

    [Fact]
    public void Where_keep_prob_was_1_already_another_layer_is_looked_for()
    {
        var present = 0.5;
        Breaks(
            "Cost() was called twice at the same values and returned 6.1875, then 6.2875: more than rounding. "
                + "Keep-prob was 1.0: look for another dropout layer to name in IDropoutLayersModel, "
                + "for random numbers, such as a minibatch or a shuffle (implement IStochasticModel), and for what it keeps from call to call (running statistics, "
                + "hidden state, a cursor over batches, a counter), and have each Cost() begin with the same. " + Repeats.Threads + " (Seen at: at its current values.)",
            bowl.Model(AlternatingBy(0.1)) with { KeepProbability = (() => present, keep => present = keep) });
    }

    [Fact]
    public void Where_the_model_was_reseeded_already_other_random_numbers_are_looked_for() =>
        Breaks(
            "Cost() was called twice at the same values and returned 6.1875, then 6.2875: more than rounding. "
                + "The model was reseeded before each call: look for random numbers that Reseed(seed) does not restart, such as those of a minibatch or a shuffle, "
                + "and for what it keeps from call to call (running statistics, hidden state, a cursor over batches, a counter), "
                + "and have each Cost() begin with the same. " + Repeats.Threads + " (Seen at: at its current values.)",
            bowl.Model(AlternatingBy(0.1)) with { Reseed = _ => { } });

    [Fact]
    public void A_cost_that_differs_by_rounding_is_noise()
    {
        var report = GradAssert.MatchesNumerical(bowl.Model(AlternatingBy(6e-13)), GradientRun.AsIs);
        Assert.InRange(report.Runs[0].CostNoise, 1e-13, 1e-12);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_cost_that_is_not_finite_is_told_where_that_comes_from(double cost, string shown) =>
        Breaks(
            $"Cost() returned {shown}. Look for a logarithm of zero, an overflowing exponential or a division by zero, "
                + "or check at a start where the cost is finite. (Seen at: at its current values.)",
            bowl.Model(() => cost));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_cost_that_is_finite_only_at_first_is_told_the_same(double later, string shown) =>
        Breaks(
            $"Cost() returned {shown}. Look for a logarithm of zero, an overflowing exponential or a division by zero, "
                + "or check at a start where the cost is finite. (Seen at: at its current values.)",
            bowl.Model(() => calls++ == 1 ? later : bowl.Cost()));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_value_that_is_not_finite_is_named(double value, string shown)
    {
        bowl.W[2] = value;
        Breaks(
            $"w[2] is {shown}, so there is no point to differentiate at. "
                + "Look at where it is set: initialization, or a training step that is too large. (Seen at: at its current values.)",
            bowl.Model());
    }

    [Fact]
    public void A_value_that_initialization_makes_infinite_is_named_with_the_run() =>
        Breaks(
            "w[0] is Infinity, so there is no point to differentiate at. "
                + "Look at where it is set: initialization, or a training step that is too large. "
                + "(Seen at: random initialization, seed 3.)",
            bowl.Model() with { Initialize = _ => bowl.W[0] = double.PositiveInfinity },
            GradientRun.RandomInitialization(3));

    [Fact]
    public void A_cost_that_changes_values_is_caught_at_the_element() =>
        Breaks(
            "Cost() changed the values it is computed at, or another thread did: w[1] was -0.25 and is -0.125. "
                + "Work on a copy, and leave updates to TrainStep(). (Seen at: at its current values.)",
            bowl.Model(() =>
            {
                bowl.W[1] /= 2;
                return bowl.Cost();
            }));

    [Fact]
    public void A_cost_that_puts_back_at_its_second_call_what_it_changed_at_its_first_is_caught() =>
        Breaks(
            "Cost() changed the values it is computed at, or another thread did: w[1] was -0.25 and is -0.125. "
                + "Work on a copy, and leave updates to TrainStep(). (Seen at: at its current values.)",
            bowl.Model(() =>
            {
                bowl.W[1] += ++calls switch { 1 => 0.125, 2 => -0.125, _ => 0 };
                return bowl.Cost();
            }));

    [Fact]
    public void A_cost_that_changes_values_late_is_caught_too() =>
        Assert.StartsWith(
            "Cost() changed the values it is computed at, or another thread did: w[1] was ",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(
                bowl.Model(() =>
                {
                    bowl.W[1] *= ++calls == 3 ? 1 + 1e-15 : 1;
                    return bowl.Cost();
                }),
                GradientRun.AsIs)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_cost_that_drifts_visibly_from_call_to_call_is_not_deterministic() =>
        Breaks(
            "Cost() was called twice at the same values and returned 6.1936875, then 6.199875: more than rounding. "
                + "If it uses dropout, implement IDropoutModel (or set GradientModel.KeepProbability) so that the check can set "
                + "keep-prob to 1.0; if it draws other random numbers (a minibatch, a shuffle, noise, or a mask of which only the seed can be set), implement IStochasticModel; "
                + "look for what it keeps from call to call (running statistics, hidden state, a cursor over batches, a counter), too, "
                + "and have each Cost() begin with the same. " + Repeats.Threads + " (Seen at: at its current values.)",
            bowl.Model(DriftingBy(1e-3)));

    [Fact]
    public void A_cost_that_drifts_slowly_is_caught_by_the_end()
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(bowl.Model(DriftingBy(1e-7)), GradientRun.AsIs));
        Assert.Matches(
            @"^Cost\(\) was called at the beginning and at the end of the check and returned "
                + @"6\.18750062, then 6\.187[5-9]\d+: more than rounding\. "
                + @"If it uses dropout, implement IDropoutModel \(or set GradientModel\.KeepProbability\) so that the check can "
                + @"set keep-prob to 1\.0; if it draws other random numbers \(a minibatch, a shuffle, noise, or a mask of which only the seed can be set\), implement IStochasticModel; "
                + @"look for what it keeps from call to call \(running statistics, hidden state, a cursor over batches, a counter\), too, "
                + @"and have each Cost\(\) begin with the same\. " + System.Text.RegularExpressions.Regex.Escape(Repeats.Threads) + @" "
                + @"\(Seen at: at its current values\.\)$",
            thrown.Message);
    }

    Func<double> AlternatingBy(double change) => () => bowl.Cost() + (calls++ % 2 * change);

    Func<double> DriftingBy(double change) => () => bowl.Cost() * (1 + (++calls * change));

    static void Breaks(string message, IGradientModel model, GradientRun run = default) =>
        Assert.Equal(message, Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, run)).Message);
}
