namespace GradientTesting;

/// <summary>The user's model as the steps of a check see it: components, counted evaluations and the capabilities it has.</summary>
internal sealed class ModelUnderTest
{
    readonly IGradientModel model;
    readonly GradientModel? delegates;
    int seed;
    Exception? thrown;

    ModelUnderTest(IGradientModel model, IReadOnlyList<Component> components)
    {
        this.model = model;
        Components = components;
        delegates = model as GradientModel;
        // Asked for once: a delegate made at each evaluation would be an allocation at each evaluation.
        Reseed = model is IStochasticModel own ? own.Reseed : delegates?.Reseed;
        ClearGradients = model is IAccumulatingModel accumulating ? accumulating.ClearGradients : delegates?.ClearGradients;
        KeepProbabilities = DropoutOf(model);
        Lambda = model is IRegularizedModel regularized
            ? new("Lambda", () => regularized.Lambda, value => regularized.Lambda = value)
            : delegates?.Lambda is var (get, set) ? new Setting("Lambda", get, set) : null;
    }

    /// <summary>The user's own object.</summary>
    public IGradientModel Instance => model;

    public IReadOnlyList<Component> Components { get; }

    /// <summary>The number of elements of θ.</summary>
    public int Length => Components.Sum(component => component.Length);

    /// <summary>How often the cost has been evaluated in this run.</summary>
    public long CostEvaluations { get; private set; }

    /// <summary>How often the gradient has been computed in this run.</summary>
    public long GradientEvaluations { get; private set; }

    /// <summary>Asked before each evaluation of the cost.</summary>
    public Cancellation Cancellation { get; set; }

    public Action<Random>? Initialize => model is IInitializableModel own ? own.Initialize : delegates?.Initialize;

    public Action? TrainStep => model is ITrainableModel own ? own.TrainStep : delegates?.TrainStep;

    public Action<int>? Reseed { get; }

    /// <summary>Called before each gradient, where gradients add up by contract.</summary>
    public Action? ClearGradients { get; }

    public Func<IGradientModel>? Copy => model is ICopyableModel own ? own.Copy : delegates?.Copy;

    public int? BatchSize => model is IBatchModel own ? own.BatchSize : delegates?.BatchSize?.Invoke();

    public IReadOnlyList<Setting> KeepProbabilities { get; }

    public Setting? Lambda { get; }

    /// <summary>True where there is a function and a point, and so nothing to initialize or train.</summary>
    public bool IsPlainFunction => model is FunctionModel;

    /// <summary>Looks at the model's structure; nothing is evaluated.</summary>
    /// <exception cref="GradientContractException">No components, one that is null, or two of one name.</exception>
    public static ModelUnderTest Of(IGradientModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var components = model.Components?.ToArray() ?? [];
        if (components.Length == 0)
        {
            throw new GradientContractException(
                "The model has no components, so there is nothing to check. Return one Component.Of(name, values, gradient) per parameter from Components.");
        }

        if (Array.Exists(components, component => component is null))
        {
            throw new GradientContractException(
                $"Components[{Array.FindIndex(components, component => component is null)}] is null. Return one Component.Of(name, values, gradient) per parameter.");
        }

        if (components.GroupBy(component => component.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new GradientContractException(
                $"Two components are called {twice.Key}. Give each component a name of its own, so that a report can say which one is wrong.");
        }

        return new(model, components);
    }

    /// <summary>A copy of the model, in the midst of the same run.</summary>
    public ModelUnderTest Twin(IGradientModel copy)
    {
        var twin = Of(copy);
        (twin.seed, twin.Cancellation) = (seed, Cancellation);
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

    /// <summary>Starts counting anew; every evaluation of a model that draws random numbers starts from <paramref name="runSeed"/>.</summary>
    public void BeginRun(int runSeed) => (seed, CostEvaluations, GradientEvaluations) = (runSeed, 0, 0);

    /// <summary>Sets every keep-prob to 1.0 that is anything else.</summary>
    /// <exception cref="GradientContractException">One is not 1.0 afterwards.</exception>
    public void KeepEveryUnit()
    {
        foreach (var layer in KeepProbabilities.Where(layer => layer.Get() != 1.0))
        {
            layer.SetTo(1.0);
        }
    }

    /// <summary>The cost at the present values. Counted.</summary>
    /// <exception cref="OperationCanceledException">The check is to stop.</exception>
    public double Cost()
    {
        BeginEvaluation();
        return model.Cost();
    }

    /// <summary>
    /// The cost at a point that the check itself tries, where the user may never have been: +∞ where Cost() throws or returns
    /// NaN. Counted.
    /// </summary>
    /// <remarks>An exception that cancels the check, or after which no code can be relied on, is not caught.</remarks>
    /// <exception cref="OperationCanceledException">The check is to stop.</exception>
    public double CostOrInfinity()
    {
        BeginEvaluation();
        thrown = null;
        try
        {
            var cost = model.Cost();
            return double.IsNaN(cost) ? double.PositiveInfinity : cost;
        }
#pragma warning disable CA1031 // Outside of its domain a cost may throw anything: an overflow, a singular matrix, an index off a table.
        catch (Exception exception) when (!EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            thrown = exception;
            return double.PositiveInfinity;
        }
    }

    /// <summary>Why the last <see cref="CostOrInfinity"/> was not finite, as a clause.</summary>
    public string WhyNotFinite => thrown is null
        ? "the cost is not finite"
        : $"Cost() threw {thrown.GetType().Name} (\"{thrown.Message.ReplaceLineEndings(" ")}\")";

    /// <summary>Has the model overwrite its gradient at the present values. Counted.</summary>
    /// <exception cref="GradientContractException">A gradient is missing afterwards, or not of its component's shape.</exception>
    public void ComputeGradient()
    {
        Reseed?.Invoke(seed);
        ComputeGradientAsInTraining();
        RequireGradients();
    }

    /// <summary>As <see cref="ComputeGradient"/>, with whatever random numbers come after those of the last cost. Counted.</summary>
    public void ComputeGradientAsInTraining()
    {
        GradientEvaluations++;
        ClearGradients?.Invoke();
        model.ComputeGradient();
    }

    /// <summary>The cost with whatever random numbers come after those of the last one, as a second pass of training has them. Counted.</summary>
    public double CostAsInTraining()
    {
        Cancellation.ThrowIfRequested();
        CostEvaluations++;
        return model.Cost();
    }

    /// <summary>Has the model overwrite its gradient at a trial point; false where it throws. Counted.</summary>
    public bool TryComputeGradient()
    {
        Reseed?.Invoke(seed);
        try
        {
            ComputeGradientAsInTraining();
            RequireGradients();
            return true;
        }
#pragma warning disable CA1031 // As of the cost.
        catch (Exception exception) when (!EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            return false;
        }
    }

    void BeginEvaluation()
    {
        Cancellation.ThrowIfRequested();
        CostEvaluations++;
        Reseed?.Invoke(seed);
    }

    // A stack overflow that can be caught is an InsufficientExecutionStackException; the other kind ends the process. A cost
    // that runs in parallel wraps what its threads threw.
    public static bool EndsTheCheck(Exception exception) => exception switch
    {
        OperationCanceledException or ThreadInterruptedException or OutOfMemoryException or InsufficientExecutionStackException => true,
        AggregateException several => several.InnerExceptions.Any(EndsTheCheck),
        _ => false,
    };

    void RequireGradients()
    {
        foreach (var component in Components)
        {
            RequireGradient(component);
        }
    }

    static void RequireGradient(Component component)
    {
        if (!component.Gradient.Exists)
        {
            throw new GradientContractException(
                $"{component.Name} has no gradient: its storage is null or empty after ComputeGradient(). Have ComputeGradient() make it; where a library makes it, no path leads from the cost to {component.Name}.");
        }

        if (!component.Gradient.Shape.SequenceEqual(component.Shape))
        {
            throw new GradientContractException(
                $"The gradient of {component.Name} is {Sizes(component.Gradient.Shape)} after ComputeGradient(), but {component.Name} is {Sizes(component.Shape)}. {(IsBroadcast(component.Gradient.Shape, component.Shape) ? "It was not summed over the axes that were broadcast: sum it over them." : "Make the two the same shape.")}");
        }
    }

    /// <summary>
    /// Whether a value of the one shape is broadcast to the other: aligned at the last axis each size is the same or was 1, or, of
    /// flat storage, the one is a multiple of the other.
    /// </summary>
    static bool IsBroadcast(IReadOnlyList<int> gradient, IReadOnlyList<int> values)
    {
        int Size(int axis) => axis < values.Count ? values[values.Count - 1 - axis] : 1;
        var isAligned = gradient.Count >= values.Count && Enumerable.Range(0, gradient.Count).All(axis => gradient[gradient.Count - 1 - axis] is var size && (size == Size(axis) || Size(axis) == 1));
        var (found, expected) = (gradient.Aggregate(1L, (product, size) => product * size), values.Aggregate(1L, (product, size) => product * size));
        return found > expected && found % expected == 0 && (isAligned || gradient.Count == 1 || values.Count == 1);
    }

    static string Sizes(IReadOnlyList<int> shape) =>
        shape.Count == 1 ? FormattableString.Invariant($"a vector of {shape[0]}") : string.Join('×', shape);

    static Setting[] DropoutOf(IGradientModel model)
    {
        var layers = new List<Setting>();
        if (model is IDropoutModel single)
        {
            layers.Add(new(KeepProbability, () => single.KeepProbability, value => single.KeepProbability = value));
        }

        if (model is IDropoutLayersModel several)
        {
            layers.AddRange(several.DropoutLayers.Select((layer, l) =>
                new Setting($"DropoutLayers[{l}].KeepProbability", () => layer.KeepProbability, value => layer.KeepProbability = value)));
        }

        if (model is GradientModel ofDelegates)
        {
            layers.AddRange(ofDelegates.KeepProbabilities.Select((layer, l) => new Setting($"KeepProbabilities[{l}]", layer.Get, layer.Set)));
            if (ofDelegates.KeepProbability is var (get, set))
            {
                layers.Add(new(KeepProbability, get, set));
            }
        }

        return [.. layers];
    }

    const string KeepProbability = "KeepProbability";

    /// <summary>A number that a check may have to change and always puts back.</summary>
    /// <param name="Name">As the user typed it.</param>
    /// <param name="Get">Reads it.</param>
    /// <param name="Set">Changes it.</param>
    internal sealed record Setting(string Name, Func<double> Get, Action<double> Set)
    {
        /// <summary>What a conversion, as to float or by the number of samples, may leave of a number that was set.</summary>
        const double Conversion = 1e-6;

        /// <summary>Sets it, and makes sure that it is set.</summary>
        /// <exception cref="GradientContractException">It reads otherwise.</exception>
        public void SetTo(double value)
        {
            Set(value);
            if (Get() is var found && !(Math.Abs(found - value) <= Conversion * Math.Abs(value)))
            {
                throw new GradientContractException(
                    $"{Name} was set to {Digits.Of(value, found)} and reads {Digits.Of(found, value)}: its setter does nothing, or it works on a copy of the settings. Set and return the number that Cost() reads.");
            }
        }
    }
}
