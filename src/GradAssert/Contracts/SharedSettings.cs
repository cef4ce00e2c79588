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

    /// <summary>The same where a setting is set to what it reads, by a call that says whether it was taken.</summary>
    public static (bool IsTaken, string? Flaw) FlawOfWriteBack(Setting setting, IReadOnlyList<Setting> settings, Func<double, bool> takes)
    {
        Setting[] others = [.. settings.Where(other => other != setting)];
        var own = setting.Get();
        var before = Array.ConvertAll(others, other => other.Get());
        var isTaken = takes(own);
        return (isTaken, isTaken ? Changed(setting, own, own, others, before) : null);
    }

    static string? FlawOf(Setting setting, Setting[] others)
    {
        var own = setting.Get();
        var before = Array.ConvertAll(others, other => other.Get());
        var value = own == 0 ? Part : Part * own;
        var flaw = Takes(setting, value) ? Changed(setting, own, value, others, before) : null;
        if (!setting.Get().Equals(own))
        {
            setting.Set(own);
        }

        return flaw;
    }

    /// <summary>What is said of a setting that was set, where another one changed.</summary>
    static string? Changed(Setting setting, double own, double value, Setting[] others, double[] before)
    {
        var after = Array.ConvertAll(others, other => other.Get());
        var changed = Enumerable.Range(0, others.Length).FirstOrDefault(s => !Setting.IsSame(before[s], after[s]), -1);
        if (changed < 0)
        {
            return null;
        }

        var (found, other, was, now) = (setting.Get(), others[changed], before[changed], after[changed]);
        if (!found.Equals(own) || !Setting.IsSame(now, value))
        {
            return Message(setting, found, other, was, now);
        }

        // Its setter is that of the other.
        setting.Set(was);
        return $"The setter of {setting.Name} writes the number that {other.Name} reads: {setting.Name}, which is {Digits.Of(own)}, was "
            + $"set to {Digits.Of(value)}, and {other.Name}, which was {Digits.Of(was, now)}, reads {Digits.Of(now, was)}. "
            + "Have each setter write the number that its own getter reads: look for two setters that are exchanged, and for a line that "
            + "was copied.";
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
