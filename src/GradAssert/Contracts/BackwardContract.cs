namespace GradientTesting;

/// <summary>What a backward pass must keep to beside being right.</summary>
internal sealed class BackwardContract(ModelUnderTest model, LayerModel layer, Contract contract, Baseline baseline)
{
    /// <summary>Parts of an element's scale: where another call is made, and where the layer is not defined so far off.</summary>
    static readonly double[] elsewhere = [0.3, 1e-3];

    /// <summary>The part of a component's largest gradient by which an iteration, or a parallel sum, may differ.</summary>
    const double Alike = 1e-3;

    readonly double[] negligible = FreshGradient.Negligible(model, baseline.Gradient);

    /// <summary>
    /// Checks every rule at the present point: four forward and four backward passes, or two more; and one of each of a layer that is
    /// reseeded.
    /// </summary>
    /// <param name="seed">Of the move to where another call is made.</param>
    /// <returns>What a match does not mean; null where there is nothing to say.</returns>
    public string? Require(ulong seed)
    {
        if (!layer.IsInPlace)
        {
            RequireUntouched();
        }

        if (model.Reseed is not null && contract.MaskOfItsOwn(baseline) is { } flaw)
        {
            throw contract.Breach(flaw);
        }

        RequireSameAfterAnother(seed);
        if (model.ClearGradients is { } clear)
        {
            RequireAdded(clear);
        }

        if (layer.Update is var (apply, rate))
        {
            RequireSameUpdate(apply, rate);
        }

        return IsSameAtOutput()
            ? "The derivative of the layer is the same at its input and its output, so that one taken for the other stays unseen."
            : null;
    }

    /// <summary>Where gradients come from two places, the two are the same: what an update applies, and what is left to read.</summary>
    void RequireSameUpdate(Action apply, double rate)
    {
        _ = model.Cost();
        model.ComputeGradient();
        apply();
        var after = TensorCopy.Of(model.Components.Select(component => component.Values));
        baseline.Return();
        for (var c = layer.Inputs.Count; c < after.Length; c++)
        {
            var (component, gradient) = (model.Components[c], baseline.Gradient[c]);
            var largest = Math.Max(Magnitude.Largest(after[c]), Magnitude.Largest(baseline.Values[c]));
            var rounding = 4 * component.Values.UnitRoundoff * largest / rate;
            for (var i = 0; i < gradient.Length; i++)
            {
                var applied = (baseline.Values[c][i] - after[c][i]) / rate;
                if (!(Math.Abs(applied - gradient[i]) <= (Alike * Magnitude.Largest(gradient)) + negligible[c] + rounding))
                {
                    throw contract.Breach(
                        $"The update moves {ElementName.Of(component, i)} as a gradient of {Digits.Of(applied, gradient[i])} would, and "
                            + $"Backward() leaves {Digits.Of(gradient[i], applied)} there. "
                            + "Apply the gradient that is shown, at the rate that is given.");
                }
            }
        }
    }

    // As of ReLU or the identity: an activation alone, without parameters.
    bool IsSameAtOutput()
    {
        if (layer is not { IsInPlace: false, Inputs: [var x], Components.Count: 1, Outputs: [var y] } || x.Length != y.Values.Length)
        {
            return false;
        }

        _ = model.Cost();
        var values = layer.Values();
        for (var i = 0; i < values.Length; i++)
        {
            x.Values[i] = values[i];
        }

        var isSame = double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient() && Difference(0, 0, 0) is null;
        baseline.Return();
        return isSame;
    }

    void RequireUntouched()
    {
        _ = model.Cost();
        var outputs = TensorCopy.Of(layer.Outputs.Select(output => output.Values));
        model.ComputeGradient();
        for (var k = 0; k < outputs.Length; k++)
        {
            if (outputs[k].FirstDifference() is >= 0 and var i)
            {
                throw Changed("output", k, i, outputs[k][i], layer.Outputs[k].Values[i]);
            }
        }

        if (layer.FirstUpstreamChange() is var (output, index, was))
        {
            if (SharesUpstream(output) is { } other)
            {
                throw contract.Breach(
                    $"The upstream gradients of {layer.Outputs[output].Name} and {other} are in one storage: what is written for one is "
                        + "read for the other. Give each output a gradient of its own; two uses of one output are one output.");
            }

            throw Changed("upstream gradient", output, index, was, layer.Outputs[output].Gradient[index]);
        }
    }

    string? SharesUpstream(int output)
    {
        StoragePart[] own = [.. layer.Outputs[output].Gradient.Parts];
        return layer.Outputs.Where((other, o) => o != output && other.Gradient.Parts.Any(part => own.Any(part.Overlaps)))
            .FirstOrDefault()?.Name;
    }

    GradientContractException Changed(string what, int output, int index, double was, double found) => contract.Breach(
        $"Backward() changed its {what}: {ElementName.Of(layer.Outputs[output], index)} was {Digits.Of(was, found)} and is "
            + $"{Digits.Of(found, was)}. Work on a copy; "
            + "or, where the layer works in place, say so: GradientLayer.InPlace, IInPlaceLayer.");

    void RequireSameAfterAnother(ulong seed)
    {
        var moves = new Moves(model, baseline.Values);
        foreach (var size in elsewhere)
        {
            moves.MoveAll(size, seed);
            if (double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient())
            {
                break;
            }
        }

        moves.ReturnAll();
        _ = model.Cost();
        model.ComputeGradient();
        for (var c = 0; c < baseline.Gradient.Count; c++)
        {
            if (Difference(c, 0, Alike) is var (i, found))
            {
                throw contract.Breach(
                    $"Backward() gave {ElementName.Of(model.Components[c], i)} {Digits.Of(baseline.Gradient[c][i], found)}, and after a "
                        + $"Forward() and Backward() at other values {Digits.Of(found, baseline.Gradient[c][i])} at the same: "
                        + "it keeps something from call to call, such as a sum that is not cleared or a buffer of the pass before. "
                        + "Start each Forward() anew.");
            }
        }
    }

    /// <summary>Where gradients add up by contract, every parameter's does.</summary>
    void RequireAdded(Action clear)
    {
        _ = model.Cost();
        clear();
        var fillings = baseline.Gradient.Select((gradient, c) => Fill(model.Components[c], gradient)).ToArray();
        model.ComputeGradientOnTop();
        var isAdded = fillings.Select((filling, c) => filling is { } filled && Difference(c, filled, Alike) is null).ToArray();
        for (var c = layer.Inputs.Count; c < fillings.Length && Array.Exists(isAdded, added => added); c++)
        {
            if (fillings[c] is not null && !isAdded[c] && Difference(c, 0, Alike) is null)
            {
                throw contract.Breach(
                    $"Backward() assigns the gradient of {model.Components[c].Name} where it should be added, as that of "
                        + $"{model.Components[Array.IndexOf(isAdded, true)].Name} is: what an earlier call left in it is lost. "
                        + "Write += where gradients are cleared by ClearGradients().");
            }
        }
    }

    /// <returns>What was written to every element; null where nothing could be, or nothing would show.</returns>
    static double? Fill(Component component, TensorCopy gradient)
    {
        var largest = Magnitude.Largest(gradient);
        if (!component.Gradient.Exists || !component.Gradient.IsWritable || !(largest > 0))
        {
            return null;
        }

        var filling = Math.ScaleB(1, Math.Clamp(Math.ILogB(largest), -60, 60));
        for (var i = 0; i < component.Gradient.Length; i++)
        {
            component.Gradient[i] = filling;
        }

        return filling;
    }

    (int Index, double Found)? Difference(int c, double more, double part)
    {
        var (gradient, before) = (model.Components[c].Gradient, baseline.Gradient[c]);
        var allowed = Math.Max(part * Magnitude.Largest(before), negligible[c]);
        for (var i = 0; i < before.Length; i++)
        {
            // Written so that a NaN differs.
            if (!(Math.Abs(gradient[i] - (before[i] + more)) <= allowed))
            {
                return (i, gradient[i]);
            }
        }

        return null;
    }
}
