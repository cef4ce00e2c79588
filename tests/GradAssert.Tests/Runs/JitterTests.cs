namespace GradientTesting.Tests.Runs;

public class JitterTests
{
    static readonly GradientRun Jittered = GradientRun.Jittered(4);

    [Fact]
    public void Every_element_moves_zero_biases_and_gammas_too()
    {
        double[] w = [.. Enumerable.Range(1, 50).Select(i => Math.Sin(i))], b = new double[50], gamma = [.. Enumerable.Repeat(1.0, 50)];
        Prepare(_ => 0, w, b, gamma);
        Assert.All(w.Select((value, i) => value - Math.Sin(i + 1)), move => Assert.NotEqual(0, move));
        Assert.All(b, value => Assert.NotEqual(0, value));
        Assert.All(gamma, value => Assert.NotEqual(1, value));
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1.0)]
    [InlineData(1e6)]
    public void A_component_moves_on_its_own_scale(double scale)
    {
        double[] gamma = [.. Enumerable.Repeat(scale, 200)], other = [1, 2];
        Prepare(_ => 0, gamma, other);
        var deviation = Math.Sqrt(gamma.Average(value => (value - scale) * (value - scale))) / scale;
        Assert.InRange(deviation, 0.3, 0.5);
    }

    [Fact]
    public void A_component_of_zeros_moves_on_the_scale_of_the_others()
    {
        double[] w = [1e-3, -1e-3], b = new double[200];
        Prepare(_ => 0, w, b);
        Assert.InRange(Math.Sqrt(b.Average(value => value * value)), 0.3e-3, 0.5e-3);
    }

    [Fact]
    public void A_jitter_that_stays_in_the_domain_has_no_warning() =>
        Assert.Empty(Prepare(w => Math.Log(w[0][0] + 100), [1.0]).Warnings);

    [Fact]
    public void A_jitter_that_leaves_the_domain_is_made_smaller_and_says_so()
    {
        double[] w = [.. Enumerable.Repeat(1.0, 40)];
        var preparation = Prepare(all => all[0].Sum(value => value < 0.8 ? double.NaN : Math.Log(value)), w);
        Assert.Equal(
            ["The jitter was made 8 times smaller, because the cost is not finite at the full one."], preparation.Warnings);
        Assert.All(w, value => Assert.True(value is >= 0.8 and not 1));
    }

    [Fact]
    public void A_jitter_that_leads_nowhere_is_left_out_and_says_so()
    {
        double[] w = [0.1, 0.2];
        var preparation = Prepare(all => all[0] is [0.1, 0.2] ? 0 : double.PositiveInfinity, w);
        Assert.Equal(
            ["The jitter was left out: however small, it leads to where the cost is not finite."], preparation.Warnings);
        Assert.Equal([0.1, 0.2], w);
    }

    [Fact]
    public void Every_element_of_floats_moves_too()
    {
        float[] w = [1, 2, 0];
        Prepare(GradientModel.Of([Component.Of("W", w, new float[3])], () => 0, () => { }));
        Assert.True(w[0] != 1 && w[1] != 2 && w[2] != 0);
    }

    static Preparation Prepare(Func<double[][], double> cost, params double[][] components) =>
        Prepare(GradientModel.Of(
            [.. components.Select((values, c) => Component.Of($"c{c}", values, new double[values.Length]))], () => cost(components), () => { }));

    static Preparation Prepare(IGradientModel model) => Preparation.Of(ModelUnderTest.Of(model), Jittered, null, jittersToo: true);
}
