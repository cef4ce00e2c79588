namespace GradientTesting;

/// <summary>A drop rate that was wired as a keep-prob: setting it to 1 drops everything.</summary>
internal static class DropRate
{
    /// <summary>Whether the cost is finite, and the same twice, at 0, where a keep-prob drops everything.</summary>
    public static string? BehindNonFiniteCost(ModelUnderTest model) =>
        Rates(model, () => double.IsFinite(model.CostOrInfinity()) && model.CostOrInfinity() is var cost
            && double.IsFinite(cost) && model.CostOrInfinity().Equals(cost)) is { Length: > 0 } rates
            ? Message(rates, "the cost is not finite, and at 0 it is")
            : null;

    /// <summary>Whether a component that has no effect on the cost at 1 has one at 0.</summary>
    public static string? Behind(ModelUnderTest model, Moves moves, IReadOnlyList<int> severed, ulong seed) =>
        severed.Count > 0 && Rates(model, () => severed.Any(c => Reacts(model, moves, c, seed))) is { Length: > 0 } rates
            ? Message(rates, Seen([.. severed.Select(c => model.Components[c].Name)]))
            : null;

    /// <summary>
    /// The same of single elements, a few of each component, without the term that λ has of them: where one part of a component goes
    /// round the dropout, the others are dead at 1 all the same. Told where all that reacts at 1 reacts at 0 too, and more: of a
    /// keep-prob it is the other way round, but for units that are dead by chance. An evaluation each, of a model with dropout; and two
    /// for each keep-prob, and all of several, where some are dead.
    /// </summary>
    public static string? BehindSome(ModelUnderTest model, Moves moves, bool mayClearLambda, ulong seed)
    {
        // What is told is told of 1: a run with dropout on says nothing of it.
        if (model.KeepProbabilities.Count == 0 || model.KeepProbabilities.Any(layer => layer.Get() != 1))
        {
            return null;
        }

        var lambda = mayClearLambda && model.Lambda?.Get() is > 0 ? model.Lambda : null;
        var own = lambda?.Get() ?? 0;
        lambda?.SetTo(0);
        var elements = FewElements.Of(model.Components, seed);
        var cost = model.CostOrInfinity();
        var dead = elements.Where(element => !Reacts(model, moves, element, cost, seed)).ToArray();
        var flaw = dead.Length > 0 && Rates(model, () => IsMore(model, moves, elements, dead, seed)) is { Length: > 0 } rates
            ? Message(rates, Seen(Names(model, moves, elements, dead, cost, seed)))
            : null;
        lambda?.SetTo(own);
        return flaw;
    }

    /// <summary>Whether more reacts than did: all that did, and some of what was dead.</summary>
    static bool IsMore(
        ModelUnderTest model, Moves moves, IReadOnlyList<(int, int)> elements, (int, int)[] dead, ulong seed)
    {
        var cost = model.CostOrInfinity();
        if (!double.IsFinite(cost))
        {
            return false;
        }

        Array.ForEach(dead, element => moves.MoveElement(element.Item1, element.Item2, 1, seed));
        var isSame = model.CostOrInfinity().Equals(cost);
        Array.ForEach(dead, element => moves.ReturnElement(element.Item1, element.Item2));
        return !isSame && model.CostOrInfinity().Equals(cost)
            && Array.Exists(dead, element => Reacts(model, moves, element, cost, seed))
            && elements.Except(dead).All(element => Reacts(model, moves, element, cost, seed));
    }

    static bool Reacts(ModelUnderTest model, Moves moves, (int Component, int Index) element, double cost, ulong seed)
    {
        moves.MoveElement(element.Component, element.Index, 1, seed);
        var moved = model.CostOrInfinity();
        moves.ReturnElement(element.Component, element.Index);
        return !moved.Equals(cost);
    }

    /// <summary>Components that are dead as a whole, and elements of the others.</summary>
    static string[] Names(ModelUnderTest model, Moves moves,
        IReadOnlyList<(int Component, int Index)> elements, (int Component, int Index)[] dead, double cost, ulong seed)
    {
        bool IsWhole(int c)
        {
            moves.Move(c, 1, seed);
            var isSame = model.CostOrInfinity().Equals(cost);
            moves.Return(c);
            return isSame;
        }

        return [.. dead.GroupBy(element => element.Component).SelectMany(group =>
            group.Count() == elements.Count(element => element.Component == group.Key) && IsWhole(group.Key)
                ? [model.Components[group.Key].Name]
                : group.Select(element => ElementName.Of(model.Components[element.Component], element.Index)))];
    }

    static string Seen(string[] names) => $"{NameList.Of(names)} {(names.Length == 1 ? "has" : "have")} no effect "
        + $"on the cost, and at 0 {(names.Length == 1 ? "it has" : "they have")}";

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

    /// <summary>
    /// The layers of which it is so where each of them alone is at 0; all, or all but one, where it is so at those, since one layer that
    /// drops everything hides the others.
    /// </summary>
    static Setting[] Rates(ModelUnderTest model, Func<bool> isSo)
    {
        Setting[] all = [.. model.KeepProbabilities];
        Setting[] alone = all.Length > 1 ? [.. all.Where(layer => IsSoAtZero([layer], isSo))] : [];
        return alone.Length > 0 || all.Length == 0 ? alone
            : IsSoAtZero(all, isSo) ? all
            : all.Length > 2
            ? all.Select(left => all.Where(layer => layer != left).ToArray()).FirstOrDefault(most => IsSoAtZero(most, isSo)) ?? []
            : [];
    }

    static bool IsSoAtZero(Setting[] layers, Func<bool> isSo)
    {
        // In a run with dropout on they are not 1.
        var own = Array.ConvertAll(layers, layer => layer.Get());
        var so = AreSetTo(0, layers) && isSo();
        for (var k = 0; k < own.Length; k++)
        {
            layers[k].SetTo(own[k]);
        }

        return so;
    }

    /// <summary>Sets layers to one keep-prob; false where one refuses it, and the others may be set.</summary>
    public static bool AreSetTo(double keep, Setting[] layers)
    {
        try
        {
            Array.ForEach(layers, layer => layer.SetTo(keep));
            return true;
        }
#pragma warning disable CA1031 // A keep-prob of 0 is out of its range: a setter that refuses it, or what is next to it, belongs to one.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            return false;
        }
    }

    /// <summary>What is said of drop rates, and of what was seen at 1.</summary>
    public static string Message(Setting[] rates, string seen) =>
        $"{NameList.Of([.. rates.Select(rate => rate.Name)])} "
        + $"{(rates.Length == 1 ? "is wired as a drop rate" : "are wired as drop rates")}: at 1, which a check sets to keep "
        + $"every unit, {seen}. "
        + "Return 1 - rate, and set the rate to 1 - value: KeepProbability = (() => 1 - net.DropRate, keep => net.DropRate = 1 - keep).";
}
