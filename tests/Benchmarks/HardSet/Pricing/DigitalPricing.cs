namespace GradientTesting.Benchmarks;

/// <summary>The mean payoff over all paths: a function of steps, each of the size of one path.</summary>
internal sealed class DigitalPricing(DigitalPlan plan, PlantedMistake mistake) : DrawnModel
{
    readonly Parameter<double> means = new("mean", plan.Factors);
    readonly Parameter<double> deviations = new("deviation", plan.Factors);
    readonly DigitalExpectation expectation = new(plan);
    readonly double[] loads = new double[plan.Factors];
    readonly double[] payoffs = new double[Math.Max(plan.Paths, plan.GradientPaths)];

    public override IReadOnlyList<Parameter> Parameters => [means, deviations];

    public override double Cost() => MeanPayoff(plan.Paths);

    /// <summary>
    /// Likelihood ratios: the mean of (payoff − mean payoff) times the score, which is z/σ for a mean and (z² − 1)/σ for a deviation. The
    /// score's mean is zero, so that the mean payoff takes nothing off but scatter.
    /// </summary>
    public override void ComputeGradient()
    {
        if (plan.GradientPaths == 0)
        {
            SetGradient(expectation.GradientAt(Values()));
            return;
        }

        var mean = MeanPayoff(plan.GradientPaths);
        Array.Clear(means.Gradient);
        Array.Clear(deviations.Gradient);
        var one = mistake.Kind == BackwardMistake.VarianceTermMissing ? 0 : 1;
        var first = mistake.Kind == BackwardMistake.LastSampleOnly ? plan.GradientPaths - 1 : 0;
        var paths = mistake.Kind == BackwardMistake.MeanMissing ? 1 : plan.GradientPaths;
        for (var path = first; path < plan.GradientPaths; path++)
        {
            var z = Path(path);
            var excess = (payoffs[path] - (one * mean)) / paths;
            for (var j = 0; j < plan.Factors; j++)
            {
                means.Gradient[j] += excess * z[j] / deviations.Values[j];
                deviations.Gradient[j] += excess * ((z[j] * z[j]) - one) / deviations.Values[j];
            }
        }
    }

    /// <summary>What this stratum's backward passes can get wrong; the formula has no such passes.</summary>
    public static IReadOnlyList<PlantedMistake> Mistakes(DigitalPlan plan) => plan.GradientPaths == 0
        ? []
        : [new(BackwardMistake.VarianceTermMissing), new(BackwardMistake.LastSampleOnly), new(BackwardMistake.MeanMissing)];

    double MeanPayoff(int paths)
    {
        Array.Clear(payoffs);
        for (var k = 0; k < plan.Payoffs; k++)
        {
            var shift = -plan.Strikes[k];
            for (var j = 0; j < plan.Factors; j++)
            {
                var load = plan.Loads[(k * plan.Factors) + j];
                (loads[j], shift) = (load * deviations.Values[j], shift + (load * means.Values[j]));
            }

            for (var path = 0; path < paths; path++)
            {
                payoffs[path] += shift + Vectors.Dot<double>(loads, Path(path)) > 0 ? plan.Amounts[k] : 0;
            }
        }

        return payoffs.Sum() / paths;
    }

    ReadOnlySpan<double> Path(int path) => plan.Normals.AsSpan(path * plan.Factors, plan.Factors);
}
