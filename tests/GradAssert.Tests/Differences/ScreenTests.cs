namespace GradientTesting.Tests.Differences;

public class ScreenTests
{
    static readonly CostNoise Noise = new(1e-10, 1, 1e-16);

    readonly FakeLine line = new((t => (t * t) + (3 * t), _ => double.NaN), (t => t > 0.05 ? double.PositiveInfinity : -t, _ => double.NaN));

    [Fact]
    public void Two_evaluations_give_the_slope_of_every_output_and_the_line_is_put_back()
    {
        var screen = new Screen(line);
        screen.Take(0.01, DifferenceScheme.Central);
        Assert.Equal(3, screen.Slope(0, Noise).Value, 1e-12);
        Assert.Equal(-1, screen.Slope(1, Noise).Value, 1e-12);
        Assert.Equal([0.01, -0.01], line.Visited);
        Assert.Equal((0, 1), (line.SlopeEvaluations, line.Returns));
    }

    [Fact]
    public void One_evaluation_gives_it_ahead_alone()
    {
        var screen = new Screen(line);
        screen.Take(0.01, DifferenceScheme.Forward);
        Assert.Equal(3.01, screen.Slope(0, Noise).Value, 1e-12);
        Assert.Equal([0.01], line.Visited);
    }

    [Fact]
    public void The_bar_is_noise_and_what_storage_did_not_take_over_the_length()
    {
        var screen = new Screen(new FakeLine((_ => 1, _ => 0)) { Untaken = 1e-9 });
        screen.Take(0.01, DifferenceScheme.Central);
        Assert.Equal(((Reading.Deviations * 1e-10) + 2e-9) / 0.02, screen.Slope(0, Noise).ErrorBar, 1e-12);
        screen.Take(0.01, DifferenceScheme.Forward);
        Assert.Equal(((Reading.Deviations * 1e-10) + 1e-9) / 0.01, screen.Slope(0, Noise).ErrorBar, 1e-12);
    }

    [Fact]
    public void An_output_that_is_not_defined_there_has_no_slope_and_the_other_has()
    {
        var screen = new Screen(line);
        screen.Take(0.1, DifferenceScheme.Central);
        Assert.Equal(3, screen.Slope(0, Noise).Value, 1e-12);
        Assert.Equal((double.NaN, double.PositiveInfinity), (screen.Slope(1, Noise).Value, screen.Slope(1, Noise).ErrorBar));
    }
}
