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
    public void A_cost_that_throws_outside_of_its_domain_makes_the_jitter_smaller_and_is_quoted()
    {
        double[] w = [.. Enumerable.Repeat(1.0, 40)];
        var preparation = Prepare(
            all => all[0].Sum(value => value < 0.8 ? throw new OverflowException("Too far\ndown.") : Math.Log(value)), w);
        Assert.Equal(
            ["The jitter was made 8 times smaller, because Cost() threw OverflowException (\"Too far down.\") at the full one."],
            preparation.Warnings);
        Assert.All(w, value => Assert.True(value is >= 0.8 and not 1));
    }

    [Fact]
    public void What_threw_at_the_full_jitter_is_quoted_whatever_a_smaller_one_led_to()
    {
        double[] w = [0.5];
        var calls = 0;
        var preparation = Prepare(_ => ++calls switch { 1 => throw new OverflowException("Too far."), 2 => double.NaN, _ => 0 }, w);
        Assert.Equal(
            ["The jitter was made 4 times smaller, because Cost() threw OverflowException (\"Too far.\") at the full one."],
            preparation.Warnings);
    }

    [Fact]
    public void A_jitter_that_throws_however_small_it_is_is_left_out_and_says_so()
    {
        double[] w = [0.1, 0.2];
        var preparation = Prepare(all => all[0] is [0.1, 0.2] ? 0 : throw new OverflowException("Too far."), w);
        Assert.Equal(
            ["The jitter was left out: however small, it leads to where Cost() threw OverflowException (\"Too far.\")."],
            preparation.Warnings);
        Assert.Equal([0.1, 0.2], w);
    }

    [Theory]
    [InlineData(1.0, GradientVerdict.Match)]
    [InlineData(1.1, GradientVerdict.Mismatch)]
    public void A_model_whose_cost_throws_outside_of_its_domain_is_checked_inside(double factor, GradientVerdict expected)
    {
        double[] w = [.. Enumerable.Repeat(1.0, 40)], dw = new double[40];
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)],
            () => w.Sum(value => value < 0.6 ? throw new OverflowException("Too far.") : value * Math.Log(value)),
            () => Array.ForEach([.. Enumerable.Range(0, 40)], i => dw[i] = factor * (1 + Math.Log(w[i]))));
        var report = GradientCheck.Run(model, Jittered);
        Assert.Equal(expected, report.Verdict);
        Assert.Contains(
            "Warning: The jitter was made 4 times smaller, because Cost() threw OverflowException (\"Too far.\") at the full one.",
            report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cost_that_throws_everywhere_ends_the_check_with_its_exception()
    {
        double[] w = [1];
        var model = GradientModel.Of([Component.Of("w", w, [0.0])], () => throw new NotSupportedException("Not yet."), () => { });
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, Jittered)).InnerException;
        Assert.Equal("Not yet.", Assert.IsType<NotSupportedException>(thrown).Message);
        Assert.Equal([1], w);
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
