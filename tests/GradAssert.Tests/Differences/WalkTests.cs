namespace GradientTesting.Tests.Differences;

public class WalkTests
{
    [Fact]
    public void One_side_is_less_than_half_as_long_and_nodes_are_never_evenly_spaced()
    {
        var steps = new List<double>();
        for (var seed = 0; seed < 40; seed++)
        {
            var lean = seed % 2 == 0;
            var line = new FakeLine((t => t, _ => 1));
            var walk = Walk.Around(line, 2, 4, lean, new Random(seed));
            Assert.Equal((5, 5), (walk.Nodes, line.SlopeEvaluations));
            double[] visited = [.. line.Visited.Order()];
            Assert.InRange(lean ? visited[^1] : -visited[0], 1.4, 2);
            Assert.InRange(lean ? -visited[0] : visited[^1], 0.5, 1);
            Assert.Equal(visited[^1] - visited[0], walk.Length);
            steps.AddRange(visited.Zip(visited.Skip(1), (from, to) => to - from));
        }

        Assert.Equal(steps.Count, steps.Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_side_on_which_nothing_is_defined_is_left_out(bool lean)
    {
        foreach (var side in new[] { 1, -1 })
        {
            var line = new FakeLine((t => side * t < 0 ? double.PositiveInfinity : 3 * t, _ => 3));
            var walk = Walk.Around(line, 2, 4, lean, new Random(11));
            Assert.True(walk.IsUsable(0));
            Assert.Equal((5, 6), (walk.Nodes, line.SlopeEvaluations));
            Assert.InRange(walk.Length, lean == (side > 0) ? 1.4 : 0.5, lean == (side > 0) ? 2 : 1);
            Assert.Equal(0, walk.Residual(0), 1e-14);
        }
    }

    [Fact]
    public void The_residual_of_a_right_slope_is_rounding_and_that_of_a_wrong_one_grows_with_the_length()
    {
        // Trapezoids are exact for a slope that is a straight line.
        var line = new FakeLine((t => (t * t) - (3 * t), t => (2 * t) - 3), (t => 2 * t, _ => 1.5));
        foreach (var half in new[] { 1e-3, 1, 1e3 })
        {
            var walk = Walk.Around(line, half, 4, lean: true, new Random(1));
            Assert.Equal(0, walk.Residual(0) / (1 + (half * half)), 1e-15);
            Assert.Equal(0.5 * walk.Length, walk.Residual(1), 1e-14 * half);
            Assert.Equal(0, walk.Noise(1).Adding, 1e-14 * half);
        }
    }

    [Fact]
    public void Over_kinks_the_residual_is_within_the_spread()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            double[] kinks = [.. Enumerable.Range(0, 1 + (seed % 20)).Select(k => Math.Sin((37 * k) + seed))];
            var line = new FakeLine((t => kinks.Sum(kink => Math.Abs(t - kink)), t => kinks.Sum(kink => Math.Sign(t - kink))));
            var walk = Walk.Around(line, 1, 4, lean: true, new Random(seed));
            Assert.InRange(Math.Abs(walk.Residual(0)), 0, walk.Spread(0) + 1e-13);
        }
    }

    [Fact]
    public void The_spread_is_a_change_of_the_slope_times_the_length_of_the_piece()
    {
        var walk = Walk.Around(new FakeLine((Math.Abs, t => Math.Sign(t))), 1, 1, lean: true, new Random(3));
        Assert.Equal(2 * walk.Length, walk.Spread(0), 1e-12);
    }

    [Fact]
    public void Splits_close_in_on_a_kink()
    {
        var line = new FakeLine((t => Math.Abs(t - 0.1), t => Math.Sign(t - 0.1)));
        var walk = Walk.Around(line, 1, 4, lean: true, new Random(4));
        for (var splits = 0; splits < 30; splits++)
        {
            walk.SplitMostBent(0);
        }

        Assert.Equal(35, walk.Nodes);
        Assert.InRange(walk.Spread(0), 0, 1e-4);
        Assert.InRange(line.Visited.Min(t => Math.Abs(t - 0.1)), 0, 1e-4);
    }

    [Fact]
    public void An_output_that_is_not_defined_somewhere_is_not_usable_and_the_other_is()
    {
        // Between the ends, where no side can be left out.
        static bool IsHole(double t) => t is > -0.2 and < 0.6;
        var walk = Walk.Around(
            new FakeLine((t => t, _ => 1), (t => IsHole(t) ? double.PositiveInfinity : t, _ => 1), (t => t, t => IsHole(t) ? double.NaN : 1)),
            1,
            4,
            lean: true,
            new Random(9));
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(walk.IsUsable));
    }

    [Fact]
    public void What_storage_did_not_take_counts_at_both_ends()
    {
        var walk = Walk.Around(new FakeLine((t => -3 * t, _ => -3)) { Untaken = 0.25 }, 1, 4, lean: true, new Random(10));
        Assert.Equal(0.5, walk.Untaken(0));
        Assert.InRange(walk.Largest(0), 2.1, 3);
    }
}
