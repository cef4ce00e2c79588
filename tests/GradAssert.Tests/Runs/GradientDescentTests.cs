using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

public class GradientDescentTests
{
    [Fact]
    public void The_cost_goes_down_and_the_values_with_it()
    {
        var bowl = new Bowl();
        var preparation = Train(bowl.Model(), 10);
        Assert.Empty(preparation.Warnings);
        Assert.InRange(bowl.Cost(), 0.01 * 6.1875, 0.1 * 6.1875);
    }

    [Fact]
    public void No_steps_move_nothing_and_evaluate_nothing()
    {
        var (bowl, calls) = (new Bowl(), 0);
        Train(bowl.Model(() => calls++), 0);
        Assert.Equal(0, calls);
        Assert.Equal(new Bowl().W, bowl.W);
    }

    [Fact]
    public void A_step_that_raises_the_cost_is_made_smaller()
    {
        // Half of its size leads to a cost of 1600, a quarter to 225, and an eighth to less than a tenth of the 100 at the start.
        double[] w = [1], dw = [0];
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => 1e4 * Math.Pow(w[0] - 0.9, 2), () => dw[0] = 2e4 * (w[0] - 0.9));
        Assert.Empty(Train(model, 5).Warnings);
        Assert.Equal(0.875, w[0]);
    }

    [Fact]
    public void A_step_after_which_the_cost_is_not_finite_is_made_smaller()
    {
        double[] w = [0.01], dw = [0];
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => w[0] - Math.Log(w[0]), () => dw[0] = 1 - (1 / w[0]));
        double[] mirrored = [0.01];
        var other = GradientModel.Of(
            [Component.Of("w", mirrored, dw)], () => mirrored[0] > 1 ? double.NaN : -mirrored[0], () => dw[0] = -1000);
        Assert.Empty(Train(model, 10).Warnings);
        Assert.Empty(Train(other, 10).Warnings);
        Assert.InRange(w[0], 0.02, 2);
        Assert.InRange(mirrored[0], 0.02, 1);
    }

    [Theory]
    [InlineData(1.0, GradientVerdict.Match)]
    [InlineData(1.1, GradientVerdict.Mismatch)]
    public void A_step_after_which_the_cost_throws_is_made_smaller(double factor, GradientVerdict expected)
    {
        double[] w = [1], dw = [0];
        var throws = 0;
        var model = GradientModel.Of([Component.Of("w", w, dw)], Cost, () => dw[0] = factor * 100 * (w[0] - 1.3));
        Assert.Empty(Train(model, 10).Warnings);
        Assert.Equal(1.25, w[0]);
        Assert.Equal(1, throws);

        w[0] = 1;
        Assert.Equal(expected, GradientCheck.Run(model, GradientRun.AfterTraining(0, 10)).Verdict);

        double Cost()
        {
            if (w[0] > 1.45)
            {
                throws++;
                throw new OverflowException("Too far up.");
            }

            return 50 * Math.Pow(w[0] - 1.3, 2);
        }
    }

    [Fact]
    public void A_cost_that_throws_where_training_begins_ends_the_check()
    {
        var model = new Bowl().Model(() => throw new OverflowException("No start."));
        Assert.Equal("No start.", Assert.Throws<ModelCallException>(() => Train(model, 3)).InnerException?.Message);
    }

    [Theory]
    [InlineData(StorageKind.Doubles)]
    [InlineData(StorageKind.Floats)]
    public void A_gradient_of_wrong_sign_stops_training_where_it_began(StorageKind kind)
    {
        var net = new TinyNet(kind, Fuse.None) { Factor = -1 };
        var before = net.Bits();
        var preparation = Train(net.Untrainable(), 10);
        Assert.Equal(
            ["Training stopped after 0 of 10 steps: no step along -gradient, however small, lowers the cost."],
            preparation.Warnings);
        Assert.Equal(before[..4], net.Bits()[..4]);
    }

    [Fact]
    public void A_gradient_that_turns_wrong_stops_training_there()
    {
        var (bowl, calls) = (new Bowl(), 0);
        var preparation = Train(bowl.Model(null, WrongFromTheThirdOn), 10);
        Assert.Equal(
            ["Training stopped after 2 of 10 steps: no step along -gradient, however small, lowers the cost."],
            preparation.Warnings);

        void WrongFromTheThirdOn()
        {
            bowl.ComputeGradient();
            if (++calls > 2)
            {
                Array.ForEach([0, 1, 2], i => bowl.DW[i] = -bowl.DW[i]);
            }
        }
    }

    [Fact]
    public void A_right_model_at_its_minimum_has_no_warning()
    {
        var bowl = new Bowl();
        Assert.Empty(Train(bowl.Model(), 400).Warnings);
        Array.Clear(bowl.W);
        Assert.Empty(Train(bowl.Model(), 10).Warnings);
        Assert.Equal(new double[3], bowl.W);
    }

    static Preparation Train(IGradientModel model, int steps) =>
        Preparation.Of(ModelUnderTest.Of(model), GradientRun.AfterTraining(0, steps), null, jittersToo: true);
}
