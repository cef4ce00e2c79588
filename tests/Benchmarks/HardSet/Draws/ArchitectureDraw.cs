namespace GradientTesting.Benchmarks;

/// <summary>Draws the layers of a network, without regard to how many parameters come out.</summary>
/// <param name="random">Where the draws come from.</param>
/// <param name="width">Multiplies the widths of layers.</param>
/// <param name="outputs">Outputs of the last layer.</param>
internal sealed class ArchitectureDraw(Random random, double width, int outputs)
{
    readonly List<LayerPlan> layers = [];
    readonly ActivationFunction usual = Function(random);
    Signal now;

    /// <summary>Whether an equation is solved before the last layer.</summary>
    public bool HasSolver { get; init; }

    public IReadOnlyList<LayerPlan> Draw()
    {
        switch (random.Next(20))
        {
            case < 7:
                now = new Signal(Width(2, 12));
                Dense(random.Next(4));
                break;
            case < 10:
                now = new Signal(random.Next(1, 4), 1, random.Next(6, 25));
                Convolutions();
                break;
            case < 13:
                now = new Signal(random.Next(1, 4), random.Next(4, 9), random.Next(4, 9));
                Convolutions();
                break;
            case < 16:
                var steps = random.Next(2, 9);
                now = new Signal(1, steps, random.Next(1, 6));
                Recurrence(steps);
                break;
            default:
                Embedding();
                break;
        }

        if (HasSolver)
        {
            Solver();
        }

        Add(new DensePlan(now, outputs, random.Chance(0.9)));
        return layers;
    }

    void Solver()
    {
        var tolerance = random.LogUniform(1e-10, 1e-6);
        if (now.Length < 2 || random.Chance(0.4))
        {
            Add(new FixedPointPlan(now, Width(2, 6), tolerance));
        }
        else if (random.Chance(0.5))
        {
            Add(new RootPlan(now, HasFixedBracket: random.Chance(0.5), tolerance));
        }
        else
        {
            Add(new DiffusionPlan(now, tolerance));
        }
    }

    void Dense(int hidden)
    {
        for (var l = 0; l < hidden; l++)
        {
            switch (random.Next(10))
            {
                case 0 or 1:
                    var pieces = random.Next(2, 4);
                    Add(new DensePlan(now, pieces * Width(2, 6), HasBias: true));
                    Add(new MaximumPlan(now, pieces));
                    break;
                case 2 or 3:
                    Add(new DensePlan(now, Width(2, 8), HasBias: true));
                    Block();
                    break;
                default:
                    Add(new DensePlan(now, Width(2, 14), HasBias: random.Chance(0.9)));
                    Normalize(0.3);
                    Activate();
                    break;
            }
        }
    }

    /// <summary>A residual block of two layers, sometimes normalized before.</summary>
    void Block()
    {
        var inner = Width(2, 8);
        var function = random.Chance(0.7) ? usual : Function(random);
        DensePlan into = new(now, inner, HasBias: true);
        DensePlan back = new(into.Output, now.Length, HasBias: random.Chance(0.7));
        LayerPlan[] normalized = random.Chance(0.3) ? [new NormalizationPlan(now, OverBatch: false)] : [];
        Add(new ResidualPlan([.. normalized, into, new ActivationPlan(into.Output, function), back]));
    }

    void Convolutions()
    {
        for (var l = random.Next(1, 3); l > 0 && Fits(3); l--)
        {
            var size = random.Next(2, now.Height == 1 && Fits(5) ? 6 : 4);
            var (channels, stride, padding) = (Width(1, 5), random.Chance(0.15) ? 2 : 1, random.Chance(0.3) ? 1 : 0);
            Add(new ConvolutionPlan(now, channels, now.Height == 1 ? 1 : size, size, stride, padding, random.Chance(0.85)));
            if (random.Chance(0.2))
            {
                Add(new NormalizationPlan(now, OverBatch: random.Chance(0.8)));
            }

            Activate();
            var pool = random.Next(2, 4);
            if (random.Chance(0.6) && Fits(pool + 1))
            {
                Add(new MaxPoolingPlan(now, pool, random.Chance(0.5) ? pool : random.Next(1, pool)));
            }
        }

        Dense(random.Next(2));
    }

    void Recurrence(int steps)
    {
        var function = random.Chance(0.5) ? ActivationFunction.Tanh : Function(random);
        Add(new RecurrencePlan(now, steps, Width(2, 10), function));
        Normalize(0.15);
        Dense(random.Next(2));
    }

    void Embedding()
    {
        var (positions, features) = (random.Next(2, 8), random.Next(2, 7));
        now = new Signal(positions);
        Add(new EmbeddingPlan(now, Width(3, 20), features));
        switch (random.Next(3))
        {
            case 0:
                Recurrence(positions);
                break;
            case 1:
                Add(new ConvolutionPlan(now, Width(2, 6), random.Next(2, positions + 1), features, 1, 0, HasBias: true));
                Activate();
                Dense(random.Next(2));
                break;
            default:
                Dense(random.Next(1, 3));
                break;
        }
    }

    void Activate() => Add(new ActivationPlan(now, random.Chance(0.7) ? usual : Function(random)));

    void Normalize(double probability)
    {
        if (random.Chance(probability))
        {
            Add(new NormalizationPlan(now, OverBatch: random.Chance(0.5)));
        }
    }

    void Add(LayerPlan layer)
    {
        layers.Add(layer);
        now = layer.Output;
    }

    bool Fits(int size) => now.Width >= size && (now.Height == 1 || now.Height >= size);

    int Width(int from, int to) => Math.Max(from, (int)Math.Round(width * random.LogUniform((double)from, to)));

    // ReLU and its kin more often than what is smooth: kinks are where checkers fail.
    static ActivationFunction Function(Random random) => random.Pick(
        ActivationFunction.Relu, ActivationFunction.Relu, ActivationFunction.Relu, ActivationFunction.LeakyRelu,
        ActivationFunction.Absolute, ActivationFunction.Tanh, ActivationFunction.Tanh, ActivationFunction.Sigmoid);
}
