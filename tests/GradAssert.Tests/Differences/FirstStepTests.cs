namespace GradientTesting.Tests.Differences;

/// <summary>Which points the cost is asked at, seen from inside the cost.</summary>
public class FirstStepTests
{
    const double At = 0.7, Resting = 1.9;

    [Theory]
    [InlineData(FixedEpsilon.Course)]
    [InlineData(FixedEpsilon.Article)]
    [InlineData(0.003)]
    public void A_fixed_step_is_taken_to_both_sides_of_each_element(double epsilon) =>
        Assert.Equal([At + epsilon, At - epsilon], Visited(new() { Epsilon = epsilon }));

    [Fact]
    public void A_fixed_step_is_taken_ahead_alone_where_the_difference_is_one_sided() =>
        Assert.Equal([At + FixedEpsilon.Course], Visited(new() { Epsilon = FixedEpsilon.Course, Scheme = DifferenceScheme.Forward }));

    [Fact]
    public void The_sources_name_the_steps_1e_minus_7_and_1e_minus_4()
    {
        Assert.Equal(1e-7, FixedEpsilon.Course);
        Assert.Equal(1e-4, FixedEpsilon.Article);
    }

    [Fact]
    public void A_chosen_step_lies_at_the_same_distance_on_both_sides_to_the_last_bit()
    {
        var visited = Visited(new());
        Assert.Equal(2, visited.Count);
        Assert.Equal(visited[0] - At, At - visited[1], 1e-16);
        Assert.InRange(visited[0] - At, 1e-8, 1e-2);
    }

    [Fact]
    public void An_element_that_disagrees_at_a_fixed_step_is_tried_at_others()
    {
        // A kink at half the step: the first difference is wrong, the gradient is not.
        var options = new GradientCheckOptions { Epsilon = FixedEpsilon.Article };
        static double Cost(double x) => Math.Max(0, x - (1 - 5e-5));
        static double Slope(double x) => x > 1 - 5e-5 ? 1 : 0;
        Assert.Equal(GradientVerdict.Match, OneElement.Check(Cost, Slope, 1, options).Verdict);
        Assert.Equal(GradientVerdict.Mismatch, OneElement.Check(Cost, x => 0.9 * Slope(x), 1, options).Verdict);
    }

    // What is shorter than the storage takes, or at which noise hides everything, or far off: lines are tested then.
    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(1e-300)]
    [InlineData(1e-16)]
    [InlineData(1e-13)]
    [InlineData(1)]
    [InlineData(1e10)]
    [InlineData(1e100)]
    [InlineData(double.MaxValue)]
    public void A_fixed_step_of_any_size_calls_no_right_gradient_wrong_and_hides_no_wrong_one(double epsilon)
    {
        foreach (var scheme in Enum.GetValues<DifferenceScheme>())
        {
            var options = new GradientCheckOptions { Epsilon = epsilon, Scheme = scheme };
            foreach (var isSingle in (bool[])[false, true])
            {
                Assert.Equal(GradientVerdict.Match, Softplus(1, isSingle, options).Verdict);
                var wrong = Softplus(1.1, isSingle, options);
                Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
                Assert.Equal([1], wrong.Runs[0].Components[0].Worst.Index);
                Assert.StartsWith("The gradient of w is not the gradient of the cost.\n", wrong.ToString(), StringComparison.Ordinal);
            }

            Assert.Equal(GradientVerdict.Match, Rotation(1, options).Verdict);
            Assert.Equal(GradientVerdict.Mismatch, Rotation(1.1, options).Verdict);
        }
    }

    /// <summary>J = Σ log(1 + exp w) + 0.1 w², in double or float.</summary>
    static GradientReport Softplus(double factor, bool isSingle, GradientCheckOptions options)
    {
        double[] w = [0.3, -0.7, 1.1, 2.5], dw = new double[4];
        float[] v = [0.3f, -0.7f, 1.1f, 2.5f], dv = new float[4];
        double W(int i) => isSingle ? v[i] : w[i];
        double Slope(int i) => (i == 1 ? factor : 1) * ((1 / (1 + Math.Exp(-W(i)))) + (0.2 * W(i)));
        double Cost() => Enumerable.Range(0, 4).Sum(i => Math.Log(1 + Math.Exp(W(i))) + (0.1 * W(i) * W(i)));
        return GradientCheck.Run(
            GradientModel.Of(
                [isSingle ? Component.Of("w", v, dv) : Component.Of("w", w, dw)],
                () => isSingle ? (float)Cost() : Cost(),
                () => Array.ForEach([0, 1, 2, 3], i => (dw[i], dv[i]) = (Slope(i), (float)Slope(i)))),
            GradientRun.AsIs, options);
    }

    static GradientReport Rotation(double factor, GradientCheckOptions options) => GradientCheck.Jacobian(
        x => [Math.Sin(x[0]) * x[1], Math.Cos(x[0]) * x[1]],
        x => new[,] { { Math.Cos(x[0]) * x[1], Math.Sin(x[0]) }, { -Math.Sin(x[0]) * x[1], factor * Math.Cos(x[0]) } },
        [0.4, 1.3], options);

    /// <summary>The points of the first element while the second stays where it is.</summary>
    static List<double> Visited(GradientCheckOptions options)
    {
        var visited = new List<double>();
        var report = GradientCheck.Run(
            theta =>
            {
                if (theta[0] != At && theta[1] == Resting)
                {
                    visited.Add(theta[0]);
                }

                return Math.Sin(theta[0]) + Math.Cos(theta[1]);
            },
            theta => [Math.Cos(theta[0]), -Math.Sin(theta[1])],
            [At, Resting],
            options);
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        return visited;
    }
}
