using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

public class LayoutTests
{
    [Fact]
    public void A_square_matrix_is_transposed() =>
        Assert.Equal("Most likely, W is transposed (residual …).", Told.Of(g => Moved(g, i => (i % 4 * 4) + (i / 4)), 4, 4));

    [Fact]
    public void Another_matrix_is_stored_by_columns() => Assert.Equal(
        "Most likely, W is stored column by column (residual …): read row by row, as 4×3, its elements are in the wrong places.",
        Told.Of(g => Moved(g, i => (i % 4 * 3) + (i / 4))));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rows_are_shifted_either_way(int places) =>
        Assert.Equal("Most likely, W has its rows shifted by 1 (residual …).", Told.Of(g => Moved(g, i => (i + (3 * places)) % 12)));

    [Fact]
    public void Rows_that_are_alike_do_not_hide_a_shift() => Assert.Equal(
        "Most likely, W has its rows shifted by 1 (residual …).",
        Told.Of(
            mistake => new(("W", [7, 2]), ("b", [5])) { IsUnused = (name, i) => name == "W" && i >= 8, Mistake = mistake },
            basin => Moved(basin.DW("W"), i => (i + 12) % 14).CopyTo(basin.DW("W"), 0)));

    [Fact]
    public void A_gradient_that_is_read_by_columns_next_to_values_by_rows_is_named() => Assert.Equal(
        "Most likely, W is read column by column and its values are read row by row (residual …): "
            + "have both take the flat row-major index, row times columns plus column.",
        Told.Of(g => Moved(g, i => (i % 4 * 3) + (i / 4)), 3, 4));

    [Fact]
    public void Rows_are_in_another_order() => Assert.Equal(
        "Most likely, W has its rows in another order (residual …).", Told.Of(g => Moved(g, i => i < 6 ? (i + 3) % 6 : i)));

    [Fact]
    public void Columns_are_shifted() => Assert.Equal(
        "Most likely, W has its columns shifted by 1 (residual …).", Told.Of(g => Moved(g, i => (i / 3 * 3) + ((i + 1) % 3))));

    [Fact]
    public void Columns_are_in_another_order() => Assert.Equal(
        "Most likely, W has its columns in another order (residual …).",
        Told.Of(g => Moved(g, i => i % 5 is var k && k < 2 ? i - k + 1 - k : i), 3, 5));

    [Theory]
    [InlineData(6)]
    [InlineData(6, 1)]
    [InlineData(1, 6)]
    public void A_vector_has_elements(params int[] shape)
    {
        Assert.Equal("Most likely, W has its elements shifted by 2 (residual …).", Told.Of(g => Moved(g, i => (i + 2) % 6), shape));
        Assert.Equal("Most likely, W has its elements in another order (residual …).", Told.Of(g => Moved(g, i => i < 2 ? 1 - i : i), shape));
    }

    [Fact]
    public void Numbers_that_are_alike_are_in_no_order() => Assert.Null(Told.Of(
        mistake => new(("W", [6]), ("b", [5])) { IsUnused = (name, i) => name == "W" && i > 3, Mistake = mistake },
        basin => Moved(basin.DW("W"), i => (i + 2) % 6).CopyTo(basin.DW("W"), 0)));

    [Fact]
    public void A_tensor_of_more_dimensions_has_slices()
    {
        Assert.Equal(
            "Most likely, W has its slices along the first dimension shifted by 1 (residual …).", Told.Of(g => Moved(g, i => (i + 4) % 12), 3, 2, 2));
        Assert.Equal(
            "Most likely, W has its elements within each slice along the first dimension in another order (residual …).",
            Told.Of(g => Moved(g, i => i % 4 < 2 ? i + 1 - (2 * (i % 2)) : i), 3, 2, 2));
    }

    [Fact]
    public void A_tensor_of_more_dimensions_has_them_in_another_order()
    {
        Assert.Equal(
            "Most likely, W is stored with its dimensions in the order 1, 2, 0 (residual …): read as 3×2×4, its elements are in the wrong places.",
            Told.Of(g => Moved(g, i => (i % 3 * 8) + (i / 3)), 3, 2, 4));
        Assert.Equal(
            "Most likely, W is stored with its dimensions in the order 0, 2, 1 (residual …): read as 2×3×3, its elements are in the wrong places.",
            Told.Of(g => Moved(g, i => (i / 9 * 9) + (i % 3 * 3) + (i / 3 % 3)), 2, 3, 3));
    }

    [Fact]
    public void Two_components_are_swapped() => Assert.Equal(
        """
        Most likely, W1 holds the gradient of W2 (residual …).
        Most likely, W2 holds the gradient of W1 (residual …).
        """,
        Told.Of(
            mistake => new(("W1", [2, 3]), ("W2", [3, 2]), ("b", [5])) { Mistake = mistake },
            basin =>
            {
                var first = basin.DW("W1").ToArray();
                basin.DW("W2").CopyTo(basin.DW("W1"), 0);
                first.CopyTo(basin.DW("W2"), 0);
            }));

    static double[] Moved(double[] gradient, Func<int, int> from) => [.. gradient.Select((_, i) => gradient[from(i)])];
}
