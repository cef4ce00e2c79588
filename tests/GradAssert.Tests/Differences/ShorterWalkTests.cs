using GradientTesting.Tests.Findings;

namespace GradientTesting.Tests.Differences;

/// <summary>
/// A small slope between kinks that change it by ten times itself and more: over the length at which noise leaves a hundredth of it
/// quadrature leaves far more than the slope.
/// </summary>
public class ShorterWalkTests
{
    const float Offset = 5_000;
    const int Kinks = 12;
    const float Spacing = 0.02f;
    const float Steepening = 60;

    [Fact]
    public void Between_its_kinks_a_slope_is_known_from_shorter_walks()
    {
        var component = Judged.Matches(Check(1)).Runs[0].Components[0];
        Assert.InRange(component.Resolution, 0, 0.1);
    }

    [Theory]
    [InlineData(1.5f)]
    [InlineData(-1)]
    [InlineData(0)]
    public void There_a_wrong_slope_does_not_match(float factor) =>
        Assert.NotEqual(GradientVerdict.Match, Check(factor).Verdict);

    static GradientReport Check(float factor)
    {
        float[] x = [0.01f], dx = new float[1];
        return GradientCheck.Run(
            GradientModel.Of([Component.Of("x", x, dx)], () => (double)(Offset + (3 * x[0]) + Kinked(x[0])), () => dx[0] = (3 * factor) + Slope(x[0])),
            GradientRun.AsIs);
    }

    // Kinks to both sides; between the innermost two the slope is 3.
    static float Kinked(float x) => Enumerable.Range(1, Kinks).Sum(k => Steepening * MathF.Max(0, MathF.Abs(x) - (k * Spacing)));

    static float Slope(float x) => Enumerable.Range(1, Kinks).Count(k => MathF.Abs(x) > k * Spacing) * Steepening * MathF.Sign(x);
}
