namespace GradientTesting;

/// <summary>Copies of a model that can be worked on at the same time, each by a thread of its own.</summary>
/// <remarks>
/// Made sure of on the thread of the caller, so that nothing depends on luck: each holds values of its own, its cost is that of its
/// own values, and it writes to nothing that the gradient of the model reads.
/// </remarks>
internal sealed class IndependentCopies
{
    readonly ModelUnderTest model;
    readonly Contract contract;
    readonly Baseline baseline;
    readonly List<ModelUnderTest> copies = [];
    readonly double[] scales;
    readonly double[] negligible;

    IndependentCopies(ModelUnderTest model, Contract contract, Baseline baseline)
    {
        (this.model, this.contract, this.baseline) = (model, contract, baseline);
        scales = [.. baseline.Values.Select(OtherValue.ScaleOf)];
        negligible = FreshGradient.Negligible(model, baseline.Gradient);
    }

    /// <summary>Makes copies at the present point, and makes sure of them. Evaluations for that are not counted.</summary>
    /// <param name="model">The model; one that cannot be copied is alone.</param>
    /// <param name="contract">What is known of the model.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="most">
    /// How many threads there are for copies; of a small model fewer are useful, and one is made to be looked at.
    /// </param>
    /// <exception cref="GradientContractException">
    /// A copy is another model, or shares something with the model or with another copy.
    /// </exception>
    public static ModelCopies Of(ModelUnderTest model, Contract contract, Baseline baseline, int most)
    {
        var useful = Math.Max(1, (model.Components.Max(component => component.Length) - 1) / ModelCopies.Chunk);
        return model.Copy is { } copy && most > 0
            ? new IndependentCopies(model, contract, baseline).Made(copy, Math.Min(most, useful))
            : new(model, []);
    }

    ModelCopies Made(Func<IGradientModel> copy, int count)
    {
        var made = new ModelCopies(model, copies);
        try
        {
            for (var k = 0; k < count; k++)
            {
                copies.Add(One(copy));
            }

            RequireApart();
            copies.ForEach(RequireSameCost);
            RequireOwnGenerators();
            RequireOwnBuffers();
            RequireOwnGradients();
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    ModelUnderTest One(Func<IGradientModel> copy)
    {
        var made = copy() ?? throw contract.Breach("Copy() returned null. Return a new model with the same values and data.");
        if (ReferenceEquals(made, model.Instance) || copies.Exists(other => ReferenceEquals(made, other.Instance)))
        {
            throw contract.Breach(ReferenceEquals(made, model.Instance)
                ? "Copy() returned the model itself. Return a new model with the same values and data."
                : "Copy() returned the same model twice. Return a new one at each call: each is evaluated on a thread of its own.");
        }

        var twin = model.Twin(made);
        RequireSame(twin);
        return twin;
    }

    void RequireSame(ModelUnderTest twin)
    {
        var (names, found) = (Names(model), Names(twin));
        if (names != found)
        {
            throw contract.Breach(
                $"The components of a model are {names}, and those of its Copy() are {found}. Return a model with the same "
                    + $"components.{Inherited(twin)}");
        }

        foreach (var (component, other) in model.Components.Zip(twin.Components))
        {
            for (var i = 0; i < component.Length; i++)
            {
                if (!component.Values[i].Equals(other.Values[i]))
                {
                    throw contract.Breach(
                        $"{ElementName.Of(component, i)} is {Digits.Of(component.Values[i], other.Values[i])}, "
                            + $"and in the model's Copy() {Digits.Of(other.Values[i], component.Values[i])}. Copy the present values.");
                }
            }
        }
    }

    /// <summary>Sets every element of every copy to a value of its own; nothing is evaluated.</summary>
    void RequireApart()
    {
        for (var k = 0; k < copies.Count; k++)
        {
            Put(k, (c, i) => Other(k, c, i));
        }

        string? shared = null;
        for (var c = 0; c < model.Components.Count && shared is null; c++)
        {
            var component = model.Components[c];
            for (var i = 0; i < component.Length && shared is null; i++)
            {
                shared = !component.Values.Holds(component.Values[i], baseline.Values[c][i])
                    ? $"A model and its Copy() share the storage of {component.Name}"
                    : null;
                for (var k = 0; k < copies.Count; k++)
                {
                    shared ??= copies[k].Components[c].Values is var values && values.Holds(values[i], Other(k, c, i))
                        ? null
                        : $"Two results of Copy() share the storage of {component.Name}";
                }
            }
        }

        for (var k = 0; k < copies.Count; k++)
        {
            Put(k, (c, i) => baseline.Values[c][i]);
        }

        if (shared is not null)
        {
            baseline.Return();
            throw contract.Breach($"{shared}: what is written to one is read in the other. Copy the array, and not the reference to it.");
        }
    }

    string Inherited(ModelUnderTest twin) => model.Instance.GetType().IsSubclassOf(twin.Instance.GetType())
        ? $" The copy is a {twin.Instance.GetType().Name}, and the model a {model.Instance.GetType().Name}, which inherits Copy(): "
            + "override it, so that it makes one of its own type."
        : "";

    void RequireSameCost(ModelUnderTest twin)
    {
        var cost = twin.Uncounted(twin.Cost);
        if (!contract.IsSameCost(cost))
        {
            throw contract.Breach(OwnGenerators.FlawOf(model, contract.Cost, twin, cost) ??
                $"The cost of a model is {Digits.Of(contract.Cost, cost)}, and that of its Copy() is "
                    + $"{Digits.Of(cost, contract.Cost)}. Copy everything that Cost() depends on: values, data, λ, "
                    + $"keep-probs.{Inherited(twin)}");
        }

        var (own, expected) = contract.CostElsewhere(twin);
        if (!contract.IsSameCost(own, expected))
        {
            throw contract.Breach(contract.IsSameCost(own)
                ? "The cost of a Copy() does not react to the copy's own values: "
                    + $"it stays at {Digits.Of(own)} where they are moved, and that of the model becomes {Digits.Of(expected)}. "
                    + "Have the copy evaluate its own arrays, and not those that it was copied from."
                : $"With the same values moved the cost of a model is {Digits.Of(expected, own)}, "
                    + $"and that of its Copy() is {Digits.Of(own, expected)}. "
                    + "Copy everything that Cost() depends on: values, data, λ, keep-probs.");
        }
    }

    /// <summary>Evaluates every copy between the reseeding of the model and its cost, which is the same as if they had not been.</summary>
    void RequireOwnGenerators()
    {
        foreach (var copy in copies)
        {
            if (OwnGenerators.CostWithin(model, copy) is { } cost && !contract.IsSameCost(cost))
            {
                throw contract.Breach(OwnGenerators.Shared(contract.Cost, cost));
            }
        }
    }

    /// <summary>Evaluates the model here and every copy elsewhere: the gradient of the model is the same as if they had not been.</summary>
    void RequireOwnBuffers()
    {
        var differs = model.Uncounted(() =>
        {
            _ = model.Cost();
            copies.ForEach(copy => contract.CostElsewhere(copy));
            model.ComputeGradient();
            return Enumerable.Range(0, model.Components.Count).Where(c => Difference(c) >= 0).Cast<int?>().FirstOrDefault();
        });
        if (differs is { } c)
        {
            throw contract.Breach(
                $"The gradient of {ElementName.Of(model.Components[c], Difference(c))} is another one where a Copy() was evaluated "
                    + "after Cost(): the two share something that Cost() writes, such as a buffer for activations. "
                    + "Give each copy its own.");
        }
    }

    /// <summary>
    /// Has every copy compute its gradient elsewhere: it is that of the model there, and the model's own is left as it
    /// was.
    /// </summary>
    void RequireOwnGradients()
    {
        var expected = contract.GradientElsewhere(model);
        _ = model.Uncounted(model.Cost);
        model.Uncounted(() => { model.ComputeGradient(); return 0; });
        foreach (var copy in copies)
        {
            var own = contract.GradientElsewhere(copy);
            for (var c = 0; c < model.Components.Count; c++)
            {
                if (Difference(c) is >= 0 and var i)
                {
                    throw contract.Breach(
                        $"The gradient of {ElementName.Of(model.Components[c], i)} is another one where ComputeGradient() of a "
                            + "Copy() was called: the two write to the same gradient. Give each copy gradients of its own.");
                }

                if (own is not null && expected is not null && Difference(own[c], expected[c], c) is >= 0 and var j)
                {
                    throw contract.Breach(
                        $"With the same values the gradient of {ElementName.Of(model.Components[c], j)} is "
                            + $"{Digits.Of(expected[c][j], own[c][j])} in the model, and {Digits.Of(own[c][j], expected[c][j])} in "
                            + (model.ClearGradients is not null && copy.ClearGradients is null
                                ? "its Copy(): gradients of the model are cleared before each, and those of the copy are not. Have the "
                                    + "copy implement IAccumulatingModel, or set GradientModel.ClearGradients of it."
                                : "its Copy(). Have ComputeGradient() of the copy work on the copy's own arrays, "
                                    + "and not on those that it was copied from."));
                }
            }
        }
    }

    int Difference(TensorCopy one, TensorCopy other, int c)
    {
        var allowed = Math.Max(Alike * Magnitude.Largest(other), negligible[c]);
        return Enumerable.Range(0, other.Length).FirstOrDefault(i => Math.Abs(one[i] - other[i]) > allowed, -1);
    }

    int Difference(int c)
    {
        var (gradient, before) = (model.Components[c].Gradient, baseline.Gradient[c]);
        var allowed = Alike * Magnitude.Largest(before);
        for (var i = 0; i < before.Length; i++)
        {
            if (Math.Abs(gradient[i] - before[i]) > Math.Max(allowed, negligible[c]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The part of a component's largest gradient by which a parallel sum may differ from call to call.</summary>
    const double Alike = 1e-3;

    void Put(int k, Func<int, int, double> value)
    {
        for (var c = 0; c < model.Components.Count; c++)
        {
            var values = copies[k].Components[c].Values;
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = value(c, i);
            }
        }
    }

    double Other(int k, int c, int i) =>
        OtherValue.Of(baseline.Values[c], i, Draw.Bits(Draw.Bits(0, k), c) & ~1UL,
            scales[c], model.Components[c].Values.UnitRoundoff > 1e-10);

    static string Names(ModelUnderTest model) =>
        string.Join(", ", model.Components.Select(component => $"{component.Name} {string.Join('×', component.Shape)}"));
}
