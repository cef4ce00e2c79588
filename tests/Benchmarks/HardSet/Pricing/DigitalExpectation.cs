namespace GradientTesting.Benchmarks;

/// <summary>The expectation of digital payoffs, Σ c·Φ(h) with h = (a·μ − K)/√Σa²σ²: the twin of their Monte Carlo price.</summary>
internal sealed class DigitalExpectation(DigitalPlan plan) : DrawnModel
{
    readonly Parameter<double> means = new("mean", plan.Factors);
    readonly Parameter<double> deviations = new("deviation", plan.Factors);

    public override IReadOnlyList<Parameter> Parameters => [means, deviations];

    public override double Cost()
    {
        var sum = 0.0;
        for (var k = 0; k < plan.Payoffs; k++)
        {
            sum += plan.Amounts[k] * NormalDistribution.Cumulative(Threshold(k).H);
        }

        return sum;
    }

    public override void ComputeGradient()
    {
        Array.Clear(means.Gradient);
        Array.Clear(deviations.Gradient);
        for (var k = 0; k < plan.Payoffs; k++)
        {
            var (h, deviation) = Threshold(k);
            var slope = plan.Amounts[k] * NormalDistribution.Density(h) / deviation;
            for (var j = 0; j < plan.Factors; j++)
            {
                var load = plan.Loads[(k * plan.Factors) + j];
                means.Gradient[j] += slope * load;
                deviations.Gradient[j] -= slope * h * load * load * deviations.Values[j] / deviation;
            }
        }
    }

    (double H, double Deviation) Threshold(int payoff)
    {
        var (mean, variance) = (0.0, 0.0);
        for (var j = 0; j < plan.Factors; j++)
        {
            var load = plan.Loads[(payoff * plan.Factors) + j];
            mean += load * means.Values[j];
            variance += load * load * deviations.Values[j] * deviations.Values[j];
        }

        return ((mean - plan.Strikes[payoff]) / Math.Sqrt(variance), Math.Sqrt(variance));
    }
}

internal static class NormalDistribution
{
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …), to the last digits of a double where |x| is below 6.</summary>
    /// <remarks>Marsaglia, Evaluating the Normal Distribution, Journal of Statistical Software 11(4), 2004.</remarks>
    public static double Cumulative(double x)
    {
        var (sum, term) = (x, x);
        for (var k = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum) && k < 400; k += 2)
        {
            sum += term *= x * x / k;
        }

        return Math.Abs(x) > 8 ? (x > 0 ? 1 : 0) : 0.5 + (Density(x) * sum);
    }
}
