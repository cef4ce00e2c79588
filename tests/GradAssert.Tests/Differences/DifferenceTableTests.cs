namespace GradientTesting.Tests.Differences;

public class DifferenceTableTests
{
    const int Tables = 500;

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-9)]
    [InlineData(1e-3)]
    public void The_deviation_of_normal_noise_on_a_smooth_function_is_recovered(double deviation)
    {
        var found = Sorted((random, table) => Values(j => Math.Sin(1 + table + (deviation * j)) + (deviation * Draw.Normal(random))));
        Assert.InRange(found[Tables / 2] / deviation, 0.7, 1.3);
        Assert.InRange(found[Tables / 50] / deviation, 0.2, 1);
        Assert.InRange(found[^1] / deviation, 1, 4);
    }

    [Fact]
    public void A_steep_smooth_part_does_not_count_as_noise()
    {
        var found = Sorted((random, _) => Values(j => Math.Exp(1e-3 * j) + (1e-9 * Draw.Normal(random))));
        Assert.InRange(found[Tables / 2], 0.7e-9, 1.3e-9);
        Assert.InRange(found[^1], 1e-9, 4e-9);
    }

    [Fact]
    public void The_rounding_of_float_is_found_although_it_is_lumpy()
    {
        // Uniform within half a unit in the last place of numbers from 1 to 2, whatever the slope.
        var deviation = Math.ScaleB(1, -23) / Math.Sqrt(12);
        var found = Sorted((random, _) =>
        {
            var (offset, slope) = (1.2 + (0.7 * random.NextDouble()), 1e-6 * (1 + random.NextDouble()));
            return Values(j => (float)(offset + (slope * j)));
        });
        Assert.InRange(found[Tables / 2] / deviation, 0.5, 2);
        Assert.InRange(found[^1] / deviation, 0.5, 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_exact_polynomial_has_no_noise(int degree) =>
        Assert.Equal(0, DifferenceTable.Noise(Values(j => Math.Pow(j, degree) - (4 * j) + 7)));

    [Fact]
    public void A_constant_has_no_noise() => Assert.Equal(0, DifferenceTable.Noise(Values(_ => 5)));

    static double[] Values(Func<int, double> value) => [.. Enumerable.Range(0, 8).Select(value)];

    static double[] Sorted(Func<Random, int, double[]> values) =>
        [.. Enumerable.Range(0, Tables).Select(table => DifferenceTable.Noise(values(new Random(table), table))).Order()];
}
