namespace GradientTesting;

/// <summary>What a setting is set to is what it reads, also between the ends that a check cannot do without.</summary>
/// <remarks>
/// One that rounds, limits what it is given, or is a switch may hold 0, 1 and its own number, and silence whatever a check looks at in
/// between. Nothing is evaluated.
/// </remarks>
internal static class SettingsReadBack
{
    /// <summary>
    /// Of a setting's own value: no steps, as of percent, of halves or of whole numbers, hold all of them. It stays a keep-prob and a λ.
    /// </summary>
    static readonly double[] parts = [0.75, 0.5, 0.37];

    /// <summary>What is said of a setting that is taken, and reads otherwise; null where each reads as it was set.</summary>
    public static string? FlawOf(ModelUnderTest model) =>
        model.KeepProbabilities.Select(layer => FlawOf(layer, 1)).FirstOrDefault(flaw => flaw is not null)
        ?? (model.Lambda is { } lambda ? FlawOf(lambda, 0) : null);

    /// <param name="setting">The setting.</param>
    /// <param name="end">What is set in every check: one that is not taken has a message of its own.</param>
    static string? FlawOf(Setting setting, double end)
    {
        var own = setting.Get();
        var flaw = Reads(setting, end) is { } found && !Setting.IsSame(found, end) ? null
            : Between(own).Select(value => FlawAt(setting, value, own)).FirstOrDefault(each => each is not null);
        if (!setting.Get().Equals(own))
        {
            setting.Set(own);
        }

        return flaw;
    }

    /// <summary>Below its own number, and above it, though not above 1 of what lies below: a limit of 1 is one of a range.</summary>
    static double[] Between(double own) => own is 0 or 1 ? parts
        : [.. parts.Select(part => part * own), own < 1 ? Math.Min(own / parts[0], (own + 1) / 2) : own / parts[0]];

    static string? FlawAt(Setting setting, double value, double own) =>
        Reads(setting, value) is { } found && !Setting.IsSame(found, value)
            ? $"{setting.Name} was set to {Digits.Of(value, found)} and reads {Digits.Of(found, value)}"
                + $"{(found.Equals(own) ? ", as before" : "")}: its setter, or its getter, rounds, limits or switches. "
                + "A check sets other numbers than the present one: store each as it is given, and return the one that Cost() reads."
            : null;

    /// <summary>What it reads once it was set; null where it refuses.</summary>
    static double? Reads(Setting setting, double value)
    {
        try
        {
            setting.Set(value);
        }
#pragma warning disable CA1031 // What is refused is asked for at no other value.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            return null;
        }

        return setting.Get();
    }
}
