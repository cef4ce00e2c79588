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
