using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

public class OwnTrainingTests
{
    [Fact]
    public void The_model_takes_its_own_steps_and_the_cost_goes_down()
    {
        var (bowl, calls) = (new Bowl(), 0);
        var preparation = Train(bowl.Model() with { TrainStep = () => Descend(bowl, 0.1, ref calls) }, 7);
        Assert.Empty(preparation.Warnings);
        Assert.Equal(7, calls);
        Assert.InRange(bowl.Cost(), 0, 1);
    }

    [Fact]
    public void A_step_that_leaves_the_domain_is_pulled_back_and_says_so()
    {
        double[] w = [1, 1], dw = new double[2];
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => Math.Log(w[0]) + w[1], () => dw[1] = 1) with { TrainStep = () => w[0] -= 1.5 };
        Assert.Equal(
            ["Training step 1 led to where the cost is not finite and was made smaller: is the learning rate too large?"],
            Train(model, 2).Warnings);
        Assert.InRange(w[0], double.Epsilon, 1);
        Assert.Equal(1, w[1]);
    }

    [Fact]
    public void Only_the_first_such_step_is_named()
    {
        double[] w = [1.5, 7];
        var model = GradientModel.Of([Component.Of("w", w, new double[2])], () => Math.Log(w[0]), () => { }) with { TrainStep = () => w[0] -= 1 };
        Assert.Equal(
            ["Training step 2 led to where the cost is not finite and was made smaller: is the learning rate too large?"],
            Train(model, 5).Warnings);
    }

    [Fact]
    public void A_step_to_values_that_are_not_finite_is_taken_back()
    {
        double[] w = [1, 2];
        var model = GradientModel.Of([Component.Of("w", w, new double[2])], () => w[0] + w[1], () => { }) with { TrainStep = () => w[0] = double.NaN };
        Assert.Equal(
            ["Training step 1 led to where the cost is not finite and was made smaller: is the learning rate too large?"],
            Train(model, 3).Warnings);
        Assert.Equal([1, 2], w);
    }

    [Fact]
    public void A_step_for_which_no_part_is_small_enough_is_taken_back()
    {
        double[] w = [1];
        var model = GradientModel.Of([Component.Of("w", w, new double[1])], () => w[0] == 1 ? 0 : double.NaN, () => { }) with { TrainStep = () => w[0] = 2 };
        Assert.Single(Train(model, 3).Warnings);
        Assert.Equal([1], w);
    }

    [Theory]
    [InlineData(1.0, GradientVerdict.Match)]
    [InlineData(1.1, GradientVerdict.Mismatch)]
    public void A_step_to_where_the_cost_throws_is_pulled_back_and_says_so(double factor, GradientVerdict expected)
    {
        double[] w = [1], dw = [0];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)],
            () => w[0] <= 0.1 ? throw new ArgumentException("No logarithm.") : w[0] - Math.Log(w[0]),
            () => dw[0] = factor * (1 - (1 / w[0]))) with { TrainStep = () => w[0] -= 1.7 };
        var report = GradientCheck.Run(model, GradientRun.AfterTraining(0, 1));
        Assert.Equal(
            ["Training step 1 led to where Cost() threw ArgumentException (\"No logarithm.\") and was made smaller: "
                + "is the learning rate too large?"],
            report.Runs[0].Warnings);
        Assert.Equal(expected, report.Verdict);
        Assert.Equal([1], w);
    }

    [Fact]
    public void What_the_step_itself_throws_ends_the_check()
    {
        var bowl = new Bowl();
        var model = bowl.Model() with { TrainStep = () => throw new OverflowException("The moment is gone.") };
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AfterTraining(0, 1)));
        Assert.Equal("TrainStep() threw OverflowException (\"The moment is gone.\"). (Seen at: after 1 step, seed 0.)", thrown.Message);
        Assert.IsType<OverflowException>(thrown.InnerException);
    }

    [Fact]
    public void A_right_model_that_trains_itself_out_of_its_domain_still_matches()
    {
        double[] w = [1], dw = [0];
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => w[0] - Math.Log(w[0]), () => dw[0] = 1 - (1 / w[0])) with { TrainStep = () => w[0] -= 1.7 };
        var report = GradAssert.MatchesNumerical(model, GradientRun.AfterTraining(0, 3));
        Assert.Equal(
            ["Training step 1 led to where the cost is not finite and was made smaller: is the learning rate too large?"],
            report.Runs[0].Warnings);
        Assert.Equal([1], w);
    }

    static void Descend(Bowl bowl, double rate, ref int calls)
    {
        calls++;
        bowl.ComputeGradient();
        for (var i = 0; i < bowl.W.Length; i++)
        {
            bowl.W[i] -= rate * bowl.DW[i];
        }
    }

    static Preparation Train(IGradientModel model, int steps) =>
        Preparation.Of(ModelUnderTest.Of(model), GradientRun.AfterTraining(0, steps), null, jittersToo: true);
}
