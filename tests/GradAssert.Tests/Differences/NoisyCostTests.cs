namespace GradientTesting.Tests.Differences;

/// <summary>Costs that are sums of steps, and costs that are zero at the point: noise there is large, or not to be seen.</summary>
public class NoisyCostTests
{
    const int Paths = 20_000;

    /// <summary>
    /// Noise is what is left over the longest walk, and one scale is the longest: with three tenths of it 9 of 24 that are wrong were seen.
    /// </summary>
    [Theory]
    [InlineData(1.1)]
    [InlineData(0.9)]
    public void A_tenth_of_the_gradient_of_a_digital_payoff_is_nearly_always_seen(double factor)
    {
        const int seeds = 40;
        var verdicts = Enumerable.Range(1, seeds).Select(seed => Digital(factor, seed)).ToArray();

        Assert.All(Enumerable.Range(1, seeds), seed => Assert.Equal(GradientVerdict.Match, Digital(1, seed)));
        Assert.DoesNotContain(GradientVerdict.Match, verdicts);
        Assert.InRange(verdicts.Count(verdict => verdict == GradientVerdict.Mismatch), 9 * seeds / 10, seeds);
    }

    /// <summary>
    /// Where a hinge is satisfied the cost is zero, all around the point, and so is its gradient: one that is not is wrong. Costs beside the
    /// point say how fine they are, and those that are not zero are all different: they are no steps.
    /// </summary>
    [Fact]
    public void A_gradient_where_a_hinge_is_satisfied_is_wrong()
    {
        var (right, wrong) = (Satisfied(0), Satisfied(100));

        Assert.NotEqual(GradientVerdict.Mismatch, right.Verdict);
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
        Assert.DoesNotContain("moves in steps", wrong.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A classifier in float that is certain: its cost is zero, and its gradient is too small for any cost to show.</summary>
    [Fact]
    public void A_gradient_that_is_below_what_a_cost_of_zero_shows_is_not_wrong()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            Assert.NotEqual(GradientVerdict.Mismatch, Certain(1, seed).Verdict);
            Assert.NotEqual(GradientVerdict.Match, Certain(1e30, seed).Verdict);
        }
    }

    /// <summary>
    /// An inner solver with an absolute tolerance leaves a flat stretch of 1e-7 around zero, where moves that are usual for double storage
    /// stay. Beyond, kinks leave wide bars, and an error within them is none.
    /// </summary>
    [Fact]
    public void A_flat_stretch_of_a_solver_is_not_proven_wrong_by_what_kinks_hide()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            Assert.NotEqual(GradientVerdict.Mismatch, FlatStretch(seed).Verdict);
        }
    }

    /// <summary>
    /// And where it stays certain all along the line of the gradient's signs, since it depends on sizes alone: what the cost is elsewhere
    /// says how fine it is.
    /// </summary>
    [Theory]
    [InlineData(1e-30, false)]
    [InlineData(1, true)]
    public void Nor_is_it_where_the_cost_is_zero_as_far_as_the_line_goes(double slope, bool isWrong)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            double[] w = [.. Enumerable.Range(0, 6).Select(_ => 1 + random.NextDouble())];
            var report = GradientCheck.Run(v => Math.Max(0, -v[0] * v[1] - 1), _ => [.. w.Select(_ => slope)], w);

            Assert.Equal(isWrong, report.Verdict == GradientVerdict.Mismatch);
        }
    }

    static GradientReport Certain(double factor, int seed)
    {
        var random = new Random(seed);
        float[] w = [10 + random.NextSingle(), -10 - random.NextSingle()];
        float[] dw = new float[2];
        float[] x = [4 + random.NextSingle(), -4 - random.NextSingle()];
        float Margin() => (w[0] * x[0]) + (w[1] * x[1]);
        float Cost() => MathF.Log(1 + MathF.Exp(-Margin()));
        void Gradient()
        {
            var slope = -(float)(factor * Math.Exp(-Margin()) / (1 + Math.Exp(-Margin())));
            (dw[0], dw[1]) = (slope * x[0], slope * x[1]);
        }

        return GradientCheck.Run(GradientModel.Of([Component.Of("w", w, dw)], () => Cost(), Gradient), GradientRun.AsIs);
    }

    static GradientVerdict Digital(double factor, int seed)
    {
        var random = new Random(seed);
        double[] normals = [.. Enumerable.Range(0, Paths).Select(_ => Draw.Normal(random))];
        const double strike = 0.3;
        double Density(double d) => Math.Exp(-d * d / 2) / Math.Sqrt(2 * Math.PI);
        double Cost(double[] p) => normals.Count(z => p[0] + (p[1] * z) > strike) / (double)Paths;
        double[] Gradient(double[] p)
        {
            var d = (p[0] - strike) / p[1];
            return [factor * Density(d) / p[1], -factor * d * Density(d) / p[1]];
        }

        return GradientCheck.Run(Cost, Gradient, [1, 0.8]).Verdict;
    }

    static GradientReport Satisfied(double wrong)
    {
        double[][] x = [[1, 0.5, -0.3], [0.7, -0.2, 0.4], [1.2, 0.1, 0.6]];
        double Score(double[] w, double[] sample) => w.Zip(sample, (a, b) => a * b).Sum();
        double Cost(double[] w) => 40 * x.Sum(sample => Math.Max(0, 1 - Score(w, sample)));
        double[] Gradient(double[] w) =>
            [.. w.Select((_, i) => wrong - (40 * x.Where(sample => Score(w, sample) < 1).Sum(sample => sample[i])))];
        return GradientCheck.Run(Cost, Gradient, [1.9, -0.3, 0.2]);
    }

    static GradientReport FlatStretch(int seed)
    {
        var random = new Random(seed);
        double[][] inner = [.. Enumerable.Range(0, 6).Select(_ => (double[])[.. Enumerable.Range(0, 4).Select(_ => Draw.Normal(random))])];
        double[] outer = [.. inner.Select(_ => Draw.Normal(random))], slopes = [.. inner[0].Select(_ => Draw.Normal(random))];
        static double Solved(double value) => Math.Abs(value) <= 1e-7 ? 0 : value;
        double Unit(double[] b, int k) => inner[k].Zip(b, (weight, value) => weight * value).Sum();
        double Cost(double[] b) =>
            10 + b.Zip(slopes, (value, slope) => value * slope).Sum() + outer.Select((weight, k) => weight * Solved(Math.Abs(Unit(b, k)))).Sum();
        double[] Gradient(double[] b) =>
            [.. b.Select((_, i) => slopes[i] + outer.Select((weight, k) => weight * Math.Sign(Unit(b, k)) * inner[k][i]).Sum())];
        return GradientCheck.Run(Cost, Gradient, [0, 0, 0, 0]);
    }
}
