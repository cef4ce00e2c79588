namespace GradientTesting;

/// <summary>A backward pass through the mask that the forward pass drew.</summary>
/// <remarks>
/// A check reseeds a model before each call, so that a mask that is drawn again is the same one. In training nobody does: there the
/// gradient would be that of no cost.
/// </remarks>
internal static class OneMask
{
    /// <summary>In scales of each element: long enough for a cost in float32.</summary>
    const double Step = 1e-3;

    /// <summary>The part of a component's largest gradient by which a parallel sum may differ; a mask changes more.</summary>
    const double Alike = 1e-3;

    /// <summary>
    /// The part of a derivative that curvature, kinks and float32 leave open; of a mask of its own a gradient is off by
    /// more.
    /// </summary>
    const double OfDifference = 0.02;

    /// <summary>Along one, a gradient of which a part is of other draws is right by chance.</summary>
    const int Directions = 3;

    /// <summary>What is known of it where the gradient is wrong, and may be that of a forward pass of its own.</summary>
    public const string DrawnAgain =
        "ComputeGradient() draws random numbers again: right after Cost() it gives another gradient than after Reseed(). "
        + "In a forward pass of its own that is right, where what goes back is multiplied by its mask; without one, keep the "
        + "mask that Cost() drew.";

    /// <summary>With a keep-prob of 0.9 and four units, eight masks drop none of them one time in thirty.</summary>
    const int OtherSeeds = 7;

    /// <summary>With a keep-prob of 0.9 and four units, so many masks drop none of them one time in a million.</summary>
    const int Calls = 32;

    /// <summary>
    /// Whether other seeds have another mask, as they have where a unit is dropped, and whether the next call has. Two evaluations; seven
    /// where no seed has one, and 33 where no call has.
    /// </summary>
    /// <returns>What is said where the cost is the same at all of them; null where it is not.</returns>
    public static string? ThatStays(ModelUnderTest model, double cost) =>
        OtherCost(model, cost) is not { } other
            ? FormattableString.Invariant($"With dropout on, Cost() is the same to the last bit at this seed and at the next {OtherSeeds}")
                + ": no unit was dropped, so that no mask was checked, or Reseed() does not use its seed. "
                + "Check at a lower keep-prob or with more units, and have Reseed() begin the random numbers of the mask at its seed."
            : Enumerable.Range(0, Calls).All(_ => model.CostAsInTraining().Equals(other))
            ? FormattableString.Invariant($"With dropout on, Cost() is the same to the last bit at each of {Calls + 1} calls with no ")
                + "Reseed() in between, and another one at another seed: only Reseed() changes the mask, and training does not call it. "
                + "Draw the mask at each Cost(), from random numbers that go on and that Reseed() begins again. If TrainStep() draws it, "
                + "that is as it should be."
            : null;

    /// <summary>
    /// Asks for the gradient after a cost, with no reseeding in between. One that differs may be that of a forward pass of its own,
    /// which is right in training too: it is held against the cost of the draws that come second. A layer's backward pass makes none.
    /// An evaluation and a gradient; up to twelve evaluations more where it differs.
    /// </summary>
    /// <returns>What is said of a mask of its own; null where there is none.</returns>
    public static string? FlawOf(ModelUnderTest model, Baseline baseline, ulong seed)
    {
        _ = model.Cost();
        model.ComputeGradientAsInTraining();
        if (FirstOther(model, baseline) is not var (c, i))
        {
            return null;
        }

        var (name, before, now) = (ElementName.Of(model.Components[c], i), baseline.Gradient[c][i], model.Components[c].Gradient[i]);
        return model.Layer is null && IsOfItsOwnPass(model, baseline, seed) ? null
            : model.KeepProbabilities.Count == 0 && model.Layer is null
            ? $"ComputeGradient() draws random numbers of its own: it gave {name} "
                + $"{Digits.Of(before, now)} where it was reseeded, and {Digits.Of(now, before)} right after "
                + "Cost(). In training nothing reseeds between the two, and the gradient is that of other draws than the cost. "
                + "Keep what Cost() drew, as a mask, a minibatch or noise, and use it in ComputeGradient()."
            : $"ComputeGradient() draws a mask of its own: it gave {name} "
                + $"{Digits.Of(before, now)} where it was reseeded, and {Digits.Of(now, before)} right after "
                + "Cost(). In training nothing reseeds between the two, and the gradient is that of another mask than "
                + "the cost. Keep the mask that Cost() drew, and use it in ComputeGradient().";
    }

    /// <summary>The first element whose gradient is another one than at the point; null where each is the same.</summary>
    static (int Component, int Index)? FirstOther(ModelUnderTest model, Baseline baseline)
    {
        for (var c = 0; c < model.Components.Count; c++)
        {
            var (gradient, before) = (model.Components[c].Gradient, baseline.Gradient[c]);
            var allowed = Alike * Magnitude.Largest(before);
            for (var i = 0; i < before.Length; i++)
            {
                if (!(Math.Abs(gradient[i] - before[i]) <= allowed))
                {
                    return (c, i);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Of a model that is reseeded and has no keep-prob: whether other seeds have another cost. One evaluation, and seven where none has.
    /// </summary>
    /// <returns>What is said where the cost is the same at all of them; null where it is not.</returns>
    /// <remarks>
    /// No error: a Reseed that every model of a library has restarts nothing in one without dropout, and its gradient is that of its cost.
    /// </remarks>
    public static string? NothingDrawn(ModelUnderTest model, double cost) =>
        OtherCost(model, cost) is null
            ? FormattableString.Invariant($"Cost() is the same to the last bit at this seed of Reseed() and at the next {OtherSeeds}")
                + ": nothing random was drawn, so that no mask and no noise was checked. If the model has dropout, is it in evaluation "
                + "mode, or does Reseed() not use its seed? Check it in the mode that trains. If it draws nothing, leave Reseed out."
            : null;

    /// <summary>Of the next seed that has another cost; null where none has.</summary>
    static double? OtherCost(ModelUnderTest model, double cost) =>
        Enumerable.Range(1, OtherSeeds).Select(model.CostAtSeed).Cast<double?>().FirstOrDefault(other => !other.Equals(cost));

    static bool IsOfItsOwnPass(ModelUnderTest model, Baseline baseline, ulong seed)
    {
        var moves = new Moves(model, baseline.Values);
        TensorCopy[] gradient = [.. model.Components.Select(component => component.Gradient.Copy())];
        return Enumerable.Range(0, Directions).All(k => IsSlope(Draw.Bits(seed, k)));

        bool IsSlope(ulong direction)
        {
            var (ahead, behind) = (After(Step, direction), After(-Step, direction));
            // Where each element is, and not what it was meant to be moved by.
            var slope = 0.0;
            moves.MoveAll(Step, direction);
            for (var c = 0; c < gradient.Length; c++)
            {
                for (var i = 0; i < gradient[c].Length; i++)
                {
                    slope += gradient[c][i] * (model.Components[c].Values[i] - baseline.Values[c][i]);
                }
            }

            moves.ReturnAll();
            var numeric = (ahead - behind) / 2;
            return Math.Abs(numeric - slope) <= OfDifference * Math.Max(Math.Abs(numeric), Math.Abs(slope));
        }

        double After(double step, ulong direction)
        {
            moves.MoveAll(step, direction);
            _ = model.Cost();
            var second = model.CostAsInTraining();
            moves.ReturnAll();
            return second;
        }
    }
}
