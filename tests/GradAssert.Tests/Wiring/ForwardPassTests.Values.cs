using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

// What a call changes, and what a cost does not read.
public partial class ForwardPassTests
{
    [Theory]
    [InlineData("Reseed()", "restart random numbers")]
    [InlineData("ClearGradients()", "clear gradients")]
    public void Values_that_are_changed_before_a_call_are_not_blamed_on_the_call(string setup, string what)
    {
        var change = () => w[1] += 1;
        var model = Model(() => w.Sum(Math.Exp), () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i])));
        Says(
            $"{setup} changed the values: w[1] was -1.25 and is -0.25. Have it {what} alone, and set values in Initialize(). "
                + "(Seen at: at its current values.)",
            setup == "Reseed()" ? model with { Reseed = _ => change() } : model with { ClearGradients = () => change() });
    }

    /// <summary>Where a model initializes itself from the seed that Reseed gets, the values are those that it sets.</summary>
    [Fact]
    public void Nor_where_Reseed_sets_them_to_what_they_are_at_the_point()
    {
        var keep = 0.5;
        var model = Model(() => w.Sum(Math.Exp), () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]))) with
        {
            Initialize = random => (w[0], w[1]) = (random.NextDouble(), random.NextDouble()),
            KeepProbability = (() => keep, value => keep = value),
            Reseed = Initialized,
        };
        Wired.Breaks(
            "Reseed() changed the values: w[0] was 0.478024615 and is 0.656500672. Have it restart random numbers alone, and set values in "
                + "Initialize(). (Seen at: random initialization, seed 0.)",
            model, GradientRun.RandomInitialization(0));
        GradAssert.MatchesNumerical(model with { Reseed = _ => { }, KeepProbability = null }, GradientRun.RandomInitialization(0));

        void Initialized(int seed)
        {
            var random = new Random(seed);
            (w[0], w[1]) = (random.NextDouble(), random.NextDouble());
        }
    }

    [Fact]
    public void A_cost_that_reads_a_clone_depends_on_nothing()
    {
        var clone = w.ToArray();
        double[] b = [1], db = [0];
        var gradient = () =>
        {
            Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]));
            db[0] = 1;
        };
        Component[] components = [Component.Of("w", w, dw), Component.Of("b", b, db)];
        Says(
            "Cost() does not depend on w and b: it returned 2.93522607 at this point and at five others, "
                + "up to 32 times the size of the parameters away, though by the gradient it changes. "
                + "It reads other storage than the components look at: "
                + "a copy, a clone, another instance of the model, or values that were packed once. "
                + "Or it returns a cost that was kept under a key that the values do not change, or a number in place of an exception "
                + "that was swallowed. Build the components over the storage that Cost() reads, and compute the cost at each call. "
                + "(Seen at: at its current values.)",
            GradientModel.Of(components, () => clone.Sum(Math.Exp) + 1, gradient));
        Assert.Equal([0.5, -1.25], w);
        GradAssert.MatchesNumerical(GradientModel.Of(components, () => w.Sum(Math.Exp) + b[0], gradient));
    }

    [Fact]
    public void A_cost_that_is_a_quotient_of_integers_is_0()
    {
        var samples = 2;
        double Sum() => w.Sum(Math.Exp);
        void Gradient() => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]) / samples);
        Says(
            "Cost() does not depend on w: it returned 0 at this point and at five others, "
                + "up to 32 times the size of the parameters away, though by the gradient it changes. "
                + "It reads other storage than the components look at: "
                + "a copy, a clone, another instance of the model, or values that were packed once. "
                + "Or it returns a cost that was kept under a key that the values do not change, or a number in place of an exception "
                + "that was swallowed, or the quotient of two integers, as 1 / 2 is 0. Build the components over the storage that Cost() reads, "
                + "and compute the cost at each call. (Seen at: at its current values.)",
            GradientModel.Of([Component.Of("w", w, dw)], () => 1 / samples * Sum(), Gradient));
        GradAssert.MatchesNumerical(GradientModel.Of([Component.Of("w", w, dw)], () => Sum() / samples, Gradient));
    }

    [Fact]
    public void A_cost_that_is_not_defined_elsewhere_is_tried_nearby()
    {
        var start = w.ToArray();
        GradAssert.MatchesNumerical(
            Model(
                () => w.Zip(start).Any(pair => Math.Abs(pair.First - pair.Second) > 0.01) ? throw new OverflowException() : w.Sum(Math.Exp),
                () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]))),
            GradientRun.AsIs);
    }

    [Fact]
    public void A_cost_that_limits_values_elsewhere_is_told_so_and_a_setter_that_does_is_not_taken_for_it()
    {
        Says(
            "Cost() changed the values it is computed at, or another thread did: w[1] was -1.57140991 and is -1.3. "
                + "Work on a copy, and leave updates to TrainStep(). (Seen at: at its current values.)",
            Model(
                () =>
                {
                    w[1] = Math.Max(w[1], -1.3);
                    return w.Sum(Math.Exp);
                },
                () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]))));
        GradAssert.MatchesNumerical(
            GradientModel.Of(
                [Component.Of("w", [2], i => w[i], (int i, double value) => w[i] = Math.Max(value, -1.3), i => dw[i])],
                () => w.Sum(Math.Exp), () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]))),
            GradientRun.AsIs);
    }
}
