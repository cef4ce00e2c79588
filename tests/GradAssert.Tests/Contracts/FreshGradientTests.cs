using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Contracts;

/// <summary>A gradient is written by the call: whole, finite, and a function of the values alone.</summary>
public class FreshGradientTests
{
    readonly Bowl bowl = new();
    readonly double[] stale = new double[3];

    [Fact]
    public void A_gradient_may_be_used_as_scratch_space_by_the_cost() =>
        GradAssert.MatchesNumerical(bowl.Model(() =>
        {
            Array.Fill(bowl.DW, double.NaN);
            return bowl.Cost();
        }));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void A_gradient_that_is_not_finite_is_named(double gradient, string shown) =>
        Breaks(
            $"The gradient of w[1] is {shown}, though the cost is finite. Look for a division by zero or an overflow in ComputeGradient().",
            () => bowl.DW[1] = gradient);

    [Fact]
    public void A_gradient_that_changes_values_is_caught_at_the_element() =>
        Breaks(
            "ComputeGradient() changed the values it is computed at, or another thread did: w[2] was 2 and is 1.5. "
                + "Work on a copy, and leave updates to TrainStep().",
            () => bowl.W[2] -= 0.5);

    [Fact]
    public void A_gradient_that_changes_values_at_its_second_call_is_caught_too()
    {
        var calls = 0;
        Breaks(
            "ComputeGradient() changed the values it is computed at, or another thread did: w[2] was 2 and is 1.5. "
                + "Work on a copy, and leave updates to TrainStep().",
            () => bowl.W[2] -= calls++ == 1 ? 0.5 : 0);
    }

    [Fact]
    public void A_gradient_that_piles_up_is_told_to_be_cleared() =>
        Says(
            "ComputeGradient() adds to the gradient of w[0] instead of writing it: what was there before is still in it. "
                + "Clear the gradient at the start of ComputeGradient(); "
                + "or, where gradients add up because an optimizer clears them, say how: "
                + "implement IAccumulatingModel, or set GradientModel.ClearGradients.",
            bowl.Model(null, PileUp));

    [Theory]
    [InlineData(3)]
    [InlineData(1e6f / 3)]
    public void So_is_one_that_piles_up_as_float(float slope)
    {
        float[] w = [1, 2], dw = new float[2];
        Says(
            "ComputeGradient() adds to the gradient of b[0] instead of writing it: what was there before is still in it. "
                + "Clear the gradient at the start of ComputeGradient(); "
                + "or, where gradients add up because an optimizer clears them, say how: "
                + "implement IAccumulatingModel, or set GradientModel.ClearGradients.",
            GradientModel.Of([Component.Of("b", w, dw)], () => (slope * w[0]) + w[1], () => (dw[0], dw[1]) = (dw[0] + slope, dw[1] + 1)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-3)]
    public void So_is_one_that_piles_up_on_what_its_storage_held_before_the_check(double before)
    {
        double[] b = [2], db = [before];
        Says(
            "ComputeGradient() adds to the gradient of b[0] instead of writing it: what was there before is still in it. "
                + "Clear the gradient at the start of ComputeGradient(); "
                + "or, where gradients add up because an optimizer clears them, say how: "
                + "implement IAccumulatingModel, or set GradientModel.ClearGradients.",
            GradientModel.Of([Component.Of("b", b, db)], () => 3 * b[0], () => db[0] += 3));
    }

    [Fact]
    public void A_gradient_of_which_a_part_lives_on_is_told_to_be_cleared()
    {
        var thrown = Assert.Throws<GradientContractException>(() => Check(bowl.Model(null, () =>
        {
            Array.ForEach([0, 1, 2], i => stale[i] = 0.5 * bowl.DW[i]);
            bowl.ComputeGradient();
            Array.ForEach([0, 1, 2], i => bowl.DW[i] += stale[i]);
        })));
        Assert.Equal(
            "ComputeGradient() was called twice at the same values and gave w[0] 2.5, then -3.5: more than rounding. "
                + "Look for what is added to it and not cleared (clear it at the start of ComputeGradient(), or say how that is done: "
                + "IAccumulatingModel, GradientModel.ClearGradients), for dropout and other random numbers in ComputeGradient() (implement "
                + "IDropoutModel or IStochasticModel), and for what is kept from call to call (a momentum, a mean, a counter): it must depend "
                + "on the present values alone. " + Repeats.Threads + " "
                + "(Seen at: at its current values.)",
            thrown.Message);
    }

    [Fact]
    public void A_component_that_is_never_written_is_told_so_with_both_remedies()
    {
        double[] b = [1, 2];
        Says(
            "ComputeGradient() did not write the gradient of b[0]: it still holds what was there before. "
                + "Write every element, zeros too, at each call: look for one that returns early, or ends before it has written. "
                + "What was passed as gradient may be a copy, as ToArray(), Clone(), Row() and Column() make: "
                + "pass the storage that is written. If the model makes a new array or matrix for each gradient, or in Initialize(), "
                + "pass a Func that returns the present one: Component.Of(\"b\", () => values, () => gradient).",
            GradientModel.Of(
                [Component.Of("w", bowl.W, bowl.DW), Component.Of("b", b, new double[2])], () => bowl.Cost() + b[0], bowl.ComputeGradient));
    }

    [Fact]
    public void Copies_of_values_and_gradient_are_told_as_copies()
    {
        Says(
            "ComputeGradient() did not write the gradient of w[0]: it still holds what was there before. "
                + "Nor does Cost() react to w, however far it is moved: both may be copies, as ToArray(), Clone(), Row() and Column() make. "
                + "Pass the storage that the model uses. If the model makes a new array or matrix for each gradient, or in Initialize(), "
                + "pass a Func that returns the present one: Component.Of(\"w\", () => values, () => gradient).",
            GradientModel.Of([Component.Of("w", bowl.W.ToArray(), bowl.DW.ToArray())], bowl.Cost, bowl.ComputeGradient));
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(
            GradientModel.Of([Component.Of("w", bowl.W, bowl.DW)], bowl.Cost, bowl.ComputeGradient)).Verdict);
    }

    [Fact]
    public void Rows_that_are_not_written_are_named_by_their_first_element()
    {
        double[][] w = [[1, 2], [3, 4], [5, 6]], dw = [[0, 0], [0, 0], [0, 0]];
        var model = GradientModel.Of([Component.Of("E", () => w, () => dw)], () => w[0][0] + w[0][1], OnlyTheFirstRow);
        Says(
            "ComputeGradient() did not write the gradient of E[1, 0]: it still holds what was there before. "
                + "Write every element, zeros too, at each call: look for one that returns early, or ends before it has written.",
            model);

        void OnlyTheFirstRow() => (dw[0][0], dw[0][1]) = (1, 1);
    }

    [Fact]
    public void A_gradient_that_is_zero_and_written_is_none_of_these()
    {
        double[] b = [1, 2], db = [0, 0];
        var model = GradientModel.Of(
            [Component.Of("w", bowl.W, bowl.DW), Component.Of("b", b, db)], bowl.Cost,
            () =>
            {
                bowl.ComputeGradient();
                Array.Clear(db);
            });
        GradAssert.MatchesNumerical(model, new() { UnusedComponents = ["b"] });
    }

    [Fact]
    public void A_gradient_that_is_stale_by_one_call_is_told_to_depend_on_the_present_values() =>
        Says(
            "The gradient of w[0] is the one of the call before: at other values it was 0.111864546, at these 0.111864546 at the first call and 0.5 at the second. "
                + Repeats.InTurn,
            bowl.Model(null, () =>
            {
                stale.CopyTo(bowl.DW, 0);
                Array.ForEach([0, 1, 2], i => stale[i] = (i + 1) * bowl.W[i]);
            }));

    /// <summary>The cost has no dropout, and the gradient has, so that it differs at random and not by what was there before.</summary>
    [Fact]
    public void One_that_drops_what_the_cost_does_not_is_told_of_random_numbers_and_matches_without()
    {
        var (random, keep) = (new Random(1), 0.5);
        var dropping = bowl.Model(null, () => Array.ForEach([0, 1, 2], i => bowl.DW[i] = random.NextDouble() < keep ? (i + 1) * bowl.W[i] / keep : 0));
        Says(
            "ComputeGradient() was called twice at the same values and gave w[0] 0, then 1: more than rounding. "
                + "Look for what is added to it and not cleared (clear it at the start of ComputeGradient(), or say how that is done: "
                + "IAccumulatingModel, GradientModel.ClearGradients), for dropout and other random numbers in ComputeGradient() (implement "
                + "IDropoutModel or IStochasticModel), and for what is kept from call to call (a momentum, a mean, a counter): it must depend "
                + "on the present values alone. " + Repeats.Threads,
            dropping);
        keep = 1;
        GradAssert.MatchesNumerical(dropping);
    }

    [Fact]
    public void So_is_one_that_differs_at_its_third_call_alone()
    {
        var calls = 0;
        Breaks(
            "ComputeGradient() was called twice at the same values and gave w[1] -0.5, then 0.5: more than rounding. "
                + "Look for what is added to it and not cleared (clear it at the start of ComputeGradient(), or say how that is done: "
                + "IAccumulatingModel, GradientModel.ClearGradients), for dropout and other random numbers in ComputeGradient() (implement "
                + "IDropoutModel or IStochasticModel), and for what is kept from call to call (a momentum, a mean, a counter): it must depend "
                + "on the present values alone. " + Repeats.Threads,
            () => bowl.DW[1] += ++calls == 3 ? 1 : 0);
    }

    [Fact]
    public void A_gradient_kept_behind_a_getter_must_not_pile_up_either()
    {
        var model = GradientModel.Of(
            [Component.Of("w", [3], i => bowl.W[i], (i, value) => bowl.W[i] = value, i => bowl.DW[i])], bowl.Cost,
            PileUp);
        Says(
            "ComputeGradient() was called twice at the same values and gave w[0] 2, then 2.5: more than rounding. "
                + "Look for what is added to it and not cleared (clear it at the start of ComputeGradient(), or say how that is done: "
                + "IAccumulatingModel, GradientModel.ClearGradients), for dropout and other random numbers in ComputeGradient() (implement "
                + "IDropoutModel or IStochasticModel), and for what is kept from call to call (a momentum, a mean, a counter): it must depend "
                + "on the present values alone. " + Repeats.Threads,
            model);
    }

    void PileUp() => Array.ForEach([0, 1, 2], i => bowl.DW[i] += (i + 1) * bowl.W[i]);

    void Breaks(string message, Action afterwards) => Says(message, bowl.Model(null, () =>
    {
        bowl.ComputeGradient();
        afterwards();
    }));

    static void Says(string message, IGradientModel model) =>
        Assert.Equal($"{message} (Seen at: at its current values.)", Assert.Throws<GradientContractException>(() => Check(model)).Message);

    static void Check(IGradientModel model) => GradientCheck.Run(model, GradientRun.AsIs);
}
