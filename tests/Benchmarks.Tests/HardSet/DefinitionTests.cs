namespace GradientTesting.Benchmarks.Tests;

/// <summary>What counts as visible and decidable, on models for which it can be worked out by hand.</summary>
public class DefinitionTests
{
    [Fact]
    public void The_uncertainty_of_a_cost_on_a_grid_is_that_of_rounding_to_it()
    {
        var uncertainty = Of(new RoundedCost(new Line(1, 2, 3), 1e-3), new Line(1, 2, 3));

        Assert.InRange(uncertainty.Sigma, 0.7 * 1e-3 / Math.Sqrt(12), 1.3 * 1e-3 / Math.Sqrt(12));
    }

    [Fact]
    public void The_uncertainty_of_a_cost_in_double_is_its_last_place_at_least()
    {
        var uncertainty = Of(new Line(1, 2, 3), new Line(1, 2, 3));

        Assert.Equal(0, uncertainty.Difference);
        Assert.Equal(14 * Math.ScaleB(1, -53) / Math.Sqrt(3), uncertainty.LastPlace, 1e-20);
        Assert.InRange(uncertainty.Sigma, uncertainty.LastPlace, 4 * uncertainty.LastPlace);
    }

    [Fact]
    public void A_constant_difference_of_run_and_twin_is_no_uncertainty() =>
        Assert.InRange(Of(new Line(1, 2, 3) { Offset = 0.5 }, new Line(1, 2, 3)).Sigma, 0, 1e-14);

    [Fact]
    public void The_scale_of_an_element_is_its_size_but_three_tenths_of_the_components_at_least() =>
        Assert.Equal([7, 0.3 * 5, 0.3, 0.3], Norms.Scales([7, 1, 0, 0], [0..2, 2..4]));

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.02, true)]
    [InlineData(0.005, false)]
    public void An_error_below_a_hundredth_of_the_component_is_not_visible(double error, bool isVisible) =>
        Assert.Equal(isVisible, Assess([100 * error, 0], [100, 0], 1e-9).IsVisible);

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(1.1, false)]
    public void An_error_below_twenty_sigma_is_not_visible(double sigma, bool isVisible) =>
        Assert.Equal(isVisible, Assess([20, 0], [100, 0], sigma).IsVisible);

    [Fact]
    public void Small_errors_along_the_signs_of_the_gradient_add_up()
    {
        double[] gradient = [.. Enumerable.Repeat(1.0, 100)];
        double[] errors = [.. Enumerable.Repeat(0.1, 100)], alternating = [.. errors.Select((error, i) => i % 2 == 0 ? error : -error)];

        Assert.True(Assess(errors, gradient, 0.4).IsVisible);
        Assert.False(Assess(alternating, gradient, 0.4).IsVisible);
    }

    [Fact]
    public void A_tenth_of_one_element_is_visible_in_a_large_component()
    {
        double[] gradient = [.. Enumerable.Repeat(1.0, 1_000)], errors = new double[1_000];
        errors[7] = 0.15;

        Assert.True(Assess(errors, gradient, 1e-3).IsVisible);
        errors[7] = 0.05;
        Assert.False(Assess(errors, gradient, 1e-6).IsVisible);
    }

    [Fact]
    public void Above_the_exhaustive_limit_a_single_element_is_not_visible()
    {
        double[] gradient = [.. Enumerable.Repeat(1.0, 2_001)], errors = new double[2_001];
        errors[7] = 0.15;

        Assert.False(Assess(errors, gradient, 1e-3).IsVisible);
        Assert.True(Assess(errors[..2_000], gradient[..2_000], 1e-3).IsVisible);
    }

    [Fact]
    public void Weights_of_which_the_only_sample_is_zero_are_not_read()
    {
        const string seed = "a4b71de0e3c7b35f8b283ecef52046e1307d9172";

        Assert.True(HardCase.Draw(seed, new(Stratum.Double, 136, IsWrong: false)).HasUnreadComponent);
        Assert.False(HardCase.Draw(seed, new(Stratum.Double, 137, IsWrong: false)).HasUnreadComponent);
    }

    [Fact]
    public void A_component_is_resolvable_where_a_tenth_of_its_gradient_is_visible()
    {
        Assert.True(Assess([0, 0], [100, 100], 0.9).IsResolvable);
        Assert.False(Assess([0, 0], [100, 100], 1.1).IsResolvable);
    }

    [Fact]
    public void A_wrong_gradient_where_the_right_one_is_zero_is_visible() => Assert.True(Assess([1, 0], [0, 0], 1e-3).IsVisible);

    static CostUncertainty Of(DrawnModel run, DrawnModel twin)
    {
        double[] point = [1, 2, 3];
        run.SetValues(point);
        return CostUncertainty.Of(run, twin, point, point, new Random(1));
    }

    /// <summary>Of one component with scales of 1.</summary>
    static ComponentAssessment Assess(double[] errors, double[] gradient, double sigma) => ComponentAssessment.Of(
        new Parameter<double>("w", gradient.Length), 0..gradient.Length, [.. gradient.Zip(errors, (slope, error) => slope + error)],
        gradient, [.. gradient.Select(_ => 1.0)], sigma);

    /// <summary>J = offset + slopes · w.</summary>
    sealed class Line(params double[] slopes) : DrawnModel
    {
        readonly Parameter<double> w = new("w", slopes.Length);

        public double Offset { get; init; }

        public override IReadOnlyList<Parameter> Parameters => [w];

        public override double Cost() => Offset + w.Values.Zip(slopes, (value, slope) => value * slope).Sum();

        public override void ComputeGradient() => slopes.CopyTo(w.Gradient, 0);
    }
}
