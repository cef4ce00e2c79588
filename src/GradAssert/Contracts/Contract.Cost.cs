namespace GradientTesting;

// What the cost is at each call, and what it reacts to.
internal sealed partial class Contract
{
    /// <summary>Evaluates the cost once more.</summary>
    /// <param name="breach">What to say of the cost at first and of another one now.</param>
    /// <param name="isAfterOthers">Whether other calls came in between, which may be no matter of it.</param>
    public void RequireSameCost(Func<string, string, string> breach, bool isAfterOthers = false)
    {
        var again = model.Cost();
        // First, because a cost that moves the point differs for that reason alone.
        RequireUnchanged("Cost()");
        RequireFinite(again);
        if (!IsSameCost(again))
        {
            throw Breach(
                (isAfterOthers ? NotRepeated() : null) ?? SettingsAlone.ClearsMore(model, IsSameCost)
                ?? KeptCost.FlawOf(model, Moves, Draws.Seed(run, Elsewhere))
                ?? breach(Digits.Of(Cost, again), Digits.Of(again, Cost)));
        }
    }

    /// <summary>Once copies are disposed of, the model is what it was. One evaluation, and not counted.</summary>
    public void RequireSameCostAfterDisposal()
    {
        var again = model.Uncounted(model.CostOrInfinity);
        if (!double.IsFinite(again) || !IsSameCost(again))
        {
            var now = double.IsFinite(again) ? $"Cost() returned {Digits.Of(again, Cost)} after it" : model.WhyNotFinite;
            throw Breach($"Cost() returned {Digits.Of(Cost, again)} before a Copy() was disposed of, and {now}, at the same values: the "
                + "copy's Dispose() releases what the model uses. Have it release what the copy alone has, and leave shared data as they "
                + "are.");
        }
    }

    /// <summary>Whether the cost reacts to no move of a component alone. Three evaluations, of a model that breaks a contract.</summary>
    public bool IsUnread(int component)
    {
        double[] sizes = [1, -1, 32];
        var isUnread = Array.TrueForAll(sizes, size =>
        {
            Moves.Move(component, size, Draws.Seed(run, component));
            return model.CostOrInfinity().Equals(Cost);
        });
        Moves.Return(component);
        return isUnread;
    }

    /// <summary>What is said of values so small that the cost is linear in them; null where it is not. Not asked of functions.</summary>
    public string? LinearStart(Baseline baseline, double noise) =>
        !model.IsPlainFunction && model.Layer?.Functions is null && reaction.Reacts && double.IsFinite(reaction.Cost)
            ? SmallValues.Warning(model, baseline, Moves, (reaction.Size, reaction.Cost), noise, Draws.Seed(run, Elsewhere))
            : null;

    /// <summary>What is said of a cost that differs from call to call, whatever was called before. Two evaluations.</summary>
    string? NotRepeated() => (model.CostOrInfinity(), model.CostOrInfinity()) is var (one, other) && !IsSameCost(one, other)
        ? $"Cost() was called twice at the same values and returned {Digits.Of(one, other)}, then {Digits.Of(other, one)}: "
            + $"more than rounding. {Remedy}"
        : null;
}
