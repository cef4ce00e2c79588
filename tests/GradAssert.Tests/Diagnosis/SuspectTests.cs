namespace GradientTesting.Tests.Diagnoses;

public class SuspectTests
{
    /// <summary>Numbers that are known to 1%, as in single precision, leave 1% of any multiple of them over.</summary>
    [Theory]
    [InlineData(20, 0.01, true)]
    [InlineData(20, 1e-4, false)]
    [InlineData(-3, 0.01, true)]
    [InlineData(-3, 1e-4, false)]
    [InlineData(0.2, 0.01, true)]
    [InlineData(0.2, 1e-4, false)]
    public void A_multiple_of_uncertain_numbers_is_as_uncertain_relatively(double factor, double bar, bool isExplained)
    {
        double[] right = [1, -2, 0.5, 1.5], numeric = [1.005, -2.01, 0.498, 1.494];
        var suspect = new Suspect(
            "b", [4], [0, 0, 0, 0], [.. right.Select(element => factor * element)], numeric, [.. numeric.Select(element => bar * Math.Abs(element))]);
        Assert.Equal(isExplained, suspect.ResidualOfMultiple(factor) is not null);
    }

    /// <summary>A factor is told in so many digits that it is no further off than it can be.</summary>
    [Theory]
    [InlineData(0.0066, "is 67% too large")]
    [InlineData(0.03, "is 70% too large")]
    [InlineData(1e-5, "is 66.7% too large")]
    public void A_factor_has_the_digits_that_are_known(double uncertainty, string told) =>
        Assert.Equal(told, new Factor(5.0 / 3, uncertainty).ToString());

    /// <summary>A fifth of numbers that are known to 1% is known to 1%, not to 5%: elements that differ by 3% have factors of their own.</summary>
    [Theory]
    [InlineData(0.003, true)]
    [InlineData(0.03, false)]
    public void A_part_of_uncertain_numbers_is_known_to_the_same_part(double spread, bool isExplained)
    {
        double[] numeric = [1, -2, 0.5, 1.5];
        double[] analytic = [.. numeric.Select((n, i) => 0.2 * n * (1 + (i % 2 == 0 ? spread : -spread)))];
        var suspect = new Suspect("b", [4], [0, 0, 0, 0], analytic, numeric, [.. numeric.Select(n => 0.01 * Math.Abs(n))]);
        Assert.Equal(isExplained, suspect.ResidualOfMultiple(0.2) is not null);
    }

    /// <summary>What is added to numbers that are small beside it is known to their bars, not to as many times them.</summary>
    [Fact]
    public void A_constant_that_is_large_beside_the_numbers_is_no_more_uncertain()
    {
        double[] numeric = [1e-3, -2e-3, 5e-4, 1e-3], analytic = [76.3, 75.9, 75.1, 76.9];
        var suspect = new Suspect("b", [4], [0, 0, 0, 0], analytic, numeric, [1e-3, 1e-3, 1e-3, 1e-3]);
        Assert.Null(suspect.Residual(i => numeric[i] + 76));
        Assert.Null(OffsetHypotheses.Of(suspect));
    }

    /// <summary>Three numbers, of which one gives the constant, are within wide bars by chance; within narrow ones they are not.</summary>
    [Theory]
    [InlineData(1e-2, true, int.MaxValue, true)]
    [InlineData(1e-4, true, int.MaxValue, false)]
    [InlineData(1e-4, true, 2, true)]
    [InlineData(1e-4, false, 2, false)]
    [InlineData(1e-7, true, 2, false)]
    public void Few_numbers_with_wide_bars_are_explained_by_chance(double bar, bool isFitted, int narrowest, bool isChance)
    {
        var suspect = new Suspect("b", [3], new double[3], [2, 4, 6], [1, 2, 3], [bar, bar, bar]);
        Assert.Equal(isChance, suspect.IsChance(isFitted, narrowest));
    }
}
