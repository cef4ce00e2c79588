using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>Of a large component some elements are looked at, and directions over all of them are compared.</summary>
public class LargeComponentTests
{
    static readonly GradientCheckOptions AlongDirections = new() { Coverage = Coverage.Directions };

    [Theory]
    [InlineData(-1, "Most likely, W has the wrong sign (residual …).")]
    [InlineData(0, "Most likely, W is zero (residual …): is it never computed, or overwritten?")]
    [InlineData(7.5, "Most likely, W is 7.5× too large (residual …).")]
    public void A_factor_of_all_elements_is_told(double factor, string told) =>
        Assert.Equal(told, Of((element, _) => factor * element));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(7.5)]
    public void A_factor_of_most_rows_is_not_told(double factor) =>
        Assert.Null(Of((element, i) => i / Columns % 9 == 1 ? element : factor * element));

    /// <summary>Whether the rest is right nobody has seen, and places within a part are not those of the whole.</summary>
    [Fact]
    public void A_place_is_not_told() => Assert.Null(Of((element, i) => i / Columns == 17 ? 0 : element));

    const int Columns = 30;

    static string? Of(Func<double, int, double> mistake) => Told.Of(
        made => new(("W", [40, Columns]), ("b", [5])) { Mistake = made },
        basin => basin.DW("W").Select(mistake).ToArray().CopyTo(basin.DW("W"), 0),
        AlongDirections);
}
