namespace GradientTesting.Benchmarks;

/// <summary>Draws the problem of one stratum.</summary>
internal static class Strata
{
    public static DrawnProblem Draw(Stratum stratum, Random random) => stratum switch
    {
        Stratum.Double => Double(random),
        Stratum.Float32 => Float32(random),
        Stratum.Mixed => random.Chance(0.5) ? SingleInside(random) : SingleCall(random),
        Stratum.Grid => Grid(random),
        Stratum.Solver => Solver(random),
        _ => PricingDraw.Of(random),
    };

    static DrawnProblem Double(Random random)
    {
        var plan = new NetworkDraw(random, isSingle: false).Draw();
        return Of("double", plan, PointDraw.Of(plan, random), mistake => plan.Build<double, double>(mistake));
    }

    static DrawnProblem Float32(Random random)
    {
        var plan = new NetworkDraw(random, isSingle: true).Draw();
        var point = PointDraw.Of(plan, random);
        return random.Chance(0.5)
            ? Of("float32", plan, point, mistake => plan.Build<float, float>(mistake))
            : Of("float32, loss in double", plan, point, mistake => plan.Build<float, double>(mistake));
    }

    static DrawnProblem SingleInside(Random random)
    {
        var plan = new NetworkDraw(random, isSingle: true).Draw() with { Lambda = random.LogUniform(1e-3, 1) };
        var point = PointDraw.Of(plan, random);
        return Of("float32 inside double, L2 in double", plan, point, mistake => new SinglePrecisionInside(plan, mistake));
    }

    static DrawnProblem SingleCall(Random random)
    {
        for (; ; )
        {
            var plan = new NetworkDraw(random, isSingle: false).Draw();
            int[] activations = [.. Enumerable.Range(0, plan.Layers.Count).Where(l => plan.Layers[l] is ActivationPlan)];
            if (activations.Length == 0)
            {
                continue;
            }

            var at = random.Pick(activations);
            var layers = plan.Layers.ToArray();
            layers[at] = (ActivationPlan)layers[at] with { InSinglePrecision = true };
            plan = plan with { Layers = layers };
            var point = PointDraw.Of(plan, random);
            return Of("double, one activation in float32", plan, point, mistake => plan.Build<double, double>(mistake));
        }
    }

    static DrawnProblem Grid(Random random)
    {
        var plan = new NetworkDraw(random, isSingle: false).Draw();
        var point = PointDraw.Of(plan, random);
        var variation = Variation(plan.BuildTwin(), point, random);
        var part = random.LogUniform(1e-8, 1e-2);
        var grid = part * variation;
        return Of(
            FormattableString.Invariant($"double, cost on a grid of {part:E0} of its variation"), plan, point,
            mistake => new RoundedCost(plan.Build<double, double>(mistake), grid));
    }

    /// <summary>The deviation of the cost over points within 0.3 of the scale, the longest move that a check makes.</summary>
    static double Variation(DrawnModel model, double[] point, Random random)
    {
        var scales = Norms.Scales(point, model.Ranges());
        double Moved(int i) => point[i] + (0.3 * scales[i] * random.Uniform(-1, 1));
        double[] costs = [.. Enumerable.Range(0, 64).Select(_ => model.CostAt([.. Enumerable.Range(0, point.Length).Select(Moved)]))];
        var mean = costs.Average();
        return Norms.Rms(Array.ConvertAll(costs, cost => cost - mean));
    }

    static DrawnProblem Solver(Random random)
    {
        var plan = new NetworkDraw(random, isSingle: false) { HasSolver = true }.Draw();
        return Of("double, with a solver inside", plan, PointDraw.Of(plan, random), mistake => plan.Build<double, double>(mistake));
    }

    static DrawnProblem Of(string precision, NetworkPlan plan, double[] point, Func<PlantedMistake, DrawnModel> build) =>
        new($"{precision}; {plan}", point, plan.BuildTwin(), build, plan.Mistakes());
}
