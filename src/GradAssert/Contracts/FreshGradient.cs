namespace GradientTesting;

/// <summary>A gradient that was written by the call, whole and finite, whatever its storage held before.</summary>
internal static class FreshGradient
{
    /// <summary>Computes the gradient, and again over two different fillings of its storage, and compares.</summary>
    /// <remarks>
    /// An element that still holds the filling was not written; one that moved by the difference of the fillings was
    /// added to. The first gradient follows a cost elsewhere and one here, the others two costs here, so that one that rests
    /// on the forward pass before last shows. Three gradients and two costs, which also show whether the cost reads what is
    /// stored as gradient. One copy of the gradient is kept, and of each later one no more than where it first differs.
    /// </remarks>
    public static TensorCopy[] Of(ModelUnderTest model, Contract contract)
    {
        model.ComputeGradient();
        contract.RequireUnchanged(Contract.ComputeGradient);
        var gradient = TensorCopy.Of(Gradients(model));
        var negligible = Negligible(model, gradient);
        double[] fillings = [.. gradient.Select(Filling)];

        var first = Over(model, contract, gradient, fillings, 1, negligible);
        var second = Over(model, contract, gradient, fillings, -2, negligible);
        for (var c = 0; c < gradient.Length; c++)
        {
            if ((first[c] ?? second[c]) is { } difference && !IsOfAWarmStart(first[c], second[c], gradient[c]))
            {
                // What did not differ the first time was then what it had been at first.
                var before = gradient[c][difference.Index];
                throw Breach(model, c, difference.Index, before, first[c]?.Found ?? before, fillings[c], contract);
            }
        }

        var last = TensorCopy.Of(Gradients(model), gradient);
        RequireNoneOfCost(model, contract, last, negligible);
        return last;
    }

    /// <summary>Training clears, and then calls <c>Cost()</c>: what that adds to the gradient is in it. A cost and a gradient.</summary>
    static void RequireNoneOfCost(ModelUnderTest model, Contract contract, TensorCopy[] gradient, double[] negligible)
    {
        if (model.ClearGradients is not { } clear || model.Layer is not null)
        {
            return;
        }

        clear();
        _ = model.Cost();
        model.ComputeGradientOnTop();
        foreach (var (component, c) in model.Components.Select((component, c) => (component, c)))
        {
            if (FirstDifference(component, gradient[c], negligible[c]) is { } other)
            {
                var before = gradient[c][other.Index];
                throw contract.Breach(
                    $"The gradient of {ElementName.Of(component, other.Index)} is {Digits.Of(before, other.Found)} where ClearGradients() "
                        + $"is called after Cost(), and {Digits.Of(other.Found, before)} where it is called before, as in training: "
                        + "Cost() adds to the gradient. Compute it in ComputeGradient() alone.");
            }
        }
    }

    // An iteration that begins where the last one ended comes from elsewhere to a little beside. What is taken for a gradient then
    // is that of two costs here.
    static bool IsOfAWarmStart(Difference? first, Difference? second, TensorCopy gradient) =>
        first is { } one && second is { } other && one.Index == other.Index
            && Math.Abs(one.Found - other.Found) <= 0.1 * Math.Abs(one.Found - gradient[one.Index])
            && Magnitude.Largest(gradient) is var largest && double.IsFinite(largest)
            && Math.Max(one.Most, other.Most) <= WarmStart * largest;

    static IEnumerable<TensorView> Gradients(ModelUnderTest model) => model.Components.Select(component => component.Gradient);

    /// <returns>Per component, where the gradient over a filling differs from the one before, or null.</returns>
    static Difference?[] Over(ModelUnderTest model, Contract contract,
        TensorCopy[] before, double[] fillings, int factor, double[] negligible)
    {
        for (var c = 0; c < fillings.Length; c++)
        {
            Fill(model.Components[c].Gradient, factor * fillings[c]);
            contract.NoteCopy(model.Components[c], factor * fillings[c]);
        }

        // The forward pass runs again, because a backward pass may rest on what it left behind.
        contract.RequireSameCost((before, again) =>
            $"Cost() returned {before} before and {again} after the gradient was computed and its storage overwritten, "
            + $"at the same values: it reads something that {Writers(model)}. "
            + "Give each gradient an array or matrix of its own, apart from data and activations, "
            + "and leave everything else as it is in ComputeGradient().", isAfterOthers: true);
        model.ComputeGradient();
        contract.RequireUnchanged(Contract.ComputeGradient);
        return [.. model.Components.Select((component, c) => FirstDifference(component, before[c], negligible[c]))];
    }

    static string Writers(ModelUnderTest model) =>
        model.ClearGradients is null ? "ComputeGradient() writes" : "ComputeGradient(), or ClearGradients(), changes";

    /// <summary>Overwrites what somebody has to write.</summary>
    public static void Fill(TensorView gradient, double filling)
    {
        for (var i = 0; gradient is { IsWritable: true, MayBeUnwritten: false } && i < gradient.Length; i++)
        {
            gradient[i] = filling;
        }
    }

    // A power of two of the gradient's own size, so that adding to it is seen in every storage type.
    public static double Filling(TensorCopy gradient)
    {
        var largest = Magnitude.Largest(gradient);
        return largest > 0 && double.IsFinite(largest) ? Math.ScaleB(1, Math.Clamp(Math.ILogB(largest), -60, 60)) : 1;
    }

    static Difference? FirstDifference(Component component, TensorCopy before, double negligible)
    {
        var allowed = Math.Max(negligible, Rounding(component) * Magnitude.Largest(before));
        Difference? first = null;
        for (var i = 0; i < before.Length; i++)
        {
            var found = component.Gradient[i];
            var difference = Math.Abs(found - before[i]);
            // Beside an infinity everything would be allowed.
            if (!double.IsFinite(found) || !double.IsFinite(before[i]) || difference > allowed)
            {
                first ??= new(i, found, 0);
                // Written so that a NaN is the most there is.
                first = first.Value with { Most = difference <= first.Value.Most ? first.Value.Most : difference };
            }
        }

        return first;
    }

    /// <summary>
    /// What is wrong with an element that was <paramref name="before"/> at first and <paramref name="first"/> over the
    /// first filling.
    /// </summary>
    static GradientContractException Breach(ModelUnderTest model, int c,
        int index, double before, double first, double filling, Contract contract)
    {
        var component = model.Components[c];
        var (name, second, added) = (ElementName.Of(component, index), component.Gradient[index], -3 * filling);
        if (component.Gradient.IsWritable && first == filling && second == -2 * filling)
        {
            return contract.Breach(
                $"ComputeGradient() did not write the gradient of {name}: it still holds what was there before. "
                    + Unwritten(component, component.Gradient.IsFixed && component.Values.IsFixed && contract.IsUnread(c)));
        }

        if (component.Gradient.IsWritable && Math.Abs(second - first - added) <= 1e-3 * Math.Abs(added))
        {
            return contract.Breach(
                $"ComputeGradient() adds to the gradient of {name} instead of writing it: what was there before is still in it. "
                    + $"{Accumulating(model)}");
        }

        if (double.IsFinite(second) && double.IsFinite(before) && Math.Abs(first - second) < 0.1 * Math.Abs(second - before)
            && IsLate(model, component, index, before, second, contract))
        {
            return contract.Breach(
                $"ComputeGradient() gave {name} {Digits.Of(before, second)} where Cost() had been called at other values and then "
                    + $"at these, and {Digits.Of(second, before)} where it had been called at these twice: "
                    + "it uses what the forward pass before last left behind. "
                    + "Let it use what the last Cost() left, or compute what it needs from the present values.");
        }

        var isUnwritten = first == filling || second == -2 * filling;
        if (double.IsFinite(second) && TurnsOfGradient.FlawOf(model, c, index, isUnwritten, contract) is { } turns)
        {
            return contract.Breach(turns);
        }

        return double.IsFinite(second)
            ? contract.Breach(FormattableString.Invariant($"ComputeGradient() was called twice at the same values and gave {name} ")
                + FormattableString.Invariant($"{(first == second ? before : first):G9}, then {second:G9}: more than rounding. ")
                + Repeatability.OfGradient(model))
            : contract.Breach(FormattableString.Invariant($"The gradient of {name} is {second}, though the cost is finite. ")
                + (model.Update is null ? "Look for a division by zero or an overflow in ComputeGradient()."
                    : $"It is read off a step of rate {Digits.Of(model.Update.Rate)}: look for a division by zero or an overflow in the "
                        + "update."));
    }

    /// <summary>
    /// Whether it is the cost elsewhere that makes a gradient what it was at first. A few evaluations, of a model that
    /// breaks a contract.
    /// </summary>
    static bool IsLate(ModelUnderTest model, Component component, int index, double before, double second, Contract contract)
    {
        contract.ComeFromElsewhere();
        model.ComputeGradient();
        return Math.Abs(component.Gradient[index] - before) < 0.1 * Math.Abs(second - before);
    }

    /// <summary>Per component, the gradient that would hardly move the cost, beside what the strongest component does.</summary>
    /// <remarks>All that a bias before a normalization has is rounding, and a parallel sum gives it another one each time.</remarks>
    public static double[] Negligible(ModelUnderTest model, IReadOnlyList<TensorCopy> gradient)
    {
        var scales = Magnitude.Scales(model.Components);
        var strongest = gradient.Select((slopes, c) => Magnitude.Largest(slopes) * scales[c]).Where(double.IsFinite).Append(0).Max();
        return [.. scales.Select((scale, c) => (model.Components[c].Gradient.UnitRoundoff > 1e-10 ? 1e-4 : 1e-10) * strongest / scale)];
    }

    /// <summary>The part of the largest element by which a sum in another order may differ.</summary>
    public static double Rounding(Component component) => component.Gradient.UnitRoundoff > 1e-10 ? 1e-3 : 1e-6;

    static string Accumulating(ModelUnderTest model) => model.ClearGradients is null
        ? "Clear the gradient at the start of ComputeGradient(); "
            + "or, where gradients add up because an optimizer clears them, say how: "
            + $"implement IAccumulatingModel, or set {(model.Layer is null ? "GradientModel" : "GradientLayer")}.ClearGradients."
        : "ClearGradients() was called just before, and did not clear it. Have it clear the storage that this component looks at.";

    /// <param name="component">The component.</param>
    /// <param name="isUnread">Whether the cost does not react to its values either, which were passed as they are too.</param>
    static string Unwritten(Component component, bool isUnread) => !component.Gradient.IsFixed ? Write
        : (isUnread
            ? $"Nor does Cost() react to {component.Name}, however far it is moved: both may be copies, as ToArray(), Clone(), Row() and "
                + "Column() make. Pass the storage that the model uses. "
            : $"{Write} What was passed as gradient may be a copy, as ToArray(), Clone(), Row() and Column() make: pass the storage "
                + "that is written. ")
            + "If the model makes a new array or matrix for each gradient, or in Initialize(), "
            + $"pass a Func that returns the present one: Component.Of(\"{component.Name}\", () => values, () => gradient).";

    const string Write = "Write every element, zeros too, at each call: look for one that returns early, or ends before it has written.";

    /// <summary>
    /// The part of a gradient by which an iteration may differ that comes from elsewhere; moves of a third of everything
    /// change more.
    /// </summary>
    const double WarmStart = 1e-3;

    readonly record struct Difference(int Index, double Found, double Most);
}
