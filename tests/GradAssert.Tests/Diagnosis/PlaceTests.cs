using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

public class PlaceTests
{
    [Fact]
    public void One_element_is_wrong()
    {
        Assert.Equal("Most likely, W is wrong in one element, W[1, 2], and right elsewhere (residual …).", At(i => i == 5, g => g + 3));
        Assert.Equal("Most likely, W is zero in one element, W[1, 2], and right elsewhere (residual …).", At(i => i == 5, _ => 0));
        Assert.Equal("Most likely, W is of the wrong sign in one element, W[1, 2], and right elsewhere (residual …).", At(i => i == 5, g => -g));
    }

    /// <summary>Of numbers that are rounded to two digits each is off by a little, and the one that is proven is not wrong alone.</summary>
    [Theory]
    [InlineData(0, 1e-6, "right elsewhere")]
    [InlineData(0.004, 0.005, "right elsewhere within the error bars")]
    public void Right_elsewhere_is_right_to_a_small_part_of_the_error(double off, double bar, string told)
    {
        double[] numeric = [1.2, -1.8, 1.5, 2.5, -1.1, 1.4], analytic = [.. numeric.Select((n, i) => i == 2 ? n + 0.5 : n + off)];
        var suspect = new Suspect("W", [3, 2], new double[6], analytic, numeric, Array.ConvertAll(numeric, _ => bar));

        Assert.Equal($"is wrong in one element, W[1, 0], and {told}", PlaceHypotheses.Of(suspect, [])?.What);
    }

    [Fact]
    public void One_row_is_wrong() =>
        Assert.Equal("Most likely, W is zero in row 2 and right elsewhere (residual …).", At(i => i / 3 == 2, _ => 0));

    [Fact]
    public void One_column_is_wrong() =>
        Assert.Equal("Most likely, W is of the wrong sign in column 1 and right elsewhere (residual …).", At(i => i % 3 == 1, g => -g));

    [Fact]
    public void A_tensor_of_more_dimensions_is_told_by_its_indices()
    {
        Assert.Equal("Most likely, W is zero in W[1, …] and right elsewhere (residual …).", At(i => i / 4 == 1, _ => 0, 3, 2, 2));
        Assert.Equal("Most likely, W is zero in W[…, 1, 0] and right elsewhere (residual …).", At(i => i % 4 == 2, _ => 0, 3, 2, 2));
    }

    [Fact]
    public void The_border_is_wrong() => Assert.Equal(
        "Most likely, W is zero in its first and last row and column and right elsewhere (residual …).",
        At(i => i / 5 is 0 or 4 || i % 5 is 0 or 4, _ => 0, 5, 5));

    [Fact]
    public void The_border_around_one_element_could_be_anything() =>
        Assert.Null(At(i => i != 4, g => Math.Sin(50 * g), 3, 3));

    [Fact]
    public void A_row_of_the_border_that_nobody_looks_up_is_not_missed() => Assert.Equal(
        "Most likely, W is zero in its first and last row and column and right elsewhere (residual …).",
        Told.Of(
            mistake => new(("W", [8, 4]), ("b", [5])) { IsUnused = (name, i) => name == "W" && i >= 24, Mistake = mistake },
            basin => Change(basin.DW("W"), i => i / 4 is 0 or 7 || i % 4 is 0 or 3, _ => 0)));

    [Fact]
    public void Some_rows_are_wrong() => Assert.Equal(
        "Most likely, W is wrong in rows 2 and 5 and right elsewhere (residual …).", At(i => i / 3 is 2 or 5, g => g * (2 + g), 8, 3));

    [Fact]
    public void Wrong_rows_of_a_table_that_is_looked_up_raise_a_question() => Assert.Equal(
        "Most likely, W is wrong in rows 2 and 5 and right elsewhere (residual …): where a row is looked up more than once, are its gradients added up, or overwritten?",
        Told.Of(
            mistake => new(("W", [8, 3]), ("b", [5])) { IsUnused = (name, i) => name == "W" && i >= 21, Mistake = mistake },
            basin => Change(basin.DW("W"), i => i / 3 is 2 or 5, g => g * (2 + g))));

    [Fact]
    public void Right_by_being_zero_says_nothing_of_the_place() => Assert.Null(Told.Of(
        mistake => new(("W", [8, 3]), ("b", [5])) { IsUnused = (name, i) => name == "W" && i >= 6, Mistake = mistake },
        basin => Change(basin.DW("W"), i => i / 3 == 0, g => g * (2 + g))));

    [Theory]
    [InlineData(1e-6, "is wrong in one element, W[1], and right elsewhere")]
    // Others may be off by a hundredth of that, as those of units that are saturated are.
    [InlineData(2e-5, null)]
    // Noise of this size hides an error of 0.1% in the others.
    [InlineData(1e-2, null)]
    public void An_error_that_could_not_be_seen_elsewhere_has_no_place(double bar, string? told)
    {
        double[] numeric = [0.9, 1.2, -1, 0.8];
        double[] analytic = [0.9, 1.2012, -1, 0.8];
        Assert.Equal(told, PlaceHypotheses.Of(new("W", [4], new double[4], analytic, numeric, [bar, 1e-3, bar, bar]), [])?.What);
    }

    /// <summary>Of elements within a matrix there is no unit that hides an error of all.</summary>
    [Theory]
    [InlineData(4, 1, false)]
    [InlineData(2, 2, true)]
    public void Within_a_matrix_others_have_to_be_known_to_a_tenth_of_the_error(int rows, int columns, bool isTold)
    {
        double[] numeric = [0.9, 1.2, -1, 0.8];
        var suspect = new Suspect("W", [rows, columns], new double[4], [0.9, 1.25, -1, 0.8], numeric, [5e-4, 1e-4, 5e-4, 5e-4]);
        Assert.Equal(isTold, PlaceHypotheses.Of(suspect, []) is not null);
    }

    /// <summary>Columns of W are units of b: what is wrong in other units of W is not confined to one unit of b.</summary>
    [Fact]
    public void A_place_is_that_of_the_others_with_the_same_lines()
    {
        double[] numeric = [0.9, 1.2, -1], bars = [1e-6, 1e-6, 1e-6];
        var bias = new Suspect("b", [3], new double[3], [0.9, 3.1, -1], numeric, bars);
        Suspect Weights(params int[] columns) => new(
            "W", [4, 3], new double[12], [.. Enumerable.Range(0, 12).Select(i => columns.Contains(i % 3) ? i + 5.0 : i + 1)],
            [.. Enumerable.Range(0, 12).Select(i => i + 1.0)], [.. Enumerable.Repeat(1e-6, 12)]);
        Assert.Equal("is wrong in one element, b[1], and right elsewhere", PlaceHypotheses.Of(bias, [Weights(1)])?.What);
        Assert.Null(PlaceHypotheses.Of(bias, [Weights(0, 1)]));
        Assert.Null(PlaceHypotheses.Of(bias, [Weights(0, 1, 2)]));
    }

    /// <summary>That so many are right within their bars, wide as they are, is no chance; that of two is.</summary>
    [Theory]
    [InlineData(8, 0.05, "is zero in row 2 and right elsewhere within the error bars")]
    [InlineData(8, 0.005, "is zero in row 2 and right elsewhere")]
    [InlineData(8, 0.6, null)]
    [InlineData(3, 0.08, null)]
    public void In_float32_the_others_are_right_within_their_bars(int rows, double bar, string? told)
    {
        double[] numeric = [.. Enumerable.Range(0, rows * 2).Select(i => 1 + (0.1 * i))];
        double[] analytic = [.. numeric.Select((n, i) => i / 2 == 2 ? 0 : n * (1 + (bar / 3)))];
        double[] bars = [.. numeric.Select((n, i) => i / 2 == 2 ? 1e-3 : bar * n)];
        Assert.Equal(told, PlaceHypotheses.Of(new("W", [rows, 2], new double[rows * 2], analytic, numeric, bars), [])?.What);
    }

    /// <summary>Of each other row an element has to be known; what is not must be too small for such an error.</summary>
    [Theory]
    [InlineData(0.01, "is zero in row 2 and right elsewhere within the error bars")]
    [InlineData(5, null)]
    public void Of_a_row_half_may_be_too_small_to_be_known(double bar, string? told)
    {
        double[] numeric = [.. Enumerable.Range(0, 24).Select(i => i % 4 == 3 ? 0.005 : 1 + (0.1 * i))];
        double[] analytic = [.. numeric.Select((n, i) => i / 4 == 2 ? 0 : n)];
        double[] bars = [.. numeric.Select((n, i) => i % 4 == 3 ? bar : 0.01 * n)];
        Assert.Equal(told, PlaceHypotheses.Of(new("W", [6, 4], new double[24], analytic, numeric, bars), [])?.What);
    }

    [Fact]
    public void Scattered_elements_have_no_place() => Assert.Null(At(i => i % 5 == 0, g => g * (2 + g)));

    [Fact]
    public void Everything_wrong_in_no_way_that_is_known_has_no_name() => Assert.Null(At(_ => true, g => g * (2 + g)));

    static string? At(Func<int, bool> where, Func<double, double> mistake, params int[] shape) => Told.Of(
        g =>
        {
            Change(g, where, mistake);
            return g;
        },
        shape);

    static void Change(double[] gradient, Func<int, bool> where, Func<double, double> mistake)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = where(i) ? mistake(gradient[i]) : gradient[i];
        }
    }
}
