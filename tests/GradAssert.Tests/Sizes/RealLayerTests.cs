namespace GradientTesting.Tests.Sizes;

/// <summary>Hand-written layers, checked for real at all sizes: the right ones pass, and mistakes are found and shrunk.</summary>
public class RealLayerTests
{
    public static TheoryData<string> Names => [.. RealLayer.All.Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_right_layer_passes_and_each_mistake_is_found(string name)
    {
        var layer = RealLayer.All.Single(layer => layer.Name == name);
        GradAssert.ForSizes(sizes => layer.Check(sizes, null));
        Assert.All(layer.Mistakes, mistake =>
        {
            var failure = Sweeps.Of(sizes => layer.Check(sizes, mistake)).Failure;
            Assert.NotNull(failure);
            Assert.True(failure.Shrunk.IsMinimal, failure.Heading());
        });
    }
}
