namespace GradientTesting;

/// <summary>A keep-prob next to 1, where no unit is dropped either.</summary>
/// <remarks>
/// There the cost is that at 1, but for the scale 1/keep of what is kept. Where it is another one, at every seed, 1 switches something
/// off besides, as batch normalization by a training flag. Where it is the same to the last bit, all may be dropped: of a drop rate the
/// scale has nothing to scale there, and next to 0, where a keep-prob drops all, the cost follows it. That is so whatever goes round the
/// dropout.
/// </remarks>
internal static class NextToOne
{
    /// <summary>
    /// From 1, or from 0: exact in float, sixteen times what rounding in float is, and so little that of a thousand units one is dropped
    /// once in a thousand costs.
    /// </summary>
    const double Beside = 1.0 / (1 << 20);

    /// <summary>Of the cost, what a switch changes at least; and of what is far off, a change that is none.</summary>
    const double Visible = 1e-3, Same = 0.01;

    /// <summary>Seeds that must agree: of two units of which one is dropped at each, eight agree one time in 256.</summary>
    const int Seeds = 8;

    /// <summary>A move from next to 0 that shows 1/(1 − rate) in float, too.</summary>
    const int Farther = 16;

    /// <summary>One evaluation for each layer that drops units; a few more of a layer where something is wrong, or not scaled.</summary>
    /// <param name="model">The model, with every keep-prob at 1.</param>
    /// <param name="cost">The cost there.</param>
    /// <returns>What is said of it; null where there is nothing to say.</returns>
    public static string? FlawOf(ModelUnderTest model, double cost)
    {
        if (model.KeepProbabilities.Any(layer => layer.Get() != 1))
        {
            return null;
        }

        var silent = new List<Setting>();
        foreach (var layer in model.KeepProbabilities)
        {
            var beside = At(1 - Beside, [layer], model.CostOrInfinity);
            if (beside.Equals(cost))
            {
                silent.Add(layer);
            }
            else if (double.IsFinite(beside) && Math.Abs(beside - cost) > Visible * Math.Abs(cost) && IsSwitch(model, layer, cost, beside))
            {
                return IsRate(model, [layer], beside) ? Rate([layer])
                    : $"Setting {layer.Name} to 1 does more than keep every unit: Cost() returned {Digits.Of(beside, cost)} at "
                        + $"{Digits.Of(1 - Beside)}, where no unit is dropped either, and {Digits.Of(cost, beside)} at 1, which a check "
                        + "sets. Does it switch to evaluation mode, as of batch normalization? Have its setter write the keep-prob alone, "
                        + "and leave the mode as it is.";
            }
        }

        // What lies behind a layer that drops everything does nothing alone.
        Setting[][] groups = [.. silent.Select(layer => (Setting[])[layer]), [.. silent]];
        return Array.Find(groups, layers => layers.Length > 0 && IsRate(model, layers, cost)) is { } rates ? Rate(rates) : null;
    }

    static string Rate(Setting[] rates) =>
        DropRate.Message(rates, "all is dropped: Cost() does not react to it there, and next to 0 it does, as to 1 / (1 - rate)");

    /// <summary>Neither a scale, which is twice as far off twice as far away, nor a unit that a seed drops.</summary>
    static bool IsSwitch(ModelUnderTest model, Setting layer, double cost, double beside)
    {
        bool IsBeside(double other) => Math.Abs(other - beside) <= Same * Math.Abs(beside - cost);

        return IsBeside(At(1 - (2 * Beside), [layer], model.CostOrInfinity))
            && Enumerable.Range(1, Seeds).All(seed => IsBeside(At(1 - Beside, [layer], () => model.CostAtSeed(seed))));
    }

    /// <summary>Next to 0 nothing is drawn, and what is kept is scaled.</summary>
    static bool IsRate(ModelUnderTest model, Setting[] layers, double cost)
    {
        var (here, farther) = (Kept(Beside), Kept(Farther * Beside));
        return here is { } kept && farther is { } scaled && !kept.Equals(scaled)
            && Math.Abs(scaled - kept) <= Visible * Math.Abs(kept - cost);

        // What is the same at two seeds, and finite.
        double? Kept(double rate) => At(rate, layers, model.CostOrInfinity) is var one && double.IsFinite(one)
            && At(rate, layers, () => model.CostAtSeed(1)).Equals(one) ? one : null;
    }

    /// <summary>The cost with some layers at another keep-prob, and the others at 1; not finite where one refuses it.</summary>
    static double At(double keep, Setting[] layers, Func<double> cost)
    {
        var there = DropRate.AreSetTo(keep, layers) ? cost() : double.PositiveInfinity;
        Array.ForEach(layers, layer => layer.SetTo(1));
        return there;
    }
}
