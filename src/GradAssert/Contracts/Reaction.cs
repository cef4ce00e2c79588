namespace GradientTesting;

/// <summary>Whether anything moves the cost.</summary>
/// <param name="Reacts">Whether the cost was another one anywhere; not being finite is another cost.</param>
/// <param name="Size">The move at which the cost was finite last.</param>
/// <param name="Cost">The cost there; not a number where it was not finite anywhere.</param>
/// <param name="Changed">The first value that Cost() changed, where it did; it is left as it is then.</param>
/// <remarks>
/// Everything is moved at once: one evaluation for a cost that reacts. Only a cost that stays the same to the last bit is looked at
/// further off, to moves of many times the parameters' own size.
/// </remarks>
internal readonly record struct Reaction(bool Reacts, double Size, double Cost, (int Component, int Index, double Was)? Changed)
{
    /// <summary>
    /// Parts of an element's scale: far enough for a gradient to change visibly, and near enough for most costs to be
    /// defined.
    /// </summary>
    const double Elsewhere = 0.3;

    /// <summary>Where the cost is not defined so far off.</summary>
    const double Nearby = 1e-3;

    const double FarMove = 32;

    /// <summary>
    /// Units in the last place of the cost that a claimed change must exceed before a cost that ignores it is no
    /// rounding.
    /// </summary>
    const double Units = 10;

    /// <summary>
    /// Evaluates the cost at another point and returns to this one. One evaluation, or a few where the cost is not finite
    /// or does not react.
    /// </summary>
    public static Reaction Of(ModelUnderTest model, Moves moves, double cost, ulong seed)
    {
        var reaction = new Reaction(false, 0, double.NaN, null);
        double[] sizes = [Elsewhere, Nearby, -1, FarMove, -1 / FarMove];
        foreach (var size in sizes)
        {
            moves.MoveAll(size, seed);
            // A setter with limits does not take so long a move, and that is not for Cost() to answer.
            var isTaken = moves.FirstChange(size, seed) is null;
            var found = model.CostOrInfinity();
            reaction = reaction with { Reacts = reaction.Reacts || !found.Equals(cost) };
            if (!double.IsFinite(found))
            {
                continue;
            }

            reaction = reaction with { Size = size, Cost = found, Changed = isTaken ? moves.FirstChange(size, seed) : null };
            if (reaction.Changed is not null)
            {
                return reaction;
            }

            if (reaction.Reacts)
            {
                break;
            }
        }

        moves.ReturnAll();
        return reaction;
    }

    /// <summary>
    /// What is said of a cost that reacts to nothing, where the gradient claims a change that rounding could not hide;
    /// null where it does not.
    /// </summary>
    public static string? BreachOf(
        ModelUnderTest model, Moves moves, IReadOnlyList<TensorCopy> gradient, double cost, ulong seed)
    {
        var scales = Magnitude.Scales(model.Components);
        var claimed = gradient.Select((slopes, c) => Magnitude.Largest(slopes) * scales[c] * FarMove).Max();
        // A cost that is a float has the last place of one.
        var lastPlace = cost == (float)cost
            ? MathF.BitIncrement(Math.Abs((float)cost)) - Math.Abs((float)cost)
            : Math.BitIncrement(Math.Abs(cost)) - Math.Abs(cost);
        return claimed > Units * lastPlace && !ReactsToOthers(model, moves, cost, seed)
            ? $"Cost() does not depend on {(model.IsPlainFunction ? "its argument" : NameList.Of(model.Components))}: "
                + $"it returned {Digits.Of(cost)} at this point and at five others, up to {FarMove} times the size of the "
                + "parameters away, though by the gradient it changes. "
                + (model.IsPlainFunction
                    ? "It reads something else, as an array or a field that was captured (cost: p => Cost(at) in place of Cost(p)). "
                    : "It reads other storage than the components look at: "
                        + "a copy, a clone, another instance of the model, or values that were packed once. ")
                + "Or it returns a cost that was kept under a key that the values do not change, or a number in place of an exception "
                + $"that was swallowed{(cost == 0 ? ", or the quotient of two integers, as 1 / 2 is 0" : "")}. "
                + (model.IsPlainFunction
                    ? "Compute the cost from its argument at each call."
                    : "Build the components over the storage that Cost() reads, and compute the cost at each call.")
            : null;
    }

    /// <summary>
    /// Whether the cost reacts where each component is given other numbers of its own size: of [0.9, 1e-9] moves by parts of each element
    /// change the length alone, which a cost that is scale-invariant does not react to. Up to four evaluations, of a cost that seems not
    /// to react.
    /// </summary>
    static bool ReactsToOthers(ModelUnderTest model, Moves moves, double cost, ulong seed)
    {
        var reacts = false;
        for (var draw = 0; draw < OtherPoints && !reacts; draw++)
        {
            moves.SpreadAll(Draw.Bits(seed, draw));
            reacts = !model.CostOrInfinity().Equals(cost);
        }

        moves.ReturnAll();
        return reacts;
    }

    const int OtherPoints = 4;
}
