using GradientTesting.Tests.Fixtures;
namespace GradientTesting.Tests.Layers;

/// <summary>A layer that keeps its state from call to call is told of Reset, and matches with one that brings all of it back.</summary>
public class RecurrentTests
{
    const string Cause =
        "look for what it keeps from call to call (running statistics, hidden state, a cursor over batches, a counter), ";

    readonly double[] x = [0.3], y = [0], dx = [0], dy = [0], w = [0.7], dw = [0];
    double state = 0.5, before;

    [Fact]
    public void Without_a_Reset_it_is_told_to_have_one() => Says(
        "If it uses dropout, implement IDropoutModel (or set GradientLayer.KeepProbability) so that the check can set keep-prob to 1.0; "
            + $"if it draws other random numbers (a minibatch, a shuffle, noise, or a mask of which only the seed can be set), implement IStochasticModel; {Cause}too, "
            + "and have each Forward() begin with the same: clear it in Reset (IResettableLayer, GradientLayer.Reset). " + Repeats.Threads + " (Seen at: at its current values.)",
        Layer);

    [Fact]
    public void With_one_that_does_nothing_it_is_told_what_that_has_to_do() => Says(
        "If it uses dropout, implement IDropoutModel (or set GradientLayer.KeepProbability) so that the check can set keep-prob to 1.0; "
            + $"if it draws other random numbers (a minibatch, a shuffle, noise, or a mask of which only the seed can be set), implement IStochasticModel; {Cause}too, "
            + "and have Reset(), which was called before each Forward(), bring all of it to where a sequence begins. " + Repeats.Threads + " (Seen at: at its current values.)",
        Layer with { Reset = () => { } });

    [Fact]
    public void With_one_that_brings_the_state_back_it_matches() => GradAssert.BackwardMatchesNumerical(Layer with { Reset = () => state = 0.5 });

    [Fact]
    public void A_Reset_that_changes_a_parameter_is_named_and_not_the_forward_pass()
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(Layer with { Reset = () => (state, w[0]) = (0.5, w[0] + 1) }));
        Assert.Equal(
            "Reset() changed the values: W[0] was 0.7 and is 1.7. "
                + "Have it bring back the state that is kept from call to call alone, and set values in Initialize(). (Seen at: at its current values.)",
            thrown.Message);
    }

    GradientLayer Layer => GradientLayer.Of(
        [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
        () => (before, state) = (state, y[0] = Math.Tanh((w[0] * x[0]) + (0.5 * state))),
        () => (dx[0], dw[0]) = (dy[0] * (1 - (y[0] * y[0])) * w[0], dy[0] * (1 - (y[0] * y[0])) * x[0])) with
    {
        Parameters = [Component.Of("W", w, dw)],
    };

    static void Says(string remedy, GradientLayer layer)
    {
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(layer));
        Assert.Matches(@"^Forward\(\) was called twice at the same values and returned \S+, then \S+: more than rounding\. ", thrown.Message);
        Assert.EndsWith($": more than rounding. {remedy}", thrown.Message, StringComparison.Ordinal);
    }
}
