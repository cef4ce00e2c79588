namespace GradientTesting.Tests.Runs;

public class InitializerTests
{
    const int Rows = 40;
    const int Columns = 60;

    [Fact]
    public void Uniform_fills_its_range_evenly_biases_too()
    {
        foreach (int[] shape in new[] { [Rows, Columns], [Rows * Columns], new[] { Rows * Columns, 1 } })
        {
            var values = Draws(Initializer.Uniform, shape);
            Assert.All(values, value => Assert.InRange(value, -0.12, 0.12));
            IsAround(0.12 * 0.12 / 3, values);
            Assert.True(values.Max() > 0.119 && values.Min() < -0.119);
        }
    }

    [Fact]
    public void Uniform_within_a_bound_takes_that_bound()
    {
        Assert.All(Draws(Initializer.UniformWithin(3), Rows, Columns), value => Assert.InRange(value, -3, 3));
        Assert.Equal("uniform in [-0.5, 0.5]", Initializer.UniformWithin(0.5).Name);
        Assert.Equal("uniform in [-0.12, 0.12]", Initializer.Uniform.ToString());
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_bound_that_is_not_above_zero_and_finite_is_refused(double wrong) =>
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => Initializer.UniformWithin(wrong));

    [Fact]
    public void Xavier_draws_weights_within_its_bound_by_both_fans()
    {
        var bound = Math.Sqrt(6.0 / (Rows + Columns));
        var values = Draws(Initializer.Xavier, Rows, Columns);
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        IsAround(2.0 / (Rows + Columns), values);
        Assert.True(values.Max() > 0.99 * bound && values.Min() < -0.99 * bound);
    }

    [Fact]
    public void He_draws_normal_weights_by_the_fan_in()
    {
        var values = Draws(Initializer.He, Rows, Columns);
        IsAround(2.0 / Columns, values);
        // Of 2400 normal numbers 109 ± 10 lie beyond two deviations, and none beyond five.
        Assert.InRange(values.Count(value => Math.Abs(value) > 2 * Math.Sqrt(2.0 / Columns)), 70, 150);
        Assert.All(values, value => Assert.InRange(value, -5 * Math.Sqrt(2.0 / Columns), 5 * Math.Sqrt(2.0 / Columns)));
    }

    [Fact]
    public void The_fan_in_of_a_convolution_is_all_but_its_first_dimension() =>
        IsAround(2.0 / (8 * 3 * 3), Draws(Initializer.He, 32, 8, 3, 3));

    [Fact]
    public void Xavier_and_He_zero_vectors_and_columns_but_not_rows()
    {
        foreach (var initializer in new[] { Initializer.Xavier, Initializer.He })
        {
            Assert.All(Draws(initializer, 50), value => Assert.Equal(0.0, value));
            Assert.All(Draws(initializer, 50, 1), value => Assert.Equal(0.0, value));
            Assert.All(Draws(initializer, 1, 50), value => Assert.NotEqual(0.0, value));
        }
    }

    [Fact]
    public void Every_component_gets_numbers_of_its_own()
    {
        double[] first = new double[4], second = new double[4];
        var model = GradientModel.Of([Component.Of("W1", first, new double[4]), Component.Of("W2", second, new double[4])], () => 0, () => { });
        Initializer.Uniform.Apply(ModelUnderTest.Of(model), new Random(1));
        Assert.Equal(8, first.Concat(second).Distinct().Count());
    }

    /// <summary>Mean and variance at a fixed seed, within four standard errors; those of a normal sample, the wider ones.</summary>
    static void IsAround(double variance, double[] values)
    {
        var mean = values.Average();
        Assert.InRange(mean, -4 * Math.Sqrt(variance / values.Length), 4 * Math.Sqrt(variance / values.Length));
        var found = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        Assert.InRange(found / variance, 1 - (4 * Math.Sqrt(2.0 / values.Length)), 1 + (4 * Math.Sqrt(2.0 / values.Length)));
    }

    static double[] Draws(Initializer initializer, params int[] shape)
    {
        var values = new double[shape.Aggregate((product, size) => product * size)];
        var model = GradientModel.Of([Component.Of("W", values, new double[values.Length], shape)], () => 0, () => { });
        initializer.Apply(ModelUnderTest.Of(model), new Random(1));
        return values;
    }
}
