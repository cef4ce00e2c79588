using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Benchmarks.Tests;

/// <summary>What the performance page takes for granted of the network that it measures with.</summary>
public class WideNetworkTests
{
    public static TheoryData<int> Counts => [100, 101, 117, 1_000, 12_345, 99_991, 1_000_000, 10_000_000];

    [Theory]
    [MemberData(nameof(Counts))]
    public void It_has_eight_components_and_exactly_as_many_parameters_as_are_asked_for(int parameters)
    {
        var model = new WideNetwork<float>(parameters, seed: 1);
        Assert.Equal(8, model.Components.Count);
        Assert.Equal(parameters, model.Components.Sum(component => component.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void Its_gradient_is_right_in_double_and_in_float(double lambda)
    {
        GradientCheckOptions everything = new() { Coverage = GradientCoverage.Exhaustive };
        GradAssert.MatchesNumerical(new WideNetwork<double>(1_000, seed: 1, lambda), everything);
        GradAssert.MatchesNumerical(new WideNetwork<float>(300, seed: 1, lambda), everything);
    }

    [Fact]
    public void No_element_of_its_gradient_is_zero_and_none_dwarfs_the_others()
    {
        var model = new WideNetwork<double>(100_000, seed: 1);
        model.ComputeGradient();
        Assert.All(model.Tensors, tensor =>
        {
            var sizes = Array.ConvertAll(tensor.CopyGradient(), Math.Abs);
            Assert.True(sizes.Min() > 0, $"{tensor.Name} has a gradient of zero");
            Assert.True(sizes.Max() < 20 * Sizes.Of(sizes), $"the largest gradient of {tensor.Name} is {sizes.Max()}");
        });
    }

    [Fact]
    public void Neither_cost_nor_gradient_allocates()
    {
        var model = new WideNetwork<double>(10_000, seed: 1, lambda: 0.01);
        model.ComputeGradient();
        var before = GC.GetAllocatedBytesForCurrentThread();
        model.Cost();
        model.ComputeGradient();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_copy_costs_the_same_and_is_moved_alone()
    {
        var model = new WideNetwork<double>(1_000, seed: 1, lambda: 0.01);
        model.Initialize(new(2));
        var copy = (WideNetwork<double>)model.Copy();
        var cost = model.Cost();
        Assert.Equal(cost, copy.Cost());
        copy.TrainStep();
        Assert.NotEqual(cost, copy.Cost());
        Assert.Equal(cost, model.Cost());
    }

    [Fact]
    public void One_wrong_element_is_wrong_by_its_share_of_the_typical_gradient_and_is_found()
    {
        var right = new WideNetwork<double>(1_000, seed: 1);
        right.ComputeGradient();
        var gradient = right.Tensors[2].CopyGradient();
        var wrong = MistakenModel.Of(right, "W2", MechanicalMistakes.OneElementOff(7, 0.1));
        wrong.ComputeGradient();
        Assert.Equal(gradient[7] + (0.1 * Sizes.Of(gradient)), right.Tensors[2].Gradient(7), 12);

        var report = GradientCheck.Run(wrong, GradientRun.AsIs, new() { Coverage = GradientCoverage.Exhaustive });
        var component = Assert.Single(report.Runs[0].Components, component => component.Verdict == GradientVerdict.Mismatch);
        Assert.Equal("W2", component.Name);
        Assert.Equal(1, component.Mismatches);
    }
}
