using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

/// <summary>What is seen of a component as a whole may not be seen of one of its elements.</summary>
public class SmallestVisibleErrorTests
{
    [Theory]
    [InlineData(0.9, null)]
    [InlineData(1.5, "150%")]
    [InlineData(3, "300%")]
    public void An_error_as_large_as_the_typical_element_that_would_not_be_seen_is_inconclusive(double widest, string? share)
    {
        var numeric = Component([Smooth(0, widest), .. Enumerable.Repeat(Smooth(1, 1e-3), 2000)]).WithTypical(1);
        Assert.Equal(Told(share), Judge([0, .. Enumerable.Repeat(1.0, 2000)], numeric).Reason);
    }

    [Fact]
    public void So_it_is_along_directions() => Assert.Equal(
        Told("200%", "set MaxCostEvaluations, 3000 or more, for shorter directions, "),
        Judge([1], Component(1e-9, 1).Along(100, Direction(30, 30, 1, size: 30)).WithTypical(1)).Reason);

    [Fact]
    public void The_bar_of_a_kink_does_not_count() => Assert.Equal(
        GradientVerdict.Match,
        Judge([1, 10], Component(Kink(0, 2, 0.9), Smooth(10, 1e-3)).WithTypical(0.1)).Verdict);

    static string? Told(string? share, string first = "") => share is null ? null
        : $"an error of {share} of its typical gradient would not be seen in one of its elements (limit: 100%); {first}compute the cost in double precision, subtract what is constant in it, or check at another seed, as with FirstSeed = 1";
}
