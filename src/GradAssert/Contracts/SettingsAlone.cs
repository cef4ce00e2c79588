namespace GradientTesting;

/// <summary>Setting a number changes no parameter, and no parameter or call that prepares another changes a setting.</summary>
/// <remarks>
/// A setter may build the model again, and put its parameters at what its constructor gives them: that is seen only where they are
/// moved from there. What reads back as it was set at one value may be set to that value by a call, so that each is set to another one.
/// Nothing is evaluated.
/// </remarks>
internal static class SettingsAlone
{
    /// <summary>In parts of the scale of an element.</summary>
    const double Moved = 0.3;

    /// <summary>Of a setting's own value, what it is set to: it stays a keep-prob and a λ.</summary>
    const double Part = 0.75;

    /// <summary>What is said of a setter, or of a call, that sets something else; null where none does.</summary>
    /// <param name="model">The model, whose setters have been tried; left at its values, and settings, where nothing is said.</param>
    /// <param name="values">The model's own.</param>
    public static string? FlawOf(ModelUnderTest model, IReadOnlyList<TensorCopy> values)
    {
        return model.Settings.Select(setting =>
        {
            var own = setting.Get();
            var flaw = Takes(setting, Other(own)) ? FlawOfCalls(model) ?? FlawOfWrites(model) : null;
            if (!setting.Get().Equals(own))
            {
                setting.Set(own);
            }

            return flaw ?? OfSetter(model, setting, values);
        }).FirstOrDefault(flaw => flaw is not null);
    }

    /// <summary>The same of calls alone, where nothing has been set yet, and no such call been made.</summary>
    public static string? FlawOfCalls(ModelUnderTest model) =>
        Changed(model.Settings, "Reseed()", model.Reseed is { } reseed ? () => reseed(0) : null, "restart random numbers")
        ?? Changed(model.Settings, "ClearGradients()", model.ClearGradients, "clear gradients");

    /// <summary>The same of setters of components, each of which is given one value that it has.</summary>
    static string? FlawOfWrites(ModelUnderTest model) => model.Components.Where(component => component.Values.HasSetter)
        .Select(component => Changed(model.Settings, $"The setter of {ElementName.Of(component, 0)}",
            () => component.Values[0] = component.Values[0], "write its element")).FirstOrDefault(flaw => flaw is not null);

    static string? Changed(IReadOnlyList<Setting> settings, string name, Action? call, string purpose)
    {
        if (call is null || settings.Count == 0)
        {
            return null;
        }

        double[] before = [.. settings.Select(setting => setting.Get())];
        call();
        double[] found = [.. settings.Select(setting => setting.Get())];
        return Enumerable.Range(0, found.Length).FirstOrDefault(k => !Setting.IsSame(found[k], before[k]), -1) is >= 0 and var s
            ? $"{name} changed {settings[s].Name} from {Digits.Of(before[s], found[s])} to {Digits.Of(found[s], before[s])}: what a check "
                + $"sets would be lost at each call. Have it {purpose} alone."
            : null;
    }

    /// <summary>Of a cost that is another one at the same values: what is said where it is the call that clears gradients.</summary>
    public static string? ClearsMore(ModelUnderTest model, Func<double, double, bool> isSame)
    {
        if (model.ClearGradients is not { } clear)
        {
            return null;
        }

        var (first, second) = (model.CostOrInfinity(), model.CostOrInfinity());
        clear();
        return model.CostOrInfinity() is var after && isSame(first, second) && double.IsFinite(first) && !isSame(after, second)
            ? $"ClearGradients() changes the cost: Cost() returned {Digits.Of(second, after)} twice before the call and "
                + $"{Digits.Of(after, second)} after it, at the same values. Have it clear gradients alone."
            : null;
    }

    static string? OfSetter(ModelUnderTest model, Setting setting, IReadOnlyList<TensorCopy> values)
    {
        var own = setting.Get();
        var moves = new Moves(model, values);
        moves.MoveAll(Moved, 0);
        // A setter of a parameter that takes no such move is no matter of this one.
        var isMoved = moves.FirstChange(Moved, 0) is null;
        var isTaken = Takes(setting, Other(own));
        string? flaw = null;
        if (isMoved && moves.FirstChange(Moved, 0) is var (c, i, was))
        {
            var now = model.Components[c].Values[i];
            flaw = $"Setting {setting.Name} changes the values: {ElementName.Of(model.Components[c], i)} was {Digits.Of(was, now)} and is "
                + $"{Digits.Of(now, was)} after {setting.Name} was set to {Digits.Of(Other(own))}. A check sets it between two costs that "
                + "it compares: have the setter write that number alone, and build or initialize nothing.";
        }

        if (isTaken)
        {
            setting.Set(own);
        }

        moves.ReturnAll();
        return flaw;
    }

    static double Other(double own) => own == 0 ? Part : Part * own;

    static bool Takes(Setting setting, double value)
    {
        try
        {
            setting.Set(value);
            return true;
        }
#pragma warning disable CA1031 // What is refused is asked for at no other value.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
