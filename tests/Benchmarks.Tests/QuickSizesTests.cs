namespace GradientTesting.Benchmarks.Tests;

/// <summary>What docs/measurements/sizes.md says, at one seed, for each third kind.</summary>
public class QuickSizesTests
{
    [Fact]
    public void Sweeps_find_and_shrink_what_they_should()
    {
        var measure = SweepMeasure.Of(seed: 0, every: 3);
        Assert.InRange(SizedKinds.All.Count, 30, int.MaxValue);
        Assert.InRange(measure.Mistakes, 20, int.MaxValue);
        Assert.True(measure.Found >= 0.95 * measure.Mistakes, $"Missed: {string.Join("; ", measure.Missed)}");
        Assert.True(measure.Minimal >= 0.99 * measure.Failures, $"{measure.Minimal} of {measure.Failures} are minimal");
        Assert.True(measure.Untrue.Count <= 0.05 * measure.Said, $"Not so: {string.Join("; ", measure.Untrue)}");
    }

    [Fact]
    public void Of_a_real_layer_the_right_one_passes()
    {
        var (found, mistakes, rightPasses) = SweepMeasure.OfRealLayer(seed: 0);
        Assert.True(rightPasses);
        Assert.Equal(mistakes, found);
    }
}
