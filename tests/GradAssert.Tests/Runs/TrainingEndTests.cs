using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Runs;

/// <summary>Training of the check's own ends at a point where a gradient can be checked.</summary>
public class TrainingEndTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(5.0)]
    [InlineData(1e6)]
    [InlineData(1e-9)]
    public void It_ends_where_the_cost_has_fallen_to_a_tenth_and_not_far_below(double curvature)
    {
        double[] w = [1], dw = [0];
        var steps = 0;
        Assert.Empty(Train(GradientModel.Of([Component.Of("w", w, dw)], () => curvature * w[0] * w[0] / 2, Gradient), 1000).Warnings);
        Assert.InRange(w[0] * w[0], 0.01, 0.1);
        Assert.InRange(steps, 1, 50);

        void Gradient()
        {
            steps++;
            dw[0] = curvature * w[0];
        }
    }

    /// <summary>Driven on, the loss falls until nothing can be resolved in float32.</summary>
    [Theory]
    [InlineData(1f, GradientVerdict.Match)]
    [InlineData(1.1f, GradientVerdict.Mismatch)]
    public void A_loss_in_single_precision_can_be_checked_after_however_many_steps(float factor, GradientVerdict expected)
    {
        var (cost, model) = FitInSinglePrecision(factor);
        var atTheStart = cost();
        var report = GradientCheck.Run(model, GradientRun.AfterTraining(0, 1000));
        Assert.Equal(expected, report.Verdict);
        Assert.Empty(report.Runs[0].Warnings);
        Train(model, 1000);
        Assert.InRange(cost(), 0.01 * atTheStart, 0.1 * atTheStart);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    [InlineData(-6.1875)]
    public void A_cost_with_an_offset_has_no_tenth_and_ends_where_its_slope_has_fallen_and_not_where_there_is_none(double offset)
    {
        var (bowl, steps) = (new Bowl(), 0);
        Assert.Empty(Train(bowl.Model(() => offset + bowl.Cost(), Gradient), 12).Warnings);
        Assert.InRange(steps, 3, 12);
        Assert.InRange(bowl.Cost(), 1e-4 * new Bowl().Cost(), 0.1);

        void Gradient()
        {
            steps++;
            bowl.ComputeGradient();
        }
    }

    [Fact]
    public void A_cost_that_becomes_negative_ends_it_before_it_does()
    {
        var bowl = new Bowl();
        Assert.Empty(Train(bowl.Model(() => bowl.Cost() - 3), 100).Warnings);
        Assert.InRange(bowl.Cost() - 3, 0.01 * 3.1875, 0.1 * 3.1875);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    public void Where_no_element_has_a_slope_there_is_nothing_to_train(double slope)
    {
        var (bowl, calls) = (new Bowl(), 0);
        Assert.Empty(Train(bowl.Model(Cost, () => Array.Fill(bowl.DW, slope)), 1000).Warnings);
        Assert.Equal(1, calls);

        double Cost()
        {
            calls++;
            return bowl.Cost();
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void It_does_not_begin_where_the_cost_is_not_finite(double cost)
    {
        var bowl = new Bowl();
        Assert.Empty(Train(bowl.Model(() => cost), 10).Warnings);
        Assert.Equal(new Bowl().W, bowl.W);
    }

    /// <summary>An element that is moved far beyond its size by the others' rate stays where its own scale is.</summary>
    [Fact]
    public void No_element_grows_by_more_than_half_of_its_scale_in_a_step()
    {
        double[] large = [1e6, -2e6], dLarge = [0, 0], small = [1e-6, 3e-6], dSmall = [0, 0];
        var model = GradientModel.Of(
            [Component.Of("large", large, dLarge), Component.Of("small", small, dSmall)],
            () => Math.Sin(large[0] + small[0]) + Math.Cos(large[1] - small[1]),
            () =>
            {
                dLarge[0] = dSmall[0] = Math.Cos(large[0] + small[0]);
                dLarge[1] = -(dSmall[1] = Math.Sin(large[1] - small[1]));
            });
        Assert.Empty(Train(model, 10).Warnings);
        Assert.InRange(Math.Abs(small[0]), 0, Math.Pow(1.5, 10) * 3e-6);
        Assert.InRange(Math.Abs(small[1]), 0, Math.Pow(1.5, 10) * 3e-6);
        Assert.NotEqual(1e-6, small[0]);
    }

    [Fact]
    public void Weights_next_to_zero_leave_it_in_ten_steps()
    {
        double[] w = [0.01, -0.02], dw = [0, 0];
        Train(GradientModel.Of([Component.Of("w", w, dw)], () => Math.Pow((w[0] * w[1]) + 1, 2), Gradient), 10);
        Assert.All(w, value => Assert.InRange(Math.Abs(value), 0.3, 3));

        void Gradient()
        {
            var slope = 2 * ((w[0] * w[1]) + 1);
            (dw[0], dw[1]) = (slope * w[1], slope * w[0]);
        }
    }

    [Fact]
    public void A_cost_that_falls_slower_and_slower_leads_nowhere_far_in_many_steps()
    {
        double[] w = [1], dw = [0];
        Train(GradientModel.Of([Component.Of("w", w, dw)], () => -Math.Sqrt(Math.Abs(w[0])), () => dw[0] = -0.5 / Math.Sqrt(w[0])), 1000);
        Assert.InRange(w[0], 100, 50 * 1000);
    }

    [Fact]
    public void The_gradient_of_each_step_is_asked_for_after_the_cost_at_its_point()
    {
        // A slope that does not fall over the longest step has the check look ahead, to where this cost is undefined.
        double[] w = [1], dw = [0];
        var (seen, gradients) = (double.NaN, 0);
        Train(GradientModel.Of([Component.Of("w", w, dw)], Cost, Gradient), 12);
        Assert.Equal(12, gradients);
        Assert.InRange(w[0], 20, 40);

        double Cost()
        {
            seen = w[0];
            return w[0] > 40 ? throw new OverflowException() : -w[0];
        }

        void Gradient()
        {
            gradients++;
            Assert.Equal(seen, w[0]);
            dw[0] = -1;
        }
    }

    static (Func<float> Cost, GradientModel Model) FitInSinglePrecision(float factor)
    {
        float[] w = [0.5f, -1, 2, 0.25f], dw = new float[4];
        float[][] x = [[1, 0.5f, -1, 2], [0.25f, -2, 1, 1], [-1, 1, 0.5f, 0.5f], [2, 1, 1, -1], [0.5f, 1.5f, -0.5f, 1]];
        float[] y = [1.25f, -0.5f, 2, -1.5f, 0.75f];
        float Residual(int n) => MathF.Tanh(w.Zip(x[n], (a, b) => a * b).Sum()) - MathF.Tanh(y[n] * 0.1f * x[n].Sum());
        float Cost() => 0.5f * Enumerable.Range(0, 5).Sum(n => Residual(n) * Residual(n));
        void Gradient()
        {
            Array.Clear(dw);
            for (var n = 0; n < 5; n++)
            {
                var tanh = MathF.Tanh(w.Zip(x[n], (a, b) => a * b).Sum());
                var slope = factor * Residual(n) * (1 - (tanh * tanh));
                for (var i = 0; i < 4; i++)
                {
                    dw[i] += slope * x[n][i];
                }
            }
        }

        return (Cost, GradientModel.Of([Component.Of("w", w, dw)], () => Cost(), Gradient));
    }

    static Preparation Train(IGradientModel model, int steps) =>
        Preparation.Of(ModelUnderTest.Of(model), GradientRun.AfterTraining(0, steps), null, jittersToo: true);
}
