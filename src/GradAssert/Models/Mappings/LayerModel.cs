namespace GradientTesting;

/// <summary>A layer as a model: the cost is <c>⟨c, y⟩</c>, and a backward pass its gradient, the product of c with the Jacobian.</summary>
/// <remarks>
/// The sum is taken in double, whatever the storage. The upstream gradient c is written to the outputs' gradients before each
/// <see cref="IGradientLayer.Backward"/>; nothing is evaluated between a <see cref="IGradientLayer.Forward"/> and the backward pass that
/// belongs to it.
/// </remarks>
internal sealed class LayerModel : IGradientModel, IDisposable
{
    readonly IGradientLayer layer;
    readonly LayerCapabilities capabilities;
    readonly InPlaceInput[] inPlace;
    readonly Component[] outputs;
    readonly bool areArguments;
    UpstreamGradient upstream = UpstreamGradient.Ones;
    double[][]? weights;

    LayerModel(IGradientLayer layer, LayerCapabilities capabilities, Component[] inputs, Component[] parameters, Component[] outputs)
    {
        (this.layer, this.capabilities, this.outputs) = (layer, capabilities, outputs);
        IsInPlace = capabilities.IsInPlace;
        inPlace = IsInPlace ? [.. inputs.Select(InPlaceInput.Of)] : [];
        Inputs = IsInPlace ? [.. inPlace.Select(input => input.Checked)] : inputs;
        Components = [.. Inputs, .. parameters];
        // Written by the passes, and put back when the check ends.
        Kept = [.. inPlace.Select(input => input.Layer.Values),
            .. outputs.SelectMany(output => (TensorView[])[output.Values, output.Gradient])];
        Delegates = GradientModel.Of(Components, Cost, ComputeGradient) with
        {
            Initialize = capabilities.Initialize,
            TrainStep = capabilities.TrainStep is { } step ? () => Train(step) : null,
            ClearGradients = capabilities.ClearGradients,
            Reseed = capabilities.Reseed,
            BatchSize = capabilities.BatchSize,
            KeepProbabilities = capabilities.KeepProbabilities,
            Copy = capabilities.Copy is { } copy ? () => CopyOf(copy) : null,
        };
    }

    /// <summary>The user's own object.</summary>
    public IGradientLayer Layer => layer;

    public string Name => layer.Name;

    /// <summary>What the layer applies by itself, and at which rate; null where there is none.</summary>
    public (Action Apply, double Rate)? Update => capabilities.Update;

    /// <summary>Inputs, then parameters.</summary>
    public IReadOnlyList<Component> Components { get; }

    public IReadOnlyList<Component> Inputs { get; }

    public IReadOnlyList<Component> Outputs => outputs;

    public bool IsInPlace { get; }

    /// <summary>What the layer calls to bring its state to where a sequence begins; null where it keeps none.</summary>
    public Action? Reset => capabilities.Reset;

    /// <summary>Where it was made of functions, what there is to say of their results.</summary>
    public IFunctionLayer? Functions => layer as IFunctionLayer;

    /// <summary>Whether each run draws an upstream gradient of its own; false where it is the one of a network.</summary>
    public bool FollowsRuns { get; init; } = true;

    /// <summary>What entries of an upstream gradient that is drawn are multiplied by; null for 1, as of a layer.</summary>
    public IReadOnlyList<double>? Units { get; init; }

    /// <summary>
    /// Whether elements of x are arguments of a function, with units of their own: of a vector, and not in single precision, where what
    /// is small among the others is not resolved over moves of its own size.
    /// </summary>
    public bool AreArguments
    {
        get => areArguments && Components is [{ Shape.Count: 1, Values.UnitRoundoff: < 1e-10 }];
        init => areArguments = value;
    }

    /// <summary>What the passes write beside gradients.</summary>
    public IReadOnlyList<TensorView> Kept { get; }

    /// <summary>What the layer can do, in the terms of a model.</summary>
    public GradientModel Delegates { get; }

    /// <summary>The number of elements of all outputs.</summary>
    public int OutputLength => outputs.Sum(output => output.Values.Length);

    /// <summary>c. Taken from the next forward pass on.</summary>
    public UpstreamGradient Upstream
    {
        get => upstream;
        set => (upstream, weights) = (value, null);
    }

    /// <summary>Looks at the layer's structure. Where storage is not there yet, one forward pass is made, which may make it.</summary>
    /// <exception cref="GradientContractException">Nothing to check, no output, a list or component that is null.</exception>
    /// <param name="layer">The layer.</param>
    /// <param name="given">An upstream gradient for all runs; null where each run draws its own.</param>
    /// <param name="units">As <see cref="Units"/>.</param>
    /// <param name="areArguments">As <see cref="AreArguments"/>.</param>
    public static LayerModel Of(
        IGradientLayer layer, UpstreamGradient? given = null, IReadOnlyList<double>? units = null, bool areArguments = false)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var capabilities = new LayerCapabilities(layer);
        var (inputs, parameters, outputs) = ListsOf(layer);
        if (inputs.Length + parameters.Length == 0)
        {
            throw new GradientContractException(
                $"There are no inputs and no parameters in {layer.Name}, so there is nothing to check. "
                    + "Return one Component.Of(name, x, dx) per input that is differentiated from Inputs.");
        }

        if (outputs.Length == 0)
        {
            throw new GradientContractException(
                $"There are no outputs in {layer.Name}, so there is no upstream gradient to give it. "
                    + "Return one Component.Of(name, y, dy) per output from Outputs.");
        }

        if (Array.Exists([.. inputs, .. parameters], component => !component.Values.Exists))
        {
            capabilities.Reset?.Invoke();
            Call(layer, "Forward()", layer.Forward, () => "its first call");
        }

        return new(layer, capabilities, inputs, parameters, outputs)
        {
            FollowsRuns = given is null,
            Units = units,
            AreArguments = areArguments,
            Upstream = given ?? UpstreamGradient.Ones,
        };
    }

    public double Cost()
    {
        Forward();
        weights ??= Weights();
        var cost = 0.0;
        for (var k = 0; k < outputs.Length; k++)
        {
            cost += Weighted(k, outputs[k].Values, weights[k]);
        }

        return cost;
    }

    public void ComputeGradient()
    {
        WriteUpstream();
        Call("Backward()", layer.Backward);
    }

    /// <summary>The outputs of the last forward pass, one after the other.</summary>
    public double[] Values()
    {
        var values = new double[OutputLength];
        var next = 0;
        foreach (var output in outputs)
        {
            for (var i = 0; i < output.Values.Length; i++)
            {
                values[next++] = output.Values[i];
            }
        }

        return values;
    }

    /// <summary>The first element of an upstream gradient that is not what was written; null where each is.</summary>
    public (int Output, int Index, double Was)? FirstUpstreamChange()
    {
        for (var k = 0; k < outputs.Length; k++)
        {
            for (var i = 0; i < weights![k].Length; i++)
            {
                if (outputs[k].Gradient[i] != weights[k][i])
                {
                    return (k, i, weights[k][i]);
                }
            }
        }

        return null;
    }

    /// <summary>Of a copy: disposes the layer, where it can be.</summary>
    public void Dispose() => (layer as IDisposable)?.Dispose();

    void Forward()
    {
        capabilities.Reset?.Invoke();
        Array.ForEach(inPlace, input => input.Write());
        Call("Forward()", layer.Forward);
    }

    double Weighted(int k, TensorView values, double[] weight)
    {
        if (values.Length != weight.Length)
        {
            throw new GradientContractException(
                FormattableString.Invariant($"Forward() returned {values.Length} elements of {outputs[k].Name} at these values, ")
                    + FormattableString.Invariant($"and {weight.Length} before. An output must keep its length during a check."));
        }

        return values.Weighted(weight);
    }

    double[][] Weights() => [.. outputs.Select((output, k) =>
        Enumerable.Range(0, output.Values.Length).Select(i => Rounded(output.Values, upstream.At(k, i))).ToArray())];

    // What is captured from a network may have more digits than the storage that it is written to.
    static double Rounded(TensorView values, double number) => values.UnitRoundoff > 1e-10 ? (float)number : number;

    void WriteUpstream()
    {
        weights ??= Weights();
        for (var k = 0; k < outputs.Length; k++)
        {
            var gradient = outputs[k].Gradient;
            if (!gradient.Exists || !gradient.IsWritable || gradient.Length != weights[k].Length)
            {
                throw new GradientContractException(NotWritable(outputs[k], weights[k].Length));
            }

            for (var i = 0; i < weights[k].Length; i++)
            {
                gradient[i] = weights[k][i];
            }
        }
    }

    static string NotWritable(Component output, int length) => output.Gradient switch
    {
        { Exists: false } =>
            $"The upstream gradient of {output.Name} cannot be written: its storage is null or empty when Backward() is to be called. "
                + "Allocate it before, in Forward() at the latest.",
        { IsWritable: false } =>
            $"The upstream gradient of {output.Name} cannot be written: it has a getter and no setter. "
                + $"Pass one more argument: Component.Of(\"{output.Name}\", shape, i => …, (i, y) => …, i => …, (i, dy) => …).",
        var gradient => FormattableString.Invariant(
            $"The upstream gradient of {output.Name} has {gradient.Length} elements and {output.Name} has {length}. ")
                + "Make the two the same shape.",
    };

    void Train(Action step)
    {
        _ = Cost();
        capabilities.ClearGradients?.Invoke();
        ComputeGradient();
        step();
    }

    LayerModel CopyOf(Func<IGradientLayer> make)
    {
        // What a forward pass has written over an input is not the input.
        Array.ForEach(inPlace, input => input.Write());
        var copy = make();
        if (copy is null || ReferenceEquals(copy, layer))
        {
            throw new GradientContractException(
                $"Copy() returned {(copy is null ? "null" : "the layer itself")}. Return a new layer with the same values.");
        }

        var (inputs, parameters, ofCopy) = ListsOf(copy);
        return new(copy, new(copy), inputs, parameters, ofCopy) { Upstream = upstream };
    }

    static (Component[] Inputs, Component[] Parameters, Component[] Outputs) ListsOf(IGradientLayer layer) =>
        (Of(layer.Inputs, nameof(layer.Inputs)), Of(layer.Parameters, nameof(layer.Parameters)), Of(layer.Outputs, nameof(layer.Outputs)));

    void Call(string name, Action pass) => Call(layer, name, pass, Shapes);

    static void Call(IGradientLayer layer, string name, Action pass, Func<string> at)
    {
        try
        {
            pass();
        }
#pragma warning disable CA1031 // Said again with the call and the shapes.
        catch (Exception thrown) when (thrown is not GradientContractException && !ModelUnderTest.EndsTheCheck(thrown))
#pragma warning restore CA1031
        {
            throw new GradientContractException(
                $"{name} of {layer.Name} threw {thrown.GetType().Name} at {at()}: {OneLine.Of(thrown.Message)}", thrown);
        }
    }

    string Shapes() => string.Join(", ", Components.Concat(outputs).Where(component => component.Values.Exists)
        .Select(component => $"{component.Name} {string.Join('×', component.Shape)}"));

    static Component[] Of(IReadOnlyList<Component>? components, string list)
    {
        if (components is null || components.Any(component => component is null))
        {
            throw new GradientContractException(components is null
                ? $"{list} is null. Return an empty list where there are none."
                : $"{list}[{Array.FindIndex([.. components], component => component is null)}] is null. "
                    + "Return one Component.Of(name, values, gradient) each.");
        }

        return [.. components];
    }
}
