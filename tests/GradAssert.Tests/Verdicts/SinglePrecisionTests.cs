using static GradientTesting.Tests.Verdicts.Derivatives;

namespace GradientTesting.Tests.Verdicts;

/// <summary>What float32 shows of a component on the average, it may not show of one of its elements.</summary>
public class SinglePrecisionTests
{
    [Theory]
    [InlineData(0.01, null)]
    [InlineData(0.02, "2%")]
    [InlineData(0.098, "9.8%")]
    public void A_bar_of_more_than_one_percent_of_the_typical_gradient_is_inconclusive(double widest, string? share)
    {
        var numeric = Component(Smooth(1, 1e-3), Smooth(-1, widest), Smooth(1, 1e-3));
        Assert.Equal(Told(share), Judge([1, -1, 1], numeric.InSinglePrecision()).Reason);
        Assert.Null(Judge([1, -1, 1], numeric).Reason);
    }

    [Fact]
    public void The_typical_gradient_is_a_root_mean_square() => Assert.Equal(
        Told("2%"),
        Judge([1, 7], Component(Smooth(1, 0.1), Smooth(7, 0.1)).InSinglePrecision()).Reason);

    [Theory]
    [InlineData(0.1, null)]
    [InlineData(10, "5%")]
    public void Both_are_what_they_do_to_the_cost(double scale, string? share)
    {
        // 0.06 times the scale of the first element, beside the rms of all slopes times their scales.
        var numeric = Component(Smooth(1, 0.06), Smooth(1, 1e-3), Smooth(-1, 1e-3), Smooth(1, 1e-3)).OnScales(scale, 12.6, 12.6, 12.6);
        Assert.Equal(Told(share), Judge([1, 1, -1, 1], numeric.InSinglePrecision()).Reason);
    }

    [Fact]
    public void The_bar_of_a_kink_does_not_count()
    {
        var numeric = Component([Kink(0, 2, 0.2), .. Enumerable.Repeat(Smooth(1, 1e-3), 19)]).InSinglePrecision();
        Assert.Equal(Verdict.Match, Judge([1, .. Enumerable.Repeat(1.0, 19)], numeric).Verdict);
    }

    static string? Told(string? share) => share is null ? null
        : $"in float32 an error of {share} of its typical gradient would not be seen in one of its elements (1% are allowed); sum the cost in double precision, subtract what is constant in it, or check at another seed";
}
