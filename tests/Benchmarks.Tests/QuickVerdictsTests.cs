namespace GradientTesting.Benchmarks.Tests;

/// <summary>Keeps the claim of docs/verdicts.md: the quick measurement, at every build.</summary>
public class QuickVerdictsTests(QuickVerdictsTests.Quick quick) : IClassFixture<QuickVerdictsTests.Quick>
{
    [Fact]
    public void No_wrong_gradient_passes() =>
        Assert.Empty(quick.Measured.Matrix.Concat(quick.Measured.PlantedBugs).Where(cell => cell.Outcome == Outcome.Passed).Select(cell => cell.Name));

    [Fact]
    public void No_wrong_gradient_is_inconclusive() =>
        Assert.Empty(quick.Measured.Matrix.Concat(quick.Measured.PlantedBugs).Where(cell => cell.Outcome == Outcome.Inconclusive).Select(cell => $"{cell.Name}: {cell.Reason}"));

    [Fact]
    public void What_passes_below_the_resolution_is_in_float32() =>
        Assert.All(quick.Measured.Matrix.Where(cell => cell.Outcome == Outcome.BelowResolution), cell => Assert.StartsWith("Float32", cell.Kind, StringComparison.Ordinal));

    [Fact]
    public void No_right_model_is_called_wrong_or_broken() =>
        Assert.Empty(quick.Measured.RightModels.Where(row => row.Mismatches + row.Contracts > 0).SelectMany(row => row.Surprises));

    [Fact]
    public void Less_than_one_in_a_hundred_right_models_is_inconclusive() =>
        Assert.True(100 * quick.Measured.RightModels.Sum(row => row.Inconclusive) < quick.Measured.RightModels.Sum(row => row.Runs));

    [Fact]
    public void Less_than_one_in_a_thousand_errors_exceeds_its_bar() =>
        Assert.True(1000 * quick.Measured.Calibration.Sum(row => row.Beyond) < quick.Measured.Calibration.Sum(row => row.Elements));

    [Fact]
    public void Only_what_cannot_be_seen_is_taken_out() =>
        Assert.All(quick.Measured.Matrix.Where(cell => cell.Outcome == Outcome.TakenOut), cell => Assert.Equal("BatchNormNetwork", cell.Kind));

    public sealed class Quick
    {
        internal Measurements Measured { get; } = Measurements.Of(Extent.Quick, _ => { });
    }
}
