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
