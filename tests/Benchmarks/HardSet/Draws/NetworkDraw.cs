namespace GradientTesting.Benchmarks;

/// <summary>Draws a network with its batch, inputs, targets, units, offset and scale, but not yet the point.</summary>
internal sealed class NetworkDraw(Random random, bool isSingle)
{
    // Multiplications of the two forward passes per element that a check of every element takes; some tenths of a second. Beyond the
    // limit above which a check looks along directions it takes far fewer, and a batch of one would be no network that anybody has.
    const double UsualWork = 8e7, MostWork = 4e8, LargeWork = 8e8;
    const int MostSamples = 800;

    /// <summary>Whether an equation is solved before the last layer.</summary>
    public bool HasSolver { get; init; }

    public NetworkPlan Draw()
    {
        var loss = Loss();
        var layers = Layers(loss.Outputs);
        var batch = Batch(layers);
        var input = Input(layers[0], batch);
        return new NetworkPlan(layers, loss, batch, input, Targets(loss, batch))
        {
            Units = Units([.. layers.SelectMany(layer => layer.Parameters)]),
            Scale = random.Chance(0.5) ? 1 : random.LogUniform(1e-12, 1e12),
            Lambda = random.Chance(0.3) ? random.LogUniform(1e-4, 1e-1) : 0,
            Offset = Offset(),
        };
    }

    LossPlan Loss()
    {
        var function = random.Pick(
            LossFunction.CrossEntropy, LossFunction.CrossEntropy, LossFunction.Squares, LossFunction.Squares, LossFunction.Hinge,
            LossFunction.Huber);
        var outputs = function == LossFunction.CrossEntropy ? random.Next(2, 7) : random.Next(1, 5);
        return new(function, outputs, function == LossFunction.Huber ? random.LogUniform(0.2, 3) : 1, random.Chance(0.85));
    }

    IReadOnlyList<LayerPlan> Layers(int outputs)
    {
        var (least, most) = random.Next(100) switch
        {
            < 25 => (10, 100),
            < 75 => (100, 500),
            < 95 => (500, 1_500),
            _ => (2_500, 6_000),
        };
        for (; ; )
        {
            var layers = new ArchitectureDraw(random, random.LogUniform(0.5, 8), outputs) { HasSolver = HasSolver }.Draw();
            var length = layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Length));
            if (length >= least && length <= most)
            {
                return layers;
            }
        }
    }

    int Batch(IReadOnlyList<LayerPlan> layers)
    {
        var length = layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Length));
        var work = length > 2_000 ? LargeWork : random.Chance(0.1) ? MostWork : UsualWork;
        var affordable = work / (2.0 * (length + 100) * layers.Sum(layer => layer.Work));
        var least = layers.Any(layer => layer is NormalizationPlan { OverBatch: true }) ? 4 : 1;
        var most = (int)Math.Clamp(affordable, least, MostSamples);
        // Batches as large as time allows more often: the number of kinks that a weight meets grows with them.
        return random.LogUniform(random.Chance(0.7) ? Math.Max(least, most / 50) : least, most);
    }

    double[] Input(LayerPlan first, int batch)
    {
        var count = batch * first.Input.Length;
        if (first is EmbeddingPlan embedding)
        {
            return [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(embedding.Tokens))];
        }

        double[] input = random.Next(8) switch
        {
            0 => [.. random.Normals(count, 1).Select(x => random.Chance(0.6) ? 0 : x)],
            1 => [.. Enumerable.Range(0, count).Select(_ => Math.Max(0, random.Next(-12, 17)) / 16.0)],
            _ => random.Normals(count, random.LogUniform(0.5, 2)),
        };
        if (random.Chance(0.1))
        {
            // A sample of zeros, padding for example: with biases of zero its activations sit exactly at their kinks.
            input.AsSpan(0, first.Input.Length).Clear();
        }

        return isSingle ? Array.ConvertAll(input, x => (double)(float)x) : input;
    }

    double[] Targets(LossPlan loss, int batch)
    {
        var targets = new double[batch * loss.Outputs];
        for (var s = 0; s < batch && loss.Function == LossFunction.CrossEntropy; s++)
        {
            targets[(s * loss.Outputs) + random.Next(loss.Outputs)] = 1;
        }

        for (var k = 0; k < targets.Length && loss.Function != LossFunction.CrossEntropy; k++)
        {
            targets[k] = loss.Function == LossFunction.Hinge ? random.Sign() : (float)(1.5 * random.Normal());
        }

        return targets;
    }

    double[] Units(ParameterPlan[] parameters)
    {
        var common = random.LogUniform(1e-6, 1e6);
        return random.Next(10) switch
        {
            < 5 => [.. parameters.Select(_ => 1.0)],
            < 7 => [.. parameters.Select(_ => common)],
            _ => [.. parameters.Select(_ => random.LogUniform(1e-6, 1e6))],
        };
    }

    // In units of the loss, which is about 1. In float an offset costs digits that few costs can spare.
    double Offset() => random.Chance(0.65) ? 0 : random.Sign() * random.LogUniform(0.1, isSingle ? 1e3 : 1e6);
}
