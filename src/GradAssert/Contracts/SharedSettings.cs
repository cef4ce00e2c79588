namespace GradientTesting;

/// <summary>Settings that are wired to one number: setting the one sets the other.</summary>
internal static class SharedSettings
{
    /// <summary>Of a setting's own value, what it is set to: it stays a keep-prob and a λ.</summary>
    const double Part = 0.75;

    /// <summary>Sets each to another number, and reads the others. Nothing is evaluated.</summary>
    /// <returns>What is said of two that are one; null where each is a number of its own.</returns>
    public static string? FlawOf(IReadOnlyList<Setting> settings) => settings.Count < 2
        ? null
        : settings.Select(setting => FlawOf(setting, [.. settings.Where(other => other != setting)]))
            .FirstOrDefault(flaw => flaw is not null);

    static string? FlawOf(Setting setting, Setting[] others)
    {
        var own = setting.Get();
        var before = Array.ConvertAll(others, other => other.Get());
        var isTaken = Takes(setting, own == 0 ? Part : Part * own);
        var (found, after) = (setting.Get(), Array.ConvertAll(others, other => other.Get()));
        if (!found.Equals(own))
        {
            setting.Set(own);
        }

        var changed = Enumerable.Range(0, others.Length).FirstOrDefault(s => !Setting.IsSame(before[s], after[s]), -1);
        return isTaken && changed >= 0 ? Message(setting, found, others[changed], before[changed], after[changed]) : null;
    }

    static string Message(Setting setting, double set, Setting other, double before, double after) =>
        (Setting.IsSame(set, after)
            ? $"{setting.Name} and {other.Name} are one number: "
            : $"Setting {setting.Name} changes {other.Name} too: ")
        + $"{setting.Name} was set to {Digits.Of(set)}, and {other.Name}, which was {Digits.Of(before, after)}, "
        + $"reads {Digits.Of(after, before)}. "
        + "Wire each to the number that Cost() reads for it; list a keep-prob that several layers share once.";

    static bool Takes(Setting setting, double value)
    {
        try
        {
            setting.Set(value);
            return true;
        }
#pragma warning disable CA1031 // A setter that refuses a number shares none.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
