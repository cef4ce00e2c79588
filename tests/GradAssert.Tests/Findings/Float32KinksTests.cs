namespace GradientTesting.Tests.Findings;

/// <summary>Right networks in float32, in which one weight moves the inputs of hundreds of ReLUs: a step crosses many kinks.</summary>
public class Float32KinksTests
{
    public static TheoryData<int, int, bool> Batches => new()
    {
        { 12, 4, false }, { 12, 4, true }, { 50, 2, false }, { 50, 2, true }, { 200, 1, false }, { 200, 1, true },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_right_network_of_relus_matches_whatever_the_batch(int batch, int seeds, bool summedInDouble)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            Judged.Matches(GradientCheck.Run(new DenseNet<float>(batch, seed, Unit.Relu, summedInDouble)));
        }
    }

    [Theory]
    [InlineData(Unit.LeakyRelu)]
    [InlineData(Unit.Tanh)]
    public void A_right_network_of_other_units_matches(Unit unit)
    {
        for (var seed = 0; seed < 2; seed++)
        {
            Judged.Matches(GradientCheck.Run(new DenseNet<float>(50, seed, unit)));
        }
    }

    [Fact]
    public void A_right_network_of_relus_matches_in_double() => Judged.Matches(GradientCheck.Run(new DenseNet<double>(50, 0)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_right_convolution_with_relus_matches(bool pools)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            Judged.Matches(GradientCheck.Run(new ConvolutionNet<float>(16, seed, pools)));
        }
    }

    [Theory]
    [InlineData(12, false, "W1")]
    [InlineData(50, false, "W2")]
    [InlineData(50, true, "b1")]
    [InlineData(200, false, "W2")]
    public void A_component_that_is_five_percent_off_is_called_wrong_and_no_other(int batch, bool summedInDouble, string component) =>
        Judged.IsWrongIn(GradientCheck.Run(new DenseNet<float>(batch, 1, Unit.Relu, summedInDouble).Times(1.05, component)), component);

    [Theory]
    [InlineData(12, 0)]
    [InlineData(50, 100)]
    public void An_element_that_is_off_by_a_fifth_of_the_typical_one_is_called_wrong_and_no_other(int batch, int element)
    {
        var report = Judged.IsWrongIn(GradientCheck.Run(new DenseNet<float>(batch, 2).OffIn("W2", element, 0.2)), "W2");
        Assert.All(report.Runs, run => Assert.Equal($"W2[{element / 16}, {element % 16}]", run.Components[2].Worst.Name));
    }

    [Theory]
    [InlineData(DenseNetBug.DerivativeMissing, "W1", "b1")]
    [InlineData(DenseNetBug.GatedByWrongLayer, "W1", "b1")]
    [InlineData(DenseNetBug.LayerInputOfWrongLayer, "W2")]
    public void A_mistake_in_the_backward_pass_is_found_where_it_is(DenseNetBug bug, params string[] components) =>
        Judged.IsWrongIn(GradientCheck.Run(new DenseNet<float>(50, 3, Unit.Relu, false, bug)), components);

    [Theory]
    [InlineData(false, "W1")]
    [InlineData(true, "W1")]
    [InlineData(true, "b2")]
    public void A_mistake_in_a_convolution_is_found_where_it_is(bool pools, string component) =>
        Judged.IsWrongIn(GradientCheck.Run(new ConvolutionNet<float>(16, 1, pools).Times(1.05, component)), component);
}
