namespace GradientTesting;

/// <summary>Whether anything moves the cost.</summary>
/// <remarks>
/// Everything is moved at once: one evaluation for a cost that reacts. Only a cost that stays the same to the last bit is looked at
/// further off, to moves of many times the parameters' own size.
/// </remarks>
internal static class Reaction
{
    /// <summary>Parts of an element's scale: far enough for a gradient to change visibly, and near enough for most costs to be defined.</summary>
    const double Elsewhere = 0.3;

    /// <summary>Where the cost is not defined so far off.</summary>
    const double Nearby = 1e-3;

    const double FarMove = 32;

    /// <summary>Units in the last place of the cost that a claimed change must exceed before a cost that ignores it is no rounding.</summary>
    const double Units = 10;

    /// <summary>Evaluates the cost at another point and returns to this one. One evaluation, or a few where the cost is not finite or does not react.</summary>
    /// <param name="model">The model.</param>
    /// <param name="moves">From this point.</param>
    /// <param name="cost">The cost here.</param>
    /// <param name="seed">Of the move.</param>
    /// <param name="changed">The first value that Cost() changed, where it did; it is left as it is then.</param>
    /// <returns>Whether the cost was another one anywhere; not being finite is another cost.</returns>
    public static bool Of(ModelUnderTest model, Moves moves, double cost, ulong seed, out (int Component, int Index, double Was)? changed)
    {
        var reacts = false;
        changed = null;
        double[] sizes = [Elsewhere, Nearby, -1, FarMove, -1 / FarMove];
        foreach (var size in sizes)
        {
            moves.MoveAll(size, seed);
            var found = model.CostOrInfinity();
            reacts |= !found.Equals(cost);
            changed = double.IsFinite(found) ? moves.FirstChange(size, seed) : null;
            if (changed is not null)
            {
                return true;
            }

            if (reacts && double.IsFinite(found))
            {
                break;
            }
        }

        moves.ReturnAll();
        return reacts;
    }

    /// <summary>What is said of a cost that reacts to nothing, where the gradient claims a change that rounding could not hide; null where it does not.</summary>
    public static string? BreachOf(ModelUnderTest model, IReadOnlyList<TensorCopy> gradient, double cost)
    {
        var scales = Magnitude.Scales(model.Components);
        var claimed = gradient.Select((slopes, c) => Magnitude.Largest(slopes) * scales[c] * FarMove).Max();
        // A cost that is a float has the last place of one.
        var lastPlace = cost == (float)cost ? MathF.BitIncrement(Math.Abs((float)cost)) - Math.Abs((float)cost) : Math.BitIncrement(Math.Abs(cost)) - Math.Abs(cost);
        return claimed > Units * lastPlace
            ? $"Cost() does not depend on {NameList.Of(model.Components)}: it returned {Digits.Of(cost)} at this point and at five others, up to {FarMove} times the size of the parameters away, though by the gradient it changes. It reads other storage than the components look at: a copy, a clone, another instance of the model, or values that were packed once. Build the components over the storage that Cost() reads."
            : null;
    }
}
