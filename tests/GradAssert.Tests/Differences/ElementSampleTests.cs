namespace GradientTesting.Tests.Differences;

/// <summary>Samples in which every row and every column is.</summary>
public class ElementSampleTests
{
    [Theory]
    [InlineData(30, 20, 0)]
    [InlineData(20, 30, 0)]
    [InlineData(7, 7, 25)]
    [InlineData(12, 8, 60)]
    [InlineData(1, 9, 3)]
    public void Every_row_and_every_column_is_in_the_sample(int rows, int columns, int more)
    {
        var count = Math.Max(rows, columns) + more;
        var sample = ElementSample.Of([Matrix(rows, columns)], count)[0];
        Assert.Equal(Math.Min(count, rows * columns), sample.Length);
        Assert.Equal(sample.Distinct().Order(), sample);
        Assert.Equal(rows, sample.Select(i => i / columns).Distinct().Count());
        Assert.Equal(columns, sample.Select(i => i % columns).Distinct().Count());
    }

    [Fact]
    public void What_is_left_goes_to_the_components_by_their_size()
    {
        var samples = ElementSample.Of([Matrix(10, 10), Matrix(20, 20), Matrix(4, 1)], 135);
        Assert.Equal([29, 101, 4], samples.Select(sample => sample.Length));
    }

    [Fact]
    public void Rows_and_columns_are_seen_whatever_the_number_allowed() =>
        Assert.Equal(40, ElementSample.Of([Matrix(40, 30)], 10)[0].Length);

    static Component Matrix(int rows, int columns) => Component.Of("W", new double[rows * columns], new double[rows * columns], rows, columns);
}
