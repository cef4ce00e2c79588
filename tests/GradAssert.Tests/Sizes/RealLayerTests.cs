namespace GradientTesting.Tests.Sizes;

/// <summary>
/// Hand-written layers, checked for real at all sizes: the right ones pass, and mistakes are found and shrunk. Two mistakes of each, for
/// the time; docs/measurements/sizes.md has all of them at five seeds.
/// </summary>
public class RealLayerTests
{
    public static TheoryData<string> Names => [.. RealLayer.All.Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_right_layer_passes_and_mistakes_are_found(string name)
    {
        var layer = RealLayer.All.Single(layer => layer.Name == name);
        GradAssert.ForSizes(sizes => layer.Check(sizes, null));
        Assert.All(layer.Mistakes.Take(2), mistake =>
        {
            var failure = Sweeps.Of(sizes => layer.Check(sizes, mistake)).Failure;
            Assert.NotNull(failure);
            Assert.True(failure.Shrunk.IsMinimal, failure.Heading());
        });
    }
}
