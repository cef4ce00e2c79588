using FsCheck;
using FsCheck.Fluent;

namespace GradientTesting.Tests.Verdicts;

/// <summary>What no verdict may depend on. A failure prints the seed that repeats it.</summary>
public class ScalingPropertyTests
{
    [Fact]
    public void A_cost_times_a_power_of_two_has_the_same_verdict_and_derivatives_that_many_times_as_large() => Prop.ForAll(
        Gen.Choose(0, 10000).ToArbitrary(), Gen.Choose(-40, 40).ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (seed, exponent, isWrong) =>
        {
            var (one, other) = (Check(seed, 0, isWrong), Check(seed, exponent, isWrong));
            Assert.Equal(isWrong ? GradientVerdict.Mismatch : GradientVerdict.Match, one.Verdict);
            Assert.Equal(one.Verdict, other.Verdict);
            Assert.Equal(Math.ScaleB(one.Worst.Analytic, exponent), other.Worst.Analytic);
            Assert.Equal(Math.ScaleB(one.Worst.Numeric, exponent), other.Worst.Numeric);
            Assert.Equal(one.SumNormRatio, other.SumNormRatio);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_components_changes_no_verdict() => Prop.ForAll(
        Gen.Shuffle(new[] { 0, 1, 2, 3 }).ToArbitrary(), Gen.Choose(0, 15).ToArbitrary(), (order, wrong) =>
        {
            (string, int[], double)[] components =
                [.. Enumerable.Range(0, 4).Select(i => ($"W{i}", new[] { i + 2 }, (wrong & (1 << i)) != 0 ? 1.01 : 1))];
            var report = Reports.Sines.Check([.. order.Select(i => components[i])]);
            Assert.Equal(
                order.Select(i => (wrong & (1 << i)) != 0 ? GradientVerdict.Mismatch : GradientVerdict.Match),
                report.Runs[0].Components.Select(component => component.Verdict));
        }).QuickCheckThrowOnFailure();

    static ComponentReport Check(int seed, int exponent, bool isWrong)
    {
        var random = new System.Random(seed);
        double[] at = [.. Enumerable.Range(0, 6).Select(_ => 0.1 + random.NextDouble())];
        return GradientCheck.Run(
            theta => Math.ScaleB(theta.Sum(Math.Exp), exponent),
            theta => [.. theta.Select((value, i) => Math.ScaleB(Math.Exp(value), exponent) * (isWrong && i == seed % 6 ? 1.001 : 1))],
            at).Runs[0].Components[0];
    }
}
