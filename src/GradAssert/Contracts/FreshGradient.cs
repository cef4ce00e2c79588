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
        for (var c = 0; c < second.Length; c++)
        {
            Compare(model.Components[c], fillings[c], first[c], second[c], contract);
            RequireSame(model.Components[c], unfilled[c], second[c], contract);
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
        contract.RequireSame(model.Cost(), "Cost() was called before and after the gradient was computed and its storage overwritten");
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
        var largest = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(gradient[i]));
        }

        return largest > 0 && double.IsFinite(largest) ? Math.ScaleB(1, Math.Clamp(Math.ILogB(largest), -60, 60)) : 1;
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

        RequireSame(component, first, second, contract);
    }

    static void RequireSame(Component component, TensorCopy first, TensorCopy second, Contract contract)
    {
        var scale = 0.0;
        for (var i = 0; i < second.Length; i++)
        {
            scale = Math.Max(scale, Math.Abs(second[i]));
        }

        for (var i = 0; i < second.Length; i++)
        {
            if (!(Math.Abs(second[i] - first[i]) <= Rounding(component) * scale))
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
