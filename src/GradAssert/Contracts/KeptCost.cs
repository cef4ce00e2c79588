namespace GradientTesting;

/// <summary>A cost that is kept under a key which leaves elements out.</summary>
/// <remarks>
/// Where such an element alone is moved the cost is the one that was kept, to the last bit; where all others move by a hair too, the key
/// is another one, and the cost is computed. Looked at only where something else is wrong already.
/// </remarks>
internal static class KeptCost
{
    /// <summary>In scales of an element.</summary>
    const double Hair = 1e-6;

    /// <summary>
    /// By how much what an element does must exceed what a hair and rounding do. A unit that is dead, and comes to life a hair away, does
    /// no more than the hair.
    /// </summary>
    const double Above = 100, Rounding = 1e-12;

    /// <summary>Of a few elements of each component: five evaluations for each that does nothing alone, and two for the others.</summary>
    /// <returns>What is said of a cost that was kept; null where none is.</returns>
    public static string? FlawOf(ModelUnderTest model, Moves moves, ulong seed)
    {
        var elements = FewElements.Of(model.Components, seed);
        var kept = elements.Where((element, k) => IsLeftOut(model, moves, element, Draw.Bits(seed, k))).ToArray();
        moves.ReturnAll();
        if (kept.Length == 0)
        {
            return null;
        }

        var names = NameList.Of([.. kept.GroupBy(element => element.Component).SelectMany(group =>
            group.Count() == elements.Count(element => element.Component == group.Key)
                ? [model.Components[group.Key].Name]
                : group.Select(element => ElementName.Of(model.Components[element.Component], element.Index)))]);
        return $"Cost() returns a cost that it has kept: a move of {names} alone leaves it the same to the last bit, "
            + $"and with a move of all else by a hair it is another one. The key that it is kept under leaves {names} out. "
            + "Compute the cost at each call, or have the key hold every number that the cost reads.";
    }

    /// <summary>Whether a cost that does nothing where this element is moved is one that was kept. Five evaluations, two where it does.</summary>
    public static bool IsKeptWithout(ModelUnderTest model, Moves moves, int component, int index, ulong seed)
    {
        var isKept = IsLeftOut(model, moves, (component, index), seed);
        moves.ReturnAll();
        return isKept;
    }

    static bool IsLeftOut(ModelUnderTest model, Moves moves, (int Component, int Index) element, ulong seed)
    {
        moves.ReturnAll();
        var here = model.CostOrInfinity();
        moves.MoveElement(element.Component, element.Index, 1, seed);
        if (!model.CostOrInfinity().Equals(here))
        {
            return false;
        }

        // Each at another hair, so that none has the key of one before.
        var (beside, moved, again) = (At(Hair, 0), At(2 * Hair, 1), At(3 * Hair, 0));
        return double.IsFinite(moved)
            && Math.Abs(moved - beside) > Math.Max(Above * Math.Abs(again - beside), Rounding * Math.Abs(beside));

        double At(double hair, double size)
        {
            moves.MoveAll(hair, seed);
            moves.MoveElement(element.Component, element.Index, size, seed);
            return model.CostOrInfinity();
        }
    }
}
