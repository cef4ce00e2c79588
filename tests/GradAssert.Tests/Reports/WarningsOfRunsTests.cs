namespace GradientTesting.Tests.Reports;

/// <summary>What a run warns of is in the text, whichever run it is.</summary>
public class WarningsOfRunsTests
{
    const string Raised = "  Warning: TrainStep() raised the cost";

    [Theory]
    [InlineData(-0.1, false)]
    [InlineData(0.05, true)]
    public void A_warning_of_the_last_run_stands_below_its_line(double step, bool raises)
    {
        double[] w = [0.4, -0.7], dw = new double[2];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Cosh), () => Array.ForEach([0, 1], i => dw[i] = Math.Sinh(w[i]))) with
        {
            TrainStep = () => Array.ForEach([0, 1], i => w[i] += step * Math.Sinh(w[i])),
        };
        string[] lines = GradientCheck.Run(model).ToString().Split('\n');
        var run = Array.FindIndex(lines, line => line.StartsWith("after 10 steps, seed 0: Match", StringComparison.Ordinal));
        Assert.True(run > 0, string.Join('\n', lines));
        Assert.Equal(raises, lines[run + 1].StartsWith(Raised, StringComparison.Ordinal));
        Assert.Equal(raises ? 1 : 0, lines.Count(line => line.StartsWith(Raised, StringComparison.Ordinal)));
    }
}
