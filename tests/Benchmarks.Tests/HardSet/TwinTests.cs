namespace GradientTesting.Benchmarks.Tests;

/// <summary>The hard set calls right what its twins say. A twin that is wrong would poison every figure.</summary>
public class TwinTests
{
    const int ElementsPerModel = 15;

    public static TheoryData<int> Networks => [.. Enumerable.Range(0, 120)];

    public static TheoryData<int> Prices => [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_gradient_of_a_network_is_that_of_its_cost(int seed)
    {
        var random = RandomDraws.From($"network {seed}");
        var plan = Network(seed, random);
        IsRight(plan.BuildTwin(), PointDraw.Of(plan, random), 1e-6, plan.Scale, random, plan.ToString());
    }

    [Theory]
    [MemberData(nameof(Prices))]
    public void The_gradient_of_a_Monte_Carlo_price_is_that_of_its_cost(int seed)
    {
        var random = RandomDraws.From($"price {seed}");
        var problem = Strata.Draw(Stratum.MonteCarlo, random);
        // A price over some thousand paths has a kink in every short step, each of the size of one path.
        IsRight(problem.Twin, problem.Point, 2e-5, 1, random, problem.Description);
    }

    [Fact]
    public void Every_layer_and_loss_is_among_the_networks()
    {
        NetworkPlan[] plans = [.. Enumerable.Range(0, 200).Select(seed => Network(seed, RandomDraws.From($"network {seed}")))];
        LayerPlan[] layers = [.. plans.SelectMany(plan => plan.Layers)];
        layers = [.. layers, .. layers.OfType<ResidualPlan>().SelectMany(layer => layer.Branch)];
        var kinds = typeof(LayerPlan).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerPlan)) && !type.IsAbstract);

        Assert.Empty(kinds.Except(layers.Select(layer => layer.GetType())));
        Assert.Empty(Enum.GetValues<ActivationFunction>().Except(layers.OfType<ActivationPlan>().Select(layer => layer.Function)));
        Assert.Empty(Enum.GetValues<LossFunction>().Except(plans.Select(plan => plan.Loss.Function)));
        Assert.Contains(layers.OfType<ConvolutionPlan>(), layer => layer.Input.Height == 1 && layer.Stride == 2 && layer.Padding == 1);
        Assert.Contains(layers.OfType<ConvolutionPlan>(), layer => layer.Input.Height > 1 && layer.Stride == 2);
        Assert.Contains(layers.OfType<ConvolutionPlan>(), layer => layer.Input.Height > 1 && layer.Padding == 1);
        Assert.Contains(layers.OfType<MaxPoolingPlan>(), layer => layer.Input.Height > 1 && layer.Stride < layer.Size);
        Assert.Contains(layers.OfType<MaxPoolingPlan>(), layer => layer.Input.Height == 1 && layer.Stride == layer.Size);
        Assert.Contains(layers.OfType<NormalizationPlan>(), layer => layer.OverBatch && layer.Input.Positions > 1);
        Assert.Contains(layers.OfType<NormalizationPlan>(), layer => layer.OverBatch && layer.Input.Positions == 1);
        Assert.Contains(layers.OfType<NormalizationPlan>(), layer => !layer.OverBatch);
    }

    [Fact]
    public void The_normal_distribution_is_known_to_the_last_digits()
    {
        Assert.Equal(0.5, NormalDistribution.Cumulative(0));
        Assert.Equal(0.841344746068542949, NormalDistribution.Cumulative(1), 1e-15);
        Assert.Equal(0.0227501319481792072, NormalDistribution.Cumulative(-2), 1e-15);
        Assert.Equal(1, NormalDistribution.Cumulative(9));
    }

    // An offset would only add the noise of its last digits.
    static NetworkPlan Network(int seed, Random random) =>
        new NetworkDraw(random, isSingle: false) { HasSolver = seed % 4 == 0 }.Draw() with { Offset = 0 };

    /// <summary>Some elements of each model, and each component as a whole along random directions.</summary>
    static void IsRight(DrawnModel model, double[] drawn, double tolerance, double unit, Random random, string description)
    {
        var scales = Norms.Scales(drawn, model.Ranges());
        // Off kinks, where no gradient is that of the cost.
        double[] point = [.. drawn.Select((value, i) => value + (0.01 * scales[i] * random.Uniform(-1, 1)))];
        var cost = model.CostAt(point);
        var gradient = model.GradientAt(point);
        var directions = new List<(string Name, double[] Direction)>();
        foreach (var (range, parameter) in model.Ranges().Zip(model.Parameters))
        {
            directions.Add((parameter.Name, Along(range, scales, random)));
        }

        for (var k = 0; k < ElementsPerModel; k++)
        {
            var i = random.Next(point.Length);
            directions.Add(($"element {i}", Along(i..(i + 1), scales, random)));
        }

        var typical = Norms.Euclidean([.. gradient.Select((slope, i) => slope * scales[i])]) / Math.Sqrt(point.Length);
        foreach (var (name, direction) in directions)
        {
            var claimed = gradient.Zip(direction, (slope, move) => slope * move).Sum();
            var distance = IndependentSlope.DistanceTo(claimed, model, point, direction);
            // What a loss of 1 is rounded to, over a step of 1e-4: a saturated network costs far less and has that noise all the same.
            var allowed = (tolerance * Math.Max(Math.Abs(claimed), 0.01 * typical)) + (1e-12 * Math.Max(Math.Abs(cost), unit));
            Assert.True(
                distance <= allowed, FormattableString.Invariant($"{name} claims {claimed:G6}, {distance:G2} off, of {description}"));
        }
    }

    static double[] Along(Range range, double[] scales, Random random)
    {
        var direction = new double[scales.Length];
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            direction[i] = scales[i] * random.Sign() * random.Uniform(0.5, 1);
        }

        return direction;
    }
}
