namespace GradientTesting;

/// <summary>The user's model as the steps of a check see it: components, counted evaluations and the capabilities it has.</summary>
internal sealed partial class ModelUnderTest
{
    readonly IGradientModel model;
    readonly GradientModel? delegates;
    readonly Action<int>? reseed;
    readonly Action? clearGradients;
    int seed;
    int summedOver;
    Exception? thrown;
    string[] unused = [];

    ModelUnderTest(IGradientModel model, IReadOnlyList<Component> components)
    {
        this.model = model;
        Components = components;
        Layer = model as LayerModel;
        delegates = Layer?.Delegates ?? model as GradientModel;
        // Asked for once: a delegate made at each evaluation would be an allocation at each evaluation.
        reseed = model is IStochasticModel own ? own.Reseed : delegates?.Reseed;
        clearGradients = model is IAccumulatingModel accumulating ? accumulating.ClearGradients : delegates?.ClearGradients;
        Reseed = reseed is null ? null : Restart;
        ClearGradients = clearGradients is null ? null : Clear;
        KeepProbabilities = KeepProbabilitySettings.Of(model);
        Lambda = model is IRegularizedModel regularized
            ? new("Lambda", () => regularized.Lambda, value => regularized.Lambda = value)
            : delegates?.Lambda is var (get, set) ? Setting.Of("Lambda", get, set) : null;
        summedOver = SummedOver();
    }

    /// <summary>The user's own object, or what a layer was made into.</summary>
    public IGradientModel Instance => model;

    /// <summary>The layer that was made a model of; null where a model was given.</summary>
    public LayerModel? Layer { get; }

    /// <summary>What there is to initialize and to train: all components but the inputs of a layer.</summary>
    public IEnumerable<Component> Parameters => Layer is null ? Components : Components.Skip(Layer.Inputs.Count);

    /// <summary>What the passes write beside gradients: outputs of a layer; inputs and outputs of the layers of a network.</summary>
    public IReadOnlyList<TensorView> Kept => Layer?.Kept ?? (model is ILayeredModel network
        ? [.. network.Layers.SelectMany(layer => layer.Inputs.Concat(layer.Outputs))
            .SelectMany(each => (TensorView[])[each.Values, each.Gradient])]
        : []);

    public IReadOnlyList<Component> Components { get; private set; }

    /// <summary>The number of elements of θ.</summary>
    public int Length => Components.Sum(component => component.Length);

    /// <summary>How often the cost has been evaluated in this run.</summary>
    public long CostEvaluations { get; private set; }

    /// <summary>How often the gradient has been computed in this run.</summary>
    public long GradientEvaluations { get; private set; }

    /// <summary>Asked before each evaluation of the cost.</summary>
    public Cancellation Cancellation { get; set; }

    public Action<Random>? Initialize => (model is IInitializableModel own ? own.Initialize : delegates?.Initialize) is { } initialize
        ? random => ModelCallException.Of("Initialize()", () => initialize(random))
        : null;

    public Action? TrainStep => (model is ITrainableModel own ? own.TrainStep : delegates?.TrainStep) is { } step
        ? () => ModelCallException.Of("TrainStep()", step)
        : null;

    public Action<int>? Reseed { get; }

    /// <summary>Called before each gradient, where gradients add up by contract.</summary>
    public Action? ClearGradients { get; }

    public Func<IGradientModel>? Copy => (model is ICopyableModel own ? own.Copy : delegates?.Copy) is { } copy
        ? () => ModelCallException.Of("Copy()", copy)
        : null;

    public int? BatchSize =>
        ModelCallException.Of("BatchSize", () => model is IBatchModel own ? own.BatchSize : delegates?.BatchSize?.Invoke());

    int SummedOver() => ModelCallException.Of("GradientIsSummedOver", () =>
        (model is ISummedGradientModel own ? own.GradientIsSummedOver : delegates?.GradientIsSummedOver?.Invoke()) ?? 1) is >= 1 and var n
            ? n
            : throw new GradientContractException(
                "GradientIsSummedOver is less than 1. Return the number that the cost is a mean of, as the number of samples.");

    /// <summary>What a report says of how the gradient was come by; null where there is nothing to say.</summary>
    public string? Remark => delegates?.Remark?.Invoke();

    /// <summary>What the gradient is read off; null where the model computes one.</summary>
    public UpdateModel? Update => delegates?.Update;

    public IReadOnlyList<Setting> KeepProbabilities { get; }

    public Setting? Lambda { get; }

    /// <summary>All that a check sets: keep-probs, and λ.</summary>
    public IReadOnlyList<Setting> Settings => Lambda is null ? KeepProbabilities : [.. KeepProbabilities, Lambda];

    /// <summary>True where there is a function and a point, and so nothing to initialize or train.</summary>
    public bool IsPlainFunction => model is FunctionModel;

    /// <summary>Whether elements are arguments of a function, with units of their own, and not weights or activations.</summary>
    public bool AreArguments => IsPlainFunction || Layer is { AreArguments: true };

    /// <summary>Looks at the model's structure; nothing is evaluated.</summary>
    /// <exception cref="GradientContractException">
    /// No components, one that is null, or two of one name; or <see cref="IGradientModel.Components"/> threw.
    /// </exception>
    public static ModelUnderTest Of(IGradientModel model)
    {
        try
        {
            return Seen(model);
        }
        catch (ModelCallException thrown)
        {
            throw thrown.At("before the first run");
        }
    }

    static ModelUnderTest Seen(IGradientModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var components = ModelCallException.Of("Components", () => model.Components?.ToArray()) ?? [];
        if (components.Length == 0)
        {
            throw new GradientContractException(
                "The model has no components, so there is nothing to check. "
                    + "Return one Component.Of(name, values, gradient) per parameter from Components.");
        }

        if (Array.Exists(components, component => component is null))
        {
            throw new GradientContractException(
                $"Components[{Array.FindIndex(components, component => component is null)}] is null. "
                    + "Return one Component.Of(name, values, gradient) per parameter.");
        }

        if (components.GroupBy(component => component.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new GradientContractException(
                $"Two components are called {twice.Key}. Give each component a name of its own, "
                    + "so that a report can say which one is wrong.");
        }

        return new(model, components);
    }

    /// <summary>Asks nobody to write the gradients of these components.</summary>
    public void Excuse(IEnumerable<string> unused)
    {
        this.unused = [.. unused];
        Components = [.. Components.Select(component => this.unused.Contains(component.Name) ? component.AsUnused() : component)];
    }

    /// <summary>The components that the model lists by now.</summary>
    public IReadOnlyList<Component?>? ListedNow() => ModelCallException.Of("Components", () => model.Components);

    /// <summary>A copy of the model, in the midst of the same run.</summary>
    public ModelUnderTest Twin(IGradientModel copy)
    {
        var twin = Seen(copy);
        (twin.seed, twin.Cancellation) = (seed, Cancellation);
        twin.Excuse(unused);
        foreach (var (of, own) in twin.Components.Zip(Components))
        {
            of.Values.Grain = own.Values.Grain;
        }

        return twin;
    }

    /// <summary>Counts as its own what a copy has evaluated since it last did.</summary>
    public void Take(ModelUnderTest copy)
    {
        CostEvaluations += copy.CostEvaluations;
        GradientEvaluations += copy.GradientEvaluations;
        (copy.CostEvaluations, copy.GradientEvaluations) = (0, 0);
    }

    /// <summary>Evaluates without counting: what makes sure of copies must not show in a report.</summary>
    public T Uncounted<T>(Func<T> act)
    {
        var counted = (CostEvaluations, GradientEvaluations);
        var result = act();
        (CostEvaluations, GradientEvaluations) = counted;
        return result;
    }

    /// <summary>
    /// Starts counting anew; every evaluation of a model that draws random numbers starts from <paramref name="runSeed"/>, and the
    /// upstream gradient of a layer is drawn from <paramref name="upstreamSeed"/>.
    /// </summary>
    public void BeginRun(int runSeed, ulong upstreamSeed = 0)
    {
        (seed, CostEvaluations, GradientEvaluations) = (runSeed, 0, 0);
        summedOver = SummedOver();
        if (Layer is { FollowsRuns: true })
        {
            Layer.Upstream = UpstreamGradient.Drawn(upstreamSeed).Over(Layer.Units);
        }
    }

    /// <summary>Sets every keep-prob to 1.0 that is anything else.</summary>
    /// <exception cref="GradientContractException">One is not 1.0 afterwards.</exception>
    public void KeepEveryUnit()
    {
        foreach (var layer in KeepProbabilities.Where(layer => layer.Get() != 1.0))
        {
            layer.SetTo(1.0);
        }
    }

    /// <summary>What Reseed is called with at a seed: the same at each run of it, and a number that nobody types.</summary>
    /// <remarks>
    /// A backward pass that draws by <c>new Random(0)</c>, or by 42, has the draws of the cost where Reseed gets that number.
    /// </remarks>
    public static int NumberOf(int seed) => (int)(Draw.Bits((ulong)seed, 0) >> 33);

    // Before each evaluation: a delegate around the number would be an allocation at each.
    void Restart(int from)
    {
        try
        {
            reseed!(NumberOf(from));
        }
        catch (Exception thrown) when (ModelCallException.Is(thrown))
        {
            throw new ModelCallException("Reseed()", thrown);
        }
    }

    void Clear() => ModelCallException.Of("ClearGradients()", clearGradients!);
}
