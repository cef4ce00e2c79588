namespace GradientTesting;

// The values at the point: finite, and as they were after every call.
internal sealed partial class Contract
{
    void RequireFiniteValues()
    {
        for (var c = 0; c < values.Length; c++)
        {
            for (var i = 0; i < values[c].Length; i++)
            {
                if (!double.IsFinite(values[c][i]))
                {
                    throw Breach(
                        $"{ElementName.Of(model.Components[c], i)} is {Digits.Of(values[c][i])}, "
                            + "so there is no point to differentiate at. "
                            + "Look at where it is set: initialization, or a training step that is too large.");
                }
            }
        }
    }

    public void RequireUnchanged(string culprit)
    {
        for (var c = 0; c < values.Length; c++)
        {
            if (values[c].FirstDifference() is var i and >= 0)
            {
                var component = model.Components[c];
                var (name, was, now) = (ElementName.Of(component, i), values[c][i], component.Values[i]);
                throw Breach(SharedGradient.At(model, c, i) is { } other
                    ? $"{other} is stored where {name} is: what is written as gradient changes the values. "
                        + "Give each gradient an array or matrix of its own."
                    : culprit == ComputeGradient && ExchangedArguments.Are(model, component, values[c], Cost)
                    ? $"The values and the gradient of {component.Name} are exchanged: "
                        + "ComputeGradient() writes the first, and Cost() reads the second. "
                        + "Component.Of takes the values before the gradient."
                    : Changed(culprit, c, i, was, now));
            }
        }

        for (var s = 0; s < settings.Length; s++)
        {
            if (model.Settings[s] is var setting && setting.Get() is var found && !Setting.IsSame(found, settings[s]))
            {
                throw Breach(
                    $"{culprit} changed {setting.Name} from {Digits.Of(settings[s], found)} to {Digits.Of(found, settings[s])}. "
                        + "A cost and its gradient are those of one number: change it in training, and not in what is computed at it.");
            }
        }
    }

    /// <summary>A value that a call has changed; most calls come after others that are named where they are what changes it.</summary>
    string Changed(string culprit, int c, int i, double was, double now)
    {
        var component = model.Components[c];
        var seen = $"{ElementName.Of(component, i)} was {Digits.Of(was, now)} and is {Digits.Of(now, was)}.";
        (string Name, Action? Call, string Purpose)[] before =
        [
            (Reseed, model.Reseed is { } reseed ? () => reseed(run.Seed) : null, "restart random numbers"),
            ("ClearGradients()", model.ClearGradients, "clear gradients"),
            ("Reset()", model.Layer?.Reset, "bring back the state that is kept from call to call"),
        ];
        return Array.Find(before, each => each.Call is { } call && Changes(call, component, i, was)) is { Name: { } setup } found
            ? $"{setup} changed the values: {seen} Have it {found.Purpose} alone, and set values in Initialize()."
            : culprit == "Cost()" && !component.Values.IsFixed && IsBackAfterOneMore(component, i, was, now)
            ? $"The Func, or the getter, of {component.Name} shows two numbers in turn: {seen} After one more Cost() it is "
                + $"{Digits.Of(was, now)} again. Are two arrays used in turn? Show the one that Cost() reads, and "
                + "change over in TrainStep() alone."
            : culprit == "Cost()" && !Changes(() => model.CostOrInfinity(), component, i, was)
                && new SetterOfOthers(model, values).MoverOf(c, i) is { } mover
            ? $"Setting {mover} changes another element: {seen} Does the setter look for its element by value, or at a place that moves? "
                + "Have it write to the element of the index that it is given."
            : $"{culprit} changed the values it is computed at, or another thread did: {seen} "
                + "Work on a copy, and leave updates to TrainStep().";
    }

    bool IsBackAfterOneMore(Component component, int i, double was, double now)
    {
        _ = model.CostOrInfinity();
        var back = component.Values[i];
        _ = model.CostOrInfinity();
        return component.Values.Holds(back, was) && component.Values.Holds(component.Values[i], now);
    }

    static bool Changes(Action call, Component component, int i, double was)
    {
        component.Values[i] = was;
        call();
        return !component.Values.Holds(component.Values[i], was);
    }

    /// <summary>Names of the components whose gradient does not keep what is written to it.</summary>
    HashSet<string> Copied { get; } = new(StringComparer.Ordinal);

    /// <summary>What a match does not mean where what is written to a gradient is lost; null where each keeps it.</summary>
    public string? CopiedGradients => Copied.Count == 0 ? null
        : $"The gradient of {NameList.Of([.. Copied])} is copied whenever it is read: what was written to see whether ComputeGradient() "
            + "overwrites it was lost, so that an element that it never writes was not looked for. Show the storage itself, and not "
            + "ToArray(), Clone() or Select().";

    /// <summary>Reads back what was written to a gradient, as a Func that copies loses it.</summary>
    public void NoteCopy(Component component, double written)
    {
        if (component.Gradient is { IsWritable: true, MayBeUnwritten: false, IsFixed: false } gradient
            && !gradient.Holds(gradient[0], written))
        {
            Copied.Add(component.Name);
        }
    }
}
