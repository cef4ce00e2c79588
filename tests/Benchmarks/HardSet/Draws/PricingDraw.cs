namespace GradientTesting.Benchmarks;

/// <summary>Draws Monte Carlo prices: continuous payoffs with pathwise gradients, and digital ones.</summary>
internal static class PricingDraw
{
    public static DrawnProblem Of(Random random) => random.Chance(0.3) ? Digital(random) : Pathwise(random);

    static DrawnProblem Pathwise(Random random)
    {
        var isSingle = random.Chance(0.3);
        var (assets, steps, strikes) = (random.LogUniform(1, 8), random.LogUniform(1, 24), random.LogUniform(1, 6));
        var length = (3 * assets) + (assets * steps) + strikes;
        // An exponential for each asset, step and path, and 2n evaluations at least.
        var paths = random.LogUniform(20, (int)Math.Clamp(4e6 / (assets * steps * (length + 50)), 40, 20_000));
        var normals = random.Normals(paths * assets * steps, 1);
        var underlying = random.Pick(Enum.GetValues<Underlying>()[..(assets > 1 ? 4 : 3)]);
        normals = isSingle ? Array.ConvertAll(normals, z => (double)(float)z) : normals;
        var plan = new PricingPlan(underlying, assets, steps, strikes, paths, normals);
        double[] weights = [.. Enumerable.Range(0, assets).Select(_ => random.Uniform(0.5, 1.5) / assets)];
        double[] point =
        [
            .. Enumerable.Range(0, assets).Select(_ => 100 * Math.Exp(0.2 * random.Normal())),
            .. Enumerable.Range(0, assets * steps).Select(_ => random.Uniform(0.1, 0.5)),
            random.Uniform(0.01, 0.06),
            .. underlying == Underlying.WorstAsset ? [] : weights,
            .. Enumerable.Range(0, strikes).Select(_ => random.Uniform(70, 120)),
        ];
        DrawnModel Build(PlantedMistake mistake) =>
            isSingle ? new PathwisePricing<float>(plan, mistake) : new PathwisePricing<double>(plan, mistake);
        var twin = new PathwisePricing<double>(plan, PlantedMistake.None);
        return new($"Monte Carlo in {(isSingle ? "float32" : "double")}; {plan}", point, twin, Build, PricingPlan.Mistakes);
    }

    static DrawnProblem Digital(Random random)
    {
        var isRatio = random.Chance(0.5);
        var (factors, payoffs) = (random.LogUniform(2, isRatio ? 5 : 20), random.LogUniform(1, 4));
        // The noise of a digital price grows with the length of a move, as a random walk does: σ* is that of a move of 0.01 of the scale
        // and is five times as much at the longest that a check makes. With fewer paths few are decidable in any way.
        var paths = random.LogUniform(10_000, isRatio ? 25_000 : Math.Min(200_000, 1_000_000 / factors));
        var gradientPaths = isRatio ? 8 * paths : 0;
        double[] means = [.. Enumerable.Range(0, factors).Select(_ => random.Uniform(0.5, 2))];
        double[] deviations = [.. Enumerable.Range(0, factors).Select(_ => random.Uniform(0.3, 1.5))];
        double[] loads = [.. Enumerable.Range(0, factors * payoffs).Select(_ => random.Uniform(0.2, 1))];
        // Half a deviation or more away from the money: at the money a deviation moves nothing.
        var side = random.Sign();
        double[] strikes =
        [
            .. Enumerable.Range(0, payoffs).Select(k =>
            {
                var (mean, variance) = (0.0, 0.0);
                for (var j = 0; j < factors; j++)
                {
                    mean += loads[(k * factors) + j] * means[j];
                    variance += Math.Pow(loads[(k * factors) + j] * deviations[j], 2);
                }

                return mean + (side * random.Uniform(0.5, 1.5) * Math.Sqrt(variance));
            }),
        ];
        var plan = new DigitalPlan(
            factors, loads, strikes, [.. Enumerable.Range(0, payoffs).Select(_ => random.LogUniform(0.3, 3))], paths, gradientPaths,
            random.Normals(Math.Max(paths, gradientPaths) * factors, 1));
        return new(
            $"Monte Carlo; {plan}", [.. means, .. deviations], new DigitalExpectation(plan), mistake => new DigitalPricing(plan, mistake),
            DigitalPricing.Mistakes(plan));
    }
}
