namespace GradientTesting;

// Whether the cost is the same at each call.
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

    /// <summary>What is said of a cost that differs from call to call, whatever was called before. Two evaluations.</summary>
    string? NotRepeated() => (model.CostOrInfinity(), model.CostOrInfinity()) is var (one, other) && !IsSameCost(one, other)
        ? $"Cost() was called twice at the same values and returned {Digits.Of(one, other)}, then {Digits.Of(other, one)}: "
            + $"more than rounding. {Remedy}"
        : null;
}
