namespace GradientTesting.Tests.Wiring;

/// <summary>Updates that are not finite at a rate of the check, and training that applies a gradient that nobody computed.</summary>
public class OverflowingUpdateTests
{
    readonly double[] w = [0.4, -0.3], dw = new double[2];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_that_takes_its_gradient_where_it_has_moved_to_is_told_of_the_rate(bool looksAhead)
    {
        var model = GradientModel.FromUpdate(
            [Component.OfValues("w", w)], () => w.Sum(Math.Cosh),
            rate => Array.ForEach([0, 1], i => w[i] -= rate * Math.Sinh(w[i] - (looksAhead ? 0.1 * rate * Math.Sinh(w[i]) : 0))));
        if (!looksAhead)
        {
            Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model).Verdict);
            return;
        }

        Wired.Breaks(
            "The update overflows at rate 1048576: it moved w[0] by -0.00040108297 at rate 0.0009765625, and to where it is not finite at "
                + "that one. The step θ − rate · gradient is finite at both: does it take more than one step in a call, or compute the "
                + "gradient where it has moved to? The check chose both rates. Check a plain step, or say which rate it has: "
                + "FromUpdate(values, cost, update, rate).",
            model);
        Assert.Equal([0.4, -0.3], w);
    }

    [Fact]
    public void One_that_divides_by_zero_is_told_of_the_update() => Wired.Breaks(
        "The gradient of w[0] is -Infinity, though the cost is finite. It is read off a step of rate 0.1: look for a division by zero or an overflow "
            + "in the update. (Seen at: at its current values.)",
        GradientModel.FromUpdate([Component.OfValues("w", w)], () => w.Sum(Math.Cosh), () => w[0] = double.PositiveInfinity, 0.1));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_TrainStep_that_applies_what_is_stored_is_told_to_compute_the_gradient(bool computes)
    {
        void Backward() => Array.ForEach([0, 1], i => dw[i] = Math.Sinh(w[i]));
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(Math.Cosh), Backward) with { TrainStep = Step },
            GradientRun.AfterTraining(0, 10));
        Wired.Reports(
            computes ? GradientVerdict.Match : GradientVerdict.Inconclusive,
            computes ? "The gradient of w is the gradient of the cost."
                : "The check could not tell whether the gradient is right: 10 calls of TrainStep() moved no element by more than 1e-06 of its "
                    + "scale, so that this is the start again; does it compute the gradient itself, which nobody does before it, and apply its "
                    + "update, to the storage that the components look at, and with a learning rate that is not tiny, and before it returns, "
                    + "as an async lambda does not? If the model is not to be trained, leave AfterTraining out of Phases.",
            report);

        void Step()
        {
            if (computes)
            {
                Backward();
            }

            Array.ForEach([0, 1], i => w[i] -= 0.1 * dw[i]);
        }
    }
}
