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

    /// <summary>A λ whose term no rounding hides.</summary>
    public static double LargeLambda(double own) => Math.Max(1, 1000 * own);

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
                $"{name} was set to {Digits.Of(value, found)} and reads {Digits.Of(found, value)}: "
                    + (found.Equals(before)
                        ? "its setter does nothing, or it works on a copy of the settings. "
                        : "its setter or its getter changes the number, as by a factor, a limit or by rounding. ")
                    + "Set and return the number that Cost() reads.");
        }
    }
}
