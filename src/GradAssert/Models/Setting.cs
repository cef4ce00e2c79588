namespace GradientTesting;

/// <summary>A number that a check may have to change and always puts back.</summary>
/// <param name="name">As the user typed it.</param>
/// <param name="get">Reads it.</param>
/// <param name="set">Changes it.</param>
internal sealed class Setting(string name, Func<double> get, Action<double> set)
{
    /// <summary>What a conversion, as to float or by the number of samples, may leave of a number that was set.</summary>
    const double Conversion = 1e-6;

    /// <summary>As the user typed it.</summary>
    public string Name => name;

    /// <summary>Of two delegates of the user, neither of which may be null.</summary>
    public static Setting Of(string name, Func<double>? get, Action<double>? set) => new(
        name,
        get ?? throw new GradientContractException($"{name} has no getter: it is null. {Pair}"),
        set ?? throw new GradientContractException($"{name} has no setter: it is null. {Pair}"));

    const string Pair = "Pass one, as in (() => net.Rate, value => net.Rate = value).";

    /// <summary>
    /// No integer, nor near one or its own square, root or reciprocal: what is rounded, squared or switched on by λ is another number.
    /// </summary>
    const double Odd = 0.37;

    /// <summary>A λ whose term no rounding hides.</summary>
    public static double LargeLambda(double own) => Math.Max(1 + Odd, (1000 + Odd) * own);

    /// <summary>A λ of another value that shows about as much of its term.</summary>
    public static double OrdinaryLambda(double own) => own == 0 ? Odd : Odd * own;

    /// <summary>Whether two numbers are the same, but for what a conversion leaves.</summary>
    public static bool IsSame(double found, double value) => found.Equals(value) || Math.Abs(found - value) <= Conversion * Math.Abs(value);

    public double Get() => ModelCallException.Of($"The getter of {name}", get);

    public void Set(double value) => ModelCallException.Of($"The setter of {name}", () => set(value));

    /// <summary>Sets it, and makes sure that it is set.</summary>
    /// <exception cref="GradientContractException">It reads otherwise.</exception>
    public void SetTo(double value)
    {
        var before = Get();
        Set(value);
        RequireIsSet(value, before);
    }

    /// <summary>Makes sure that it is what it was set to.</summary>
    /// <exception cref="GradientContractException">It reads otherwise.</exception>
    public void RequireIsSet(double value, double before)
    {
        if (Get() is var found && !IsSame(found, value))
        {
            throw new GradientContractException(
                $"{name} was set to {Digits.Of(value, found)} and reads {Digits.Of(found, value)}"
                    + (!found.Equals(before)
                        ? ": its setter or its getter changes the number, as by a factor, a limit or by rounding. "
                            + "Set and return the number that Cost() reads."
                        : TakenInPlaceOf(before) is { } taken
                        ? $", as before, although it takes {Digits.Of(taken)}: its setter limits what it is given. {Needed(value)}"
                        : ": its setter does nothing, or it works on a copy of the settings. "
                            + "Set and return the number that Cost() reads."));
        }
    }

    /// <summary>Of the present number, what its setter is given to see whether it takes any: it stays a keep-prob and a λ.</summary>
    const double Part = 0.75;

    /// <summary>A number that is not far from the present one, and that the setter takes; null where it takes none.</summary>
    double? TakenInPlaceOf(double before)
    {
        double? taken = null;
        foreach (var value in (double[])[Part * before, before / Part, before == 0 ? Part : 2 * before])
        {
            try
            {
                set(value);
                taken ??= value != before && IsSame(get(), value) ? value : null;
                set(before);
            }
#pragma warning disable CA1031 // What it refuses it does not take.
            catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
            {
                continue;
            }
        }

        return taken;
    }

    static string Needed(double value) => value switch
    {
        0 => "A check sets λ to 0, to say which part of a gradient is wrong: have the setter take that, or throw where it cannot.",
        1 => "A check sets a keep-prob to 1, to keep every unit: have the setter take that.",
        _ => "Set and return the number that Cost() reads.",
    };
}
