namespace GradientTesting;

/// <summary>A gradient that was written by the call, whole and finite, whatever its storage held before.</summary>
internal static class FreshGradient
{
    /// <summary>Computes the gradient over two different fillings of its storage and compares.</summary>
    /// <remarks>
    /// An element that still holds the filling was not written; one that moved by the difference of the fillings was
    /// added to. Three gradients and two costs, which also show whether the cost reads what is stored as gradient.
    /// </remarks>
    public static TensorCopy[] Of(ModelUnderTest model, Contract contract)
    {
        model.ComputeGradient();
        contract.RequireUnchanged("ComputeGradient()");
        var unfilled = Copies(model);
        var fillings = unfilled.Select(Filling).ToArray();

        var first = Over(model, contract, fillings, 1);
        var second = Over(model, contract, fillings, -2);
        var negligible = Negligible(model, unfilled);
        for (var c = 0; c < second.Length; c++)
        {
            Compare(model.Components[c], fillings[c], first[c], second[c], contract);
            RequireSame(model.Components[c], first[c], second[c], negligible[c], contract);
            RequireSame(model.Components[c], unfilled[c], second[c], negligible[c], contract);
        }

        return second;
    }

    static TensorCopy[] Copies(ModelUnderTest model) => [.. model.Components.Select(component => component.Gradient.Copy())];

    static TensorCopy[] Over(ModelUnderTest model, Contract contract, double[] fillings, int factor)
    {
        for (var c = 0; c < fillings.Length; c++)
        {
            Fill(model.Components[c].Gradient, factor * fillings[c]);
        }

        // The forward pass runs again, because a backward pass may rest on what it left behind.
        contract.RequireSameCost((before, again) => $"Cost() returned {before} before and {again} after the gradient was computed and its storage overwritten, at the same values: it reads something that ComputeGradient() writes. Give each gradient an array or matrix of its own, apart from data and activations, and leave everything else as it is in ComputeGradient().");
        model.ComputeGradient();
        contract.RequireUnchanged("ComputeGradient()");
        return Copies(model);
    }

    static void Fill(TensorView gradient, double filling)
    {
        for (var i = 0; gradient.IsWritable && i < gradient.Length; i++)
        {
            gradient[i] = filling;
        }
    }

    // A power of two of the gradient's own size, so that adding to it is seen in every storage type.
    static double Filling(TensorCopy gradient)
    {
        var largest = Largest(gradient);
        return largest > 0 && double.IsFinite(largest) ? Math.ScaleB(1, Math.Clamp(Math.ILogB(largest), -60, 60)) : 1;
    }

    static double Largest(TensorCopy gradient)
    {
        var largest = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(gradient[i]));
        }

        return largest;
    }

    static void Compare(Component component, double filling, TensorCopy first, TensorCopy second, Contract contract)
    {
        for (var i = 0; i < second.Length; i++)
        {
            var (a, b) = (first[i], second[i]);
            var added = -3 * filling;
            if (component.Gradient.IsWritable && a == filling && b == -2 * filling)
            {
                throw contract.Breach($"ComputeGradient() did not write the gradient of {ElementName.Of(component, i)}: it still holds what was there before. {Unwritten(component)}");
            }

            if (component.Gradient.IsWritable && Math.Abs(b - a - added) <= 1e-3 * Math.Abs(added))
            {
                throw contract.Breach($"ComputeGradient() adds to the gradient of {ElementName.Of(component, i)} instead of writing it: what was there before is still in it. Clear the gradient at the start of ComputeGradient().");
            }

            if (!double.IsFinite(b))
            {
                throw contract.Breach(FormattableString.Invariant($"The gradient of {ElementName.Of(component, i)} is {b}, though the cost is finite. Look for a division by zero or an overflow in ComputeGradient()."));
            }
        }
    }

    /// <summary>Per component, the gradient that would hardly move the cost, beside what the strongest component does.</summary>
    /// <remarks>All that a bias before a normalization has is rounding, and a parallel sum gives it another one each time.</remarks>
    static double[] Negligible(ModelUnderTest model, TensorCopy[] gradient)
    {
        var scales = Magnitude.Scales(model.Components);
        var strongest = gradient.Select((slopes, c) => Largest(slopes) * scales[c]).Where(double.IsFinite).Append(0).Max();
        return [.. scales.Select((scale, c) => (model.Components[c].Gradient.UnitRoundoff > 1e-10 ? 1e-4 : 1e-10) * strongest / scale)];
    }

    static void RequireSame(Component component, TensorCopy first, TensorCopy second, double negligible, Contract contract)
    {
        var allowed = Math.Max(negligible, Rounding(component) * Largest(second));
        for (var i = 0; i < second.Length; i++)
        {
            if (!(Math.Abs(second[i] - first[i]) <= allowed))
            {
                throw contract.Breach(FormattableString.Invariant($"ComputeGradient() was called twice at the same values and gave {ElementName.Of(component, i)} {first[i]:G9}, then {second[i]:G9}: more than rounding. Clear the gradient at the start of ComputeGradient(), and let it depend on the present values alone."));
            }
        }
    }

    static double Rounding(Component component) => component.Gradient.UnitRoundoff > 1e-10 ? 1e-3 : 1e-6;

    static string Unwritten(Component component) => component.Gradient.IsFixed
        ? $"Write every element, zeros too; and if the model makes a new array or matrix for each gradient, pass a Func that returns the present one: Component.Of(\"{component.Name}\", () => values, () => gradient)."
        : "Write every element, zeros too.";
}
