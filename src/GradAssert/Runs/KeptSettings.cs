namespace GradientTesting;

/// <summary>Settings that initialization and training leave alone: a gradient is compared at the model's own.</summary>
/// <param name="settings">Those of the model.</param>
/// <param name="own">What they were before the check.</param>
internal sealed class KeptSettings(IReadOnlyList<Setting> settings, IReadOnlyList<double> own)
{
    /// <summary>The first change that was seen, in two sentences; null where there was none.</summary>
    public string? Flaw { get; private set; }

    /// <summary>Of a model that nothing has been set of yet.</summary>
    public static KeptSettings Of(ModelUnderTest model) => new(model.Settings, [.. model.Settings.Select(setting => setting.Get())]);

    /// <summary>Makes a call, reads what it left, and puts that back.</summary>
    /// <remarks>A call that trains with dropout switches it on: a keep-prob that is the model's own afterwards is no change.</remarks>
    public void Watch(string caller, Action call)
    {
        var before = settings.Select(setting => setting.Get()).ToArray();
        call();
        for (var s = 0; s < before.Length; s++)
        {
            if (settings[s].Get() is var found && !Setting.IsSame(found, before[s]))
            {
                Flaw ??= Setting.IsSame(found, own[s]) ? null : Message(caller, settings[s].Name, before[s], found);
                settings[s].SetTo(before[s]);
            }
        }
    }

    /// <summary>
    /// The same of a call that trains nothing: made at the model's own settings, so that a keep-prob of 1 is a change too.
    /// </summary>
    public void WatchAtOwn(string caller, Action call)
    {
        var before = settings.Select(setting => setting.Get()).ToArray();
        Set(own);
        Watch(caller, call);
        Set(before);
    }

    void Set(IReadOnlyList<double> values)
    {
        for (var s = 0; s < values.Count; s++)
        {
            if (!Setting.IsSame(settings[s].Get(), values[s]))
            {
                settings[s].SetTo(values[s]);
            }
        }
    }

    static string Message(string caller, string name, double before, double found) =>
        $"{caller} changed {name} from {Digits.Of(before, found)} to {Digits.Of(found, before)}. "
        + "A check compares the gradient at the settings that the model has before it: "
        + $"set {name} there, and have {caller} change parameters alone.";
}
