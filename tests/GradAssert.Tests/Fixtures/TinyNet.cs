namespace GradientTesting.Tests.Fixtures;

/// <summary>
/// <c>J = ½ · Σ (tanh(W·x + b) − y)² + λ/2 · ‖W‖²</c> of six parameters, with three dropout layers. It changes all the
/// state that it can reach, and throws halfway through where it is given a fuse.
/// </summary>
public sealed class TinyNet
    : IGradientModel, IInitializableModel, ITrainableModel, IDropoutModel, IDropoutLayersModel, IRegularizedModel, IStochasticModel
{
    const int Units = 2;
    const double OwnKeep = 0.1 + 0.2, OwnFirstKeep = 0.7;

    readonly Fuse fuse;
    readonly TinyStorage w;
    readonly TinyStorage b;
    readonly double[] x = [0.5, -1.25];
    readonly double[] y = [0.25, -0.5];
    readonly Setting keep;
    readonly Setting[] layers;
    readonly Setting lambda;
    Random mask = new(1);

    public TinyNet(StorageKind kind, Fuse fuse)
    {
        this.fuse = fuse;
        w = TinyStorage.Of(kind, fuse, "W", Units, Units, 0.3, -0.7, 1.1, -0.2);
        b = TinyStorage.Of(kind, fuse, "b", Units, 1, -0.0, 0.1);
        Components = [w.Component, b.Component];
        keep = new("keep-prob", fuse) { Number = OwnKeep };
        layers = [new("first layer's keep-prob", fuse) { Number = OwnFirstKeep }, new("second layer's keep-prob", fuse) { Number = 0.9 }];
        lambda = new("λ", fuse) { Number = 0.1 };
    }

    public IReadOnlyList<Component> Components { get; }

    public double KeepProbability
    {
        get => keep.KeepProbability;
        set => keep.KeepProbability = value;
    }

    public IReadOnlyList<IDropoutModel> DropoutLayers => layers;

    public double Lambda
    {
        get => lambda.KeepProbability;
        set => lambda.KeepProbability = value;
    }

    /// <summary>What the gradient is multiplied by: anything but 1 is a mistake.</summary>
    public double Factor { get; init; } = 1;

    /// <summary>What the cost is multiplied by: 0 leaves nothing to check, NaN breaks the contract.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>All the state that a check may change.</summary>
    public long[] Bits() =>
        [.. w.Bits(), .. b.Bits(), .. new[] { keep, layers[0], layers[1], lambda }.Select(setting => BitConverter.DoubleToInt64Bits(setting.Number))];

    /// <summary>The same model, unable to initialize and to train itself.</summary>
    public GradientModel Untrainable() => GradientModel.Of(Components, Cost, ComputeGradient) with
    {
        KeepProbabilities = [.. layers.Append(keep).Select<Setting, (Func<double>, Action<double>)>(layer => (() => layer.KeepProbability, value => layer.KeepProbability = value))],
        Lambda = (() => Lambda, value => Lambda = value),
    };

    public void Initialize(Random random)
    {
        Replace();
        // Its own: a check reads it as 1 before.
        keep.Number = OwnKeep;
        Each((storage, i) =>
        {
            storage.SetValue(i, random.NextDouble() - 0.5);
            fuse.Pass("Initialize");
        });
    }

    public void TrainStep()
    {
        Replace();
        Each((storage, i) =>
        {
            storage.SetValue(i, 0.9 * storage.Value(i));
            storage.SetGradient(i, i);
            fuse.Pass("TrainStep");
        });
        layers[0].Number = OwnFirstKeep;
    }

    public double Cost()
    {
        w.SetGradient(0, 42);
        fuse.Pass("Cost");
        var squares = Enumerable.Range(0, Units).Sum(unit => Math.Pow(Output(unit) - y[unit], 2));
        var weights = Enumerable.Range(0, Units * Units).Sum(i => Math.Pow(w.Value(i), 2));
        return Weight * (squares + (lambda.Number * weights)) / 2;
    }

    public void ComputeGradient()
    {
        w.Replace();
        for (var unit = 0; unit < Units; unit++)
        {
            var output = Output(unit);
            // A unit that is dropped gives zero, which no weight changes.
            var slope = output == 0 ? 0 : Weight * Factor * (output - y[unit]) * (1 - (output * output));
            b.SetGradient(unit, slope);
            fuse.Pass("ComputeGradient");
            for (var input = 0; input < Units; input++)
            {
                var i = (unit * Units) + input;
                w.SetGradient(i, (slope * x[input]) + (Weight * Factor * lambda.Number * w.Value(i)));
            }
        }
    }

    public void Reseed(int seed)
    {
        fuse.Pass("Reseed");
        mask = new(seed);
    }

    double Output(int unit)
    {
        var z = b.Value(unit) + Enumerable.Range(0, Units).Sum(input => w.Value((unit * Units) + input) * x[input]);
        var kept = keep.Number * layers[0].Number * layers[1].Number;
        return Math.Tanh(z) * (mask.NextDouble() < kept ? 1 : 0);
    }

    void Replace()
    {
        w.Replace();
        b.Replace();
    }

    void Each(Action<TinyStorage, int> act)
    {
        for (var i = 0; i < Units * Units; i++)
        {
            act(w, i);
        }

        for (var i = 0; i < Units; i++)
        {
            act(b, i);
        }
    }

    sealed class Setting(string name, Fuse fuse) : IDropoutModel
    {
        public double Number { get; set; }

        public double KeepProbability
        {
            get
            {
                fuse.Pass($"{name} getter");
                return Number;
            }
            set
            {
                fuse.Pass($"{name} setter, before it writes");
                Number = value;
                fuse.Pass($"{name} setter, after it wrote");
            }
        }
    }
}
