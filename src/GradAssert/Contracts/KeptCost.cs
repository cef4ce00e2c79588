namespace GradientTesting;

/// <summary>A cost that is kept under a key which leaves elements out.</summary>
/// <remarks>
/// Where such an element alone is moved the cost is the one that was kept, to the last bit; where all others move by a hair too, the key
/// is another one, and the cost is computed. Looked at where something else is wrong already, and of elements that do nothing alone.
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

    /// <summary>Of a few elements of each component: six evaluations for each that does nothing alone, and two for the others.</summary>
    /// <returns>What is said of a cost that was kept; null where none is.</returns>
    public static string? FlawOf(ModelUnderTest model, Moves moves, ulong seed)
    {
        var elements = FewElements.Of(model.Components, seed);
        var kept = elements.Where((element, k) => IsLeftOut(model, moves, [element], 1, Draw.Bits(seed, k))).ToArray();
        moves.ReturnAll();
        if (kept.Length == 0)
        {
            return null;
        }

        var names = NameList.Of([.. kept.GroupBy(element => element.Component).SelectMany(group =>
            group.Count() == elements.Count(element => element.Component == group.Key)
                ? [model.Components[group.Key].Name]
                : group.Select(element => ElementName.Of(model.Components[element.Component], element.Index)))]);
        return Message(names);
    }

    /// <summary>
    /// Whether a cost that does nothing where this element is moved is one that was kept. Six evaluations, two where it does.
    /// </summary>
    public static bool IsKeptWithout(ModelUnderTest model, Moves moves, int component, int index, ulong seed)
    {
        var isKept = IsLeftOut(model, moves, [(component, index)], 1, seed);
        moves.ReturnAll();
        return isKept;
    }

    /// <summary>
    /// Of elements that do nothing alone and whose gradient is zero, whether that is because the cost was kept: as of an embedding that
    /// is not used, or a unit that is dead, which look the same. All of them are moved at once: two evaluations where that moves the
    /// cost, five where it does not, and five for each of a few halves of a cost that was kept.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="moves">From the point.</param>
    /// <param name="dead">The elements.</param>
    /// <param name="noise">A change of the cost that may be rounding.</param>
    /// <param name="seed">Of the moves.</param>
    /// <returns>What is said of a cost that was kept; null where none is.</returns>
    public static string? FlawOfDead(
        ModelUnderTest model, Moves moves, IReadOnlyList<(int Component, int Index)> dead, double noise, ulong seed)
    {
        if (dead.Count == 0 || !IsLeftOut(dead))
        {
            moves.ReturnAll();
            return null;
        }

        while (dead.Count > 1)
        {
            var half = dead.Take(dead.Count / 2).ToArray();
            dead = IsLeftOut(half) ? half : [.. dead.Skip(half.Length)];
        }

        moves.ReturnAll();
        return Message(ElementName.Of(model.Components[dead[0].Component], dead[0].Index));

        bool IsLeftOut(IReadOnlyList<(int, int)> elements) => KeptCost.IsLeftOut(model, moves, elements, Together, seed, noise);
    }

    /// <summary>
    /// Of a cost that is the same at all λ at the same values: whether that is because it was kept under a key without λ. Three
    /// evaluations, each at values of its own.
    /// </summary>
    /// <returns>What is said of it; null where it is not kept.</returns>
    public static string? FlawWithoutLambda(ModelUnderTest model, Moves moves, Setting lambda, double own, ulong seed)
    {
        var large = Setting.LargeLambda(own);
        var (beside, atLarge, again) = (At(own, Hair), At(large, 2 * Hair), At(own, 3 * Hair));
        lambda.SetTo(own);
        moves.ReturnAll();
        return double.IsFinite(atLarge) && IsMoreThanAHair(beside, atLarge, again, 0)
            ? $"Cost() returns a cost that it has kept: at the same values it is the same to the last bit at all λ, and with a move of "
                + $"them by a hair it is {Digits.Of(beside, atLarge)} at λ = {Digits.Of(own)} and {Digits.Of(atLarge, beside)} at "
                + $"{Digits.Of(large)}. The key that it is kept under leaves Lambda out. "
                + "Compute the cost at each call, or have the key hold every number that the cost reads."
            : null;

        double At(double value, double hair)
        {
            lambda.SetTo(value);
            moves.MoveAll(hair, seed);
            return model.CostOrInfinity();
        }
    }

    static bool IsMoreThanAHair(double beside, double other, double again, double noise) =>
        Math.Abs(other - beside) > Math.Max(Math.Max(Above * Math.Abs(again - beside), noise), Rounding * Math.Abs(beside));

    /// <summary>Parts of an element's scale, by which dead units stay dead.</summary>
    const double Together = 0.01;

    static string Message(string names) =>
        $"Cost() returns a cost that it has kept: a move of {names} alone leaves it the same to the last bit, "
        + $"and with a move of all else by a hair it is another one. The key that it is kept under leaves {names} out, "
        + "or the cost reads a copy that is not refreshed where they alone are set. "
        + "Compute the cost at each call, or have the key hold every number that the cost reads.";

    static bool IsLeftOut(
        ModelUnderTest model, Moves moves, IReadOnlyList<(int Component, int Index)> elements, double by, ulong seed, double noise = 0)
    {
        moves.ReturnAll();
        var here = model.CostOrInfinity();
        MoveThem(by);
        // A cost that lags by a call is the one before at the first call, and not at the second; asked where something is wrong already.
        if (!model.CostOrInfinity().Equals(here) || (noise == 0 && !model.CostOrInfinity().Equals(here)))
        {
            return false;
        }

        // Each at another hair, so that none has the key of one before.
        var (beside, moved, again) = (At(Hair, 0), At(2 * Hair, by), At(3 * Hair, 0));
        return double.IsFinite(moved) && IsMoreThanAHair(beside, moved, again, noise);

        double At(double hair, double size)
        {
            moves.MoveAll(hair, seed);
            MoveThem(size);
            return model.CostOrInfinity();
        }

        void MoveThem(double size)
        {
            foreach (var (component, index) in elements)
            {
                moves.MoveElement(component, index, size, seed);
            }
        }
    }
}
