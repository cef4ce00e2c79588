using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Diagnoses;

/// <summary>Of a large component some elements are looked at, and directions over all of them are compared.</summary>
public class LargeComponentTests
{
    static readonly GradientCheckOptions AlongDirections = new() { Coverage = GradientCoverage.Directions };

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

    [Fact]
    public void A_place_is_told_that_halving_has_found_and_by_its_name_in_the_component()
    {
        Assert.Equal("Most likely, W is zero in row 17 and right elsewhere (residual …).", Of((element, i) => i / Columns == 17 ? 0 : element));
        Assert.Equal("Most likely, W is of the wrong sign in column 23 and right elsewhere (residual …).", Of((element, i) => i % Columns == 23 ? -element : element));
        Assert.Equal("Most likely, W is 50% too large in rows 3 and 31 and right elsewhere (residual …).", Of((element, i) => i / Columns is 3 or 31 ? 1.5 * element : element));
        Assert.Equal("Most likely, W is wrong in one element, W[33, 10], and right elsewhere (residual …).", Of((element, i) => i == 1000 ? 2 * element : element));
    }

    /// <summary>They have no place in common.</summary>
    [Fact]
    public void Elements_here_and_there_are_not_told_as_a_place() => Assert.Null(Of((element, i) => i is 40 or 700 ? 2 * element : element));

    const int Columns = 30;

    static string? Of(Func<double, int, double> mistake) => Told.Of(
        made => new(("W", [40, Columns]), ("b", [5])) { Mistake = made },
        basin => basin.DW("W").Select(mistake).ToArray().CopyTo(basin.DW("W"), 0),
        AlongDirections);
}
