namespace GradientTesting;

/// <summary>Writing what was read changes nothing: neither the cost nor the gradient.</summary>
/// <remarks>
/// A check writes before it looks, so that a setter which refreshes a copy, or sets a second number, would repair what the model does
/// wrong by itself. So cost and gradient are taken before anything is written: at the start, and right after the first
/// <c>Initialize()</c> and the last <c>TrainStep()</c>, before even a Func is asked. They are taken twice, since what differs without
/// a write is random, or a matter of the first call, and said elsewhere. Storage that was passed as it is has nobody who could do
/// more than write: a model of such components without settings costs nothing here. Of a large gradient some elements are compared,
/// since what is out of date is so as a whole.
/// </remarks>
internal sealed class WriteBack(ModelUnderTest model)
{
    /// <summary>Of components, what is written between two evaluations: two for each group, however many there are.</summary>
    const int MostGroups = 4;

    /// <summary>Of each component, the elements of the gradient that are compared.</summary>
    const int MostElements = 1000;

    /// <summary>
    /// What is seen is kept here, and overwritten: before, twice, and after. A check holds no more of a large model than that.
    /// </summary>
    readonly Seen?[] kept = new Seen?[3];

    /// <summary>What was seen after the last write; null where it was not defined.</summary>
    Seen? last;

    bool HasNobodyToAsk => model.Settings.Count == 0 && model.Components.All(component => component.Values.IsFixed);

    /// <summary>
    /// Writes back each setting, and the components in up to four groups. Three evaluations, as many gradients, and one of each for
    /// each setting and each group but one; none of a cost that is not defined yet.
    /// </summary>
    /// <param name="values">What was read; the first thing that is written to the model.</param>
    /// <returns>What is said of a write that changed something; null where none did.</returns>
    public string? FlawAtTheStart(IReadOnlyList<(Component Component, TensorCopy Start)> values)
    {
        if (HasNobodyToAsk || values.Count < model.Components.Count)
        {
            return null;
        }

        if (Before() is not { } before)
        {
            return null;
        }

        var was = before.Cost;
        foreach (var setting in model.Settings)
        {
            var own = setting.Get();
            var (isTaken, flaw) = SharedSettings.FlawOfWriteBack(setting, model.Settings, value => IsTaken(setting, value));
            if (flaw is not null)
            {
                return flaw;
            }

            if (!isTaken)
            {
                continue;
            }

            if (ChangeSince(before) is { } change)
            {
                return ChangeAgain(setting, own, change)
                    ?? $"Setting {setting.Name} to {Digits.Of(own)}, which is what it read, changed {change}: its setter writes another "
                    + "number than its getter reads, Cost() and ComputeGradient() do not use one number, or its setter refreshes something "
                    + $"that was out of date. Have both read the number that {setting.Name} returns, and keep it nowhere else. {NotBack}";
            }

            if (last is not null && RoundingGetter.FlawOf(setting, own, was, last.Cost, CostNow, Unit) is { } rounds)
            {
                return rounds;
            }

            was = last?.Cost ?? was;
        }

        var written = 0;
        foreach (var group in values.Chunk((values.Count + MostGroups - 1) / MostGroups))
        {
            Write(group);
            written += group.Length;
            if (ChangeSince(before) is { } change)
            {
                // A setter that writes more than its element has a message of its own. What comes after has not been written, and is
                // written only where it has changed all the same.
                var isMoved = values.Skip(written).Any(each => each.Start.FirstDifference() >= 0);
                return RoundingGetter.FlawOf(group, CostNow)
                    ?? StorageProbe.FlawOf(isMoved ? values : values.Take(written))
                    ?? AtTheStart([.. group.Select(each => each.Component.Name)], change);
            }
        }

        return RoundingGetter.FlawOf(values, CostNow);
    }

    /// <summary>As those that are compared; null where it is not finite.</summary>
    double? CostNow() => WithoutMask(model.CostOrInfinity) is var cost && double.IsFinite(cost) ? cost : null;

    /// <summary>The distance from 1 to the next number.</summary>
    double Unit => 2 * model.Components.Max(component => component.Values.UnitRoundoff);

    /// <summary>
    /// Of a setting that was set to what it read: what is said where setting it to the same again changes something again.
    /// </summary>
    string? ChangeAgain(Setting setting, double own, string change)
    {
        if (See(2) is not { } after)
        {
            return null;
        }

        setting.Set(own);
        return See(1) is { } again && Change(after, again) is { } second
            ? $"Setting {setting.Name} to {Digits.Of(own)}, which is what it read, changed {change}, and setting it to that once more "
                + $"changed {second}: each call of its setter changes something else than that number, such as the data, a batch or random "
                + $"numbers. Have it write the number alone. {NotBack}"
            : null;
    }

    /// <summary>
    /// Makes a call that changes values by itself, and writes back what is read then. Four evaluations and as many gradients, one of each
    /// before the call: a flag that a setter has raised is lowered by them, and is raised again by the call alone.
    /// </summary>
    /// <param name="caller">Whose call it is.</param>
    /// <param name="call">Made once, whatever else is asked.</param>
    /// <returns>What is said of a call that left something out of date; null where it did not.</returns>
    public string? FlawOf(string caller, Action call)
    {
        if (!HasNobodyToAsk && double.IsFinite(model.CostOrInfinity()))
        {
            _ = model.TryComputeGradient();
        }

        call();
        return HasNobodyToAsk ? null : FlawAfter(caller);
    }

    string? FlawAfter(string caller)
    {
        if (Before() is not { } before)
        {
            return null;
        }

        Component[] present = [.. model.Components.Where(component => component.Values.Exists)];
        foreach (var component in present)
        {
            for (var i = 0; i < component.Length; i++)
            {
                component.Values[i] = component.Values[i];
            }
        }

        return ChangeSince(before) is { } change
            ? $"{caller} left something out of date: writing to {NameList.Of(present)} what was "
                + $"read from {(present.Length == 1 ? "it" : "them")} changed {change}. A setter, or a Func, refreshes a copy of the "
                + "values or a flag that says that they changed, and in training nobody calls it: "
                + $"have {caller} refresh it, or have Cost() and ComputeGradient() read the values alone."
            : null;
    }

    const string NotBack = "What was there before was not shown, so that it cannot be put back: build a new model before using it again.";

    static string AtTheStart(string[] names, string change) =>
        $"Writing to {NameList.Of(names)} what was read from {(names.Length == 1 ? "it" : "them")} changed {change}: what was read is not "
        + "the number that Cost() reads, as a magnitude, an angle or an average is not, or writing it refreshes something that "
        + "was out of date, as a copy. Show the number that Cost() and ComputeGradient() read, and set that one alone. "
        + NotBack;

    static void Write(IEnumerable<(Component Component, TensorCopy Start)> values)
    {
        foreach (var (component, start) in values)
        {
            for (var i = 0; i < start.Length; i++)
            {
                component.Values[i] = start[i];
            }
        }
    }

    static bool IsTaken(Setting setting, double own)
    {
        try
        {
            setting.Set(own);
        }
#pragma warning disable CA1031 // A setter that refuses what it shows changes nothing.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            return false;
        }

        setting.RequireIsSet(own, own);
        return true;
    }

    /// <summary>Cost and gradient, if they are the same twice; with dropout off where nothing freezes its masks.</summary>
    Seen? Before()
    {
        // Only at first may a model not be ready for a cost.
        var first = See(1, mayThrow: true);
        return first is null ? null : See(0) is { } second && Change(first, second) is null ? second : null;
    }

    /// <summary>What is another one than before, and remains so; null where nothing is.</summary>
    string? ChangeSince(Seen before)
    {
        last = See(1);
        return last is { } after && Change(before, after) is { } change && See(2) is { } again && Change(after, again) is null
            ? change
            : null;
    }

    Seen? See(int place, bool mayThrow = false) => WithoutMask(() =>
    {
        var cost = mayThrow ? model.CostOrInfinity() : model.Cost();
        return double.IsFinite(cost) && HasGradient() ? kept[place] = Taken(cost, kept[place]) : null;
    });

    /// <summary>With dropout off where nothing freezes its masks.</summary>
    T WithoutMask<T>(Func<T> look)
    {
        var keeps = model.Reseed is null ? Array.ConvertAll([.. model.KeepProbabilities], layer => layer.Get()) : [];
        SetAll(_ => 1);
        var seen = look();
        SetAll(layer => keeps[layer]);
        return seen;

        void SetAll(Func<int, double> value)
        {
            for (var l = 0; l < keeps.Length; l++)
            {
                if (keeps[l] != 1)
                {
                    model.KeepProbabilities[l].SetTo(value(l));
                }
            }
        }
    }

    // A layer makes sure of its shapes then, and says what is wrong with them again in the run.
    bool HasGradient()
    {
        try
        {
            model.ComputeGradientAlone();
            return model.Components.All(component => component.Gradient.Exists);
        }
        catch (GradientContractException)
        {
            return false;
        }
    }

    Seen Taken(double cost, Seen? storage)
    {
        var gradient = storage?.Gradient ?? new double[model.Components.Count][];
        for (var c = 0; c < gradient.Length; c++)
        {
            var of = model.Components[c].Gradient;
            var count = Math.Min(of.Length, MostElements);
            var some = gradient[c] = gradient[c]?.Length == count ? gradient[c] : new double[count];
            for (var k = 0; k < count; k++)
            {
                some[k] = of[Place(k, count, of.Length)];
            }
        }

        return new(cost, gradient);
    }

    static int Place(int k, int count, int length) => (int)((long)k * length / count);

    string? Change(Seen before, Seen after)
    {
        var rounding = model.Components.Any(component => component.Values.UnitRoundoff > 1e-10) ? 1e-4 : 1e-6;
        if (Math.Abs(after.Cost - before.Cost) > rounding * Math.Max(Math.Abs(after.Cost), Math.Abs(before.Cost)))
        {
            return $"Cost() from {Digits.Of(before.Cost, after.Cost)} to {Digits.Of(after.Cost, before.Cost)}";
        }

        for (var c = 0; c < before.Gradient.Length; c++)
        {
            var (was, now, component) = (before.Gradient[c], after.Gradient[c], model.Components[c]);
            var allowed = FreshGradient.Rounding(component) * was.Max(Math.Abs);
            for (var k = 0; k < Math.Min(was.Length, now.Length); k++)
            {
                if (Math.Abs(now[k] - was[k]) > allowed)
                {
                    var name = ElementName.Of(component, Place(k, was.Length, component.Length));
                    return $"the gradient of {name} from {Digits.Of(was[k], now[k])} to {Digits.Of(now[k], was[k])}";
                }
            }
        }

        return null;
    }

    sealed record Seen(double Cost, double[][] Gradient);
}
