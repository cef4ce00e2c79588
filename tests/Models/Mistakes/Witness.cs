namespace GradientTesting.TestModels.Mistakes;

/// <summary>
/// A wrong model, and beside it a right one of the same kind that computes its own gradient wherever a check asks for the
/// wrong one: what a diagnosis is held against.
/// </summary>
public sealed class Witness
{
    readonly ITestModel right;
    readonly List<WitnessedPoint> points = [];
    int? seed;

    Witness(ITestModel wrong, string tensor, Mistake mistake, ITestModel right)
    {
        this.right = right;
        var model = MistakenModel.Of(wrong, tensor, mistake with { Start = () => Watched(mistake.Start()) });
        Model = model with { Reseed = model.Reseed is { } reseed ? value => reseed((seed = value).Value) : null };
    }

    /// <summary>What is to be checked.</summary>
    public GradientModel Model { get; }

    /// <summary>Every point at which the gradient was asked for, in that order.</summary>
    public IReadOnlyList<WitnessedPoint> Points => points;

    /// <param name="entry">The mistake, and where it is made.</param>
    /// <param name="seed">Of the model's data.</param>
    public static Witness Of(MistakeEntry entry, int seed) =>
        new(entry.Kind.Create(seed), entry.Tensor, entry.Mistake, entry.Kind.Create(seed));

    /// <param name="kind">The right model.</param>
    /// <param name="bug">One of its own.</param>
    /// <param name="seed">Of the model's data.</param>
    public static Witness Of(ModelKind kind, PlantedBug bug, int seed)
    {
        var wrong = bug.Create(seed);
        return new(wrong, wrong.Tensors[0].Name, new Mistake(bug.Name, (_, _) => { }), kind.Create(seed));
    }

    Action<ITestModel, Tensor> Watched(Action<ITestModel, Tensor> corrupt) => (model, tensor) =>
    {
        corrupt(model, tensor);
        lock (points)
        {
            points.Add(Here(model));
        }
    };

    WitnessedPoint Here(ITestModel wrong)
    {
        Tensor.CopyValues(wrong, right);
        foreach (var (layer, other) in Layers(right).Zip(Layers(wrong)))
        {
            layer.KeepProbability = other.KeepProbability;
        }

        if ((right, wrong) is (IRegularizedModel here, IRegularizedModel there))
        {
            here.Lambda = there.Lambda;
        }

        Reseed();
        right.Cost();
        Reseed();
        right.ComputeGradient();
        return new(
            wrong is IRegularizedModel { Lambda: var lambda } ? lambda : 0,
            [.. Layers(wrong).Select(layer => layer.KeepProbability)],
            [.. wrong.Tensors.Select(Values)],
            [.. right.Tensors.Select(tensor => tensor.CopyGradient())],
            [.. wrong.Tensors.Select(tensor => tensor.CopyGradient())]);
    }

    void Reseed()
    {
        if (seed is { } value)
        {
            (right as IStochasticModel)?.Reseed(value);
        }
    }

    static IEnumerable<IDropoutModel> Layers(ITestModel model) =>
        model is IDropoutLayersModel layers ? layers.DropoutLayers : model is IDropoutModel layer ? [layer] : [];

    static double[] Values(Tensor tensor) => [.. Enumerable.Range(0, tensor.Length).Select(tensor.Value)];
}
