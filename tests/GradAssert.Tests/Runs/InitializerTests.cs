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
            var values = Draws(GradientInitializer.Uniform, shape);
            Assert.All(values, value => Assert.InRange(value, -0.12, 0.12));
            IsAround(0.12 * 0.12 / 3, values);
            Assert.True(values.Max() > 0.119 && values.Min() < -0.119);
        }
    }

    [Fact]
    public void Uniform_within_a_bound_takes_that_bound()
    {
        Assert.All(Draws(GradientInitializer.UniformWithin(3), Rows, Columns), value => Assert.InRange(value, -3, 3));
        Assert.Equal("uniform in [-0.5, 0.5]", GradientInitializer.UniformWithin(0.5).Name);
        Assert.Equal("uniform in [-0.12, 0.12]", GradientInitializer.Uniform.ToString());
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_bound_that_is_not_above_zero_and_finite_is_refused(double wrong) =>
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => GradientInitializer.UniformWithin(wrong));

    [Fact]
    public void Xavier_draws_weights_within_its_bound_by_both_fans()
    {
        var bound = Math.Sqrt(6.0 / (Rows + Columns));
        var values = Draws(GradientInitializer.Xavier, Rows, Columns);
        Assert.All(values, value => Assert.InRange(value, -bound, bound));
        IsAround(2.0 / (Rows + Columns), values);
        Assert.True(values.Max() > 0.99 * bound && values.Min() < -0.99 * bound);
    }

    [Fact]
    public void He_draws_normal_weights_by_the_fan_in()
    {
        var values = Draws(GradientInitializer.He, Rows, Columns);
        IsAround(2.0 / Columns, values);
        // Of 2400 normal numbers 109 ± 10 lie beyond two deviations, and none beyond five.
        Assert.InRange(values.Count(value => Math.Abs(value) > 2 * Math.Sqrt(2.0 / Columns)), 70, 150);
        Assert.All(values, value => Assert.InRange(value, -5 * Math.Sqrt(2.0 / Columns), 5 * Math.Sqrt(2.0 / Columns)));
    }

    [Fact]
    public void The_fan_in_of_a_convolution_is_all_but_its_first_dimension() =>
        IsAround(2.0 / (8 * 3 * 3), Draws(GradientInitializer.He, 32, 8, 3, 3));

    [Fact]
    public void Xavier_and_He_zero_vectors_and_columns_but_not_rows()
    {
        foreach (var initializer in new[] { GradientInitializer.Xavier, GradientInitializer.He })
        {
            Assert.All(Draws(initializer, 50), value => Assert.Equal(0.0, value));
            Assert.All(Draws(initializer, 50, 1), value => Assert.Equal(0.0, value));
            Assert.All(Draws(initializer, 1, 50), value => Assert.NotEqual(0.0, value));
        }
    }

    public static TheoryData<string, double[], int[], bool> Vectors => new()
    {
        { "gammas of one", [1, 1, 1], [3], true },
        { "gains that are not one", [0.25, 0.25], [2, 1], true },
        { "one gain", [-2], [1], true },
        { "a bias of zero", [0, 0, 0], [3], false },
        { "a bias of zero, of either sign", [0.0, -0.0], [2], false },
        { "a bias that was drawn", [0.1, -0.2, 0.1], [3], false },
        { "a column that was drawn", [1, 1, 1.5], [3, 1], false },
        { "what is not finite", [double.PositiveInfinity, double.PositiveInfinity], [2], false },
        { "what is not a number", [double.NaN], [1], false },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Xavier_and_He_leave_vectors_alone_that_are_constant_and_not_zero(string what, double[] before, int[] shape, bool stays)
    {
        foreach (var initializer in new[] { GradientInitializer.Xavier, GradientInitializer.He })
        {
            double[] values = [.. before];
            var model = GradientModel.Of([Component.Of(what, values, new double[values.Length], shape)], () => 0, () => { });
            initializer.Apply(ModelUnderTest.Of(model), new Random(1));
            Assert.Equal(stays ? before : new double[before.Length], values);
        }
    }

    [Fact]
    public void Constant_matrices_and_rows_are_drawn_all_the_same()
    {
        double[] w = [1, 1, 1, 1], row = [1, 1, 1];
        var model = GradientModel.Of(
            [Component.Of("W", w, new double[4], 2, 2), Component.Of("row", row, new double[3], 1, 3)], () => 0, () => { });
        GradientInitializer.He.Apply(ModelUnderTest.Of(model), new Random(1));
        Assert.Equal(7, w.Concat(row).Distinct().Count());
    }

    [Fact]
    public void Uniform_draws_constant_vectors_too()
    {
        double[] gamma = [1, 1, 1];
        GradientInitializer.Uniform.Apply(
            ModelUnderTest.Of(GradientModel.Of([Component.Of("gamma", gamma, new double[3])], () => 0, () => { })), new Random(1));
        Assert.All(gamma, value => Assert.InRange(value, -0.12, 0.12));
    }

    /// <summary>With gammas of zero nothing that is normalized reaches the cost, and every unit sits at the kink of its ReLU.</summary>
    [Theory]
    [InlineData(1.0, GradientVerdict.Match)]
    [InlineData(1.01, GradientVerdict.Mismatch)]
    public void A_normalization_layer_can_be_checked_from_a_named_start(double factor, GradientVerdict expected)
    {
        foreach (var initializer in new[] { GradientInitializer.Xavier, GradientInitializer.He })
        {
            var report = GradientCheck.Run(Scaled(factor), GradientRun.RandomInitialization(1), new() { Initializer = initializer });
            Assert.Equal(expected, report.Verdict);
            Assert.Equal(["W", "gamma", "beta"], report.Runs[0].Components.Select(component => component.Name));
            Assert.Equal(expected, report.Runs[0].Components[0].Verdict);
        }
    }

    /// <summary>½ · Σ relu(γ · Wx + β)² + Σ relu(γ · Wx + β) of four units, their gammas one.</summary>
    static GradientModel Scaled(double factor)
    {
        double[] w = new double[12], dw = new double[12], x = [0.5, -1, 2];
        double[] gamma = [1, 1, 1, 1], dGamma = new double[4], beta = new double[4], dBeta = new double[4];
        double Input(int unit) => Enumerable.Range(0, 3).Sum(i => w[(3 * unit) + i] * x[i]);
        double Output(int unit) => Math.Max(0, (gamma[unit] * Input(unit)) + beta[unit]);
        void ComputeGradient()
        {
            for (var unit = 0; unit < 4; unit++)
            {
                var slope = Output(unit) > 0 ? Output(unit) + 1 : 0;
                (dGamma[unit], dBeta[unit]) = (slope * Input(unit), slope);
                for (var i = 0; i < 3; i++)
                {
                    dw[(3 * unit) + i] = factor * slope * gamma[unit] * x[i];
                }
            }
        }

        return GradientModel.Of(
            [Component.Of("W", w, dw, 4, 3), Component.Of("gamma", gamma, dGamma), Component.Of("beta", beta, dBeta)],
            () => Enumerable.Range(0, 4).Sum(unit => (0.5 * Output(unit) * Output(unit)) + Output(unit)),
            ComputeGradient);
    }

    [Fact]
    public void Every_component_gets_numbers_of_its_own()
    {
        double[] first = new double[4], second = new double[4];
        var model = GradientModel.Of([Component.Of("W1", first, new double[4]), Component.Of("W2", second, new double[4])], () => 0, () => { });
        GradientInitializer.Uniform.Apply(ModelUnderTest.Of(model), new Random(1));
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

    static double[] Draws(GradientInitializer initializer, params int[] shape)
    {
        var values = new double[shape.Aggregate((product, size) => product * size)];
        var model = GradientModel.Of([Component.Of("W", values, new double[values.Length], shape)], () => 0, () => { });
        initializer.Apply(ModelUnderTest.Of(model), new Random(1));
        return values;
    }
}
