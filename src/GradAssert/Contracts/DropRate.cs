namespace GradientTesting;

/// <summary>A drop rate that was wired as a keep-prob: setting it to 1 drops everything.</summary>
internal static class DropRate
{
    /// <summary>Whether the cost is finite, and the same twice, at 0, where a keep-prob drops everything.</summary>
    public static string? BehindNonFiniteCost(ModelUnderTest model) =>
        At(model, 0, () => double.IsFinite(model.CostOrInfinity()) && model.CostOrInfinity() is var cost
            && double.IsFinite(cost) && model.CostOrInfinity().Equals(cost))
            ? Message(model, "the cost is not finite, and at 0 it is")
            : null;

    /// <summary>Whether a component that has no effect on the cost at 1 has one at 0.</summary>
    public static string? Behind(ModelUnderTest model, Moves moves, IReadOnlyList<int> severed, ulong seed) =>
        severed.Count > 0 && At(model, 0, () => severed.Any(c => Reacts(model, moves, c, seed)))
            ? Message(model,
                $"{NameList.Of([.. severed.Select(c => model.Components[c])])} {(severed.Count == 1 ? "has" : "have")} no effect "
                    + $"on the cost, and at 0 {(severed.Count == 1 ? "it has" : "they have")}")
            : null;

    /// <summary>
    /// The same of the first component, which everything lies behind, without the term that λ has of it. Two evaluations of a model
    /// with dropout.
    /// </summary>
    public static string? BehindFirst(ModelUnderTest model, Moves moves, bool mayClearLambda, ulong seed)
    {
        if (model.KeepProbabilities.Count == 0)
        {
            return null;
        }

        var lambda = mayClearLambda && model.Lambda?.Get() is > 0 ? model.Lambda : null;
        var own = lambda?.Get() ?? 0;
        lambda?.SetTo(0);
        var cost = model.CostOrInfinity();
        moves.Move(0, 1, seed);
        var isSame = model.CostOrInfinity().Equals(cost);
        moves.ReturnAll();
        var flaw = isSame ? Behind(model, moves, [0], seed) : null;
        lambda?.SetTo(own);
        return flaw;
    }

    static bool Reacts(ModelUnderTest model, Moves moves, int c, ulong seed)
    {
        var cost = model.CostOrInfinity();
        if (!double.IsFinite(cost) || !model.CostOrInfinity().Equals(cost))
        {
            return false;
        }

        moves.Move(c, 1, seed);
        var moved = model.CostOrInfinity();
        moves.ReturnAll();
        return !moved.Equals(cost);
    }

    static bool At(ModelUnderTest model, double keep, Func<bool> isSo)
    {
        if (model.KeepProbabilities.Count == 0)
        {
            return false;
        }

        var so = AreSetTo(model, keep) && isSo();
        model.KeepEveryUnit();
        return so;
    }

    static bool AreSetTo(ModelUnderTest model, double keep)
    {
        try
        {
            foreach (var layer in model.KeepProbabilities)
            {
                layer.SetTo(keep);
            }

            return true;
        }
#pragma warning disable CA1031 // A keep-prob of 0 is out of its range: a setter that refuses it belongs to one.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            return false;
        }
    }

    static string Message(ModelUnderTest model, string seen) =>
        $"{model.KeepProbabilities[0].Name} is wired as a drop rate: at 1, which a check sets to keep every unit, {seen}. "
        + "Return 1 - rate, and set the rate to 1 - value: KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep).";
}
