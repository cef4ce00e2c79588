namespace GradientTesting;

/// <summary>A number by which derivatives are multiplied.</summary>
/// <param name="Value">α of a = α n.</param>
/// <param name="Uncertainty">How well it is known, relatively.</param>
/// <param name="Elements">How many elements say so.</param>
internal readonly record struct MatrixFactor(double Value, double Uncertainty, int Elements)
{
    /// <summary>Two elements that agree as well as this do not by chance.</summary>
    const double Sharp = 1e-3;

    const double Degree = Math.PI / 180;

    static readonly (double Factor, string Why)[] known =
    [
        (2, "is it the derivative of a square without its 1/2, or is something added twice?"),
        (0.5, "is the 2 of a square's derivative missing, or half of a sum left out?"),
        (Degree, "a factor π/180 too much: is it with respect to degrees, where x is in radians?"),
        (1 / Degree, "a factor π/180 is missing: is it with respect to radians, where x is in degrees?"),
        (Math.PI / 2, "is π written for π/2, or a factor π/2 too much?"),
        (2 / Math.PI, "is π/2 written for π, or a factor π/2 missing?"),
        (Math.PI, "a factor π too much"),
        (1 / Math.PI, "a factor π is missing"),
        (1000, "are units mixed, thousandths for ones?"),
        (0.001, "are units mixed, thousandths for ones?"),
        (100, "are units mixed, hundredths for ones, or percent?"),
        (0.01, "are units mixed, hundredths for ones, or percent?"),
    ];

    public bool IsZero => Value == 0;

    /// <summary>Of one element every multiple is an explanation, unless it is one that people make.</summary>
    public bool IsPlausible => (Elements > 1 && Uncertainty < Sharp) || Elements > 2 || IsZero || Is(-1) || Why is not null;

    public bool Is(double constant) => Math.Abs(Value - constant) <= Math.Clamp(3 * Uncertainty, 1e-4, 0.02) * Math.Abs(constant);

    public string? Why
    {
        get
        {
            foreach (var (factor, why) in known)
            {
                if (Is(factor))
                {
                    return why;
                }
            }

            return null;
        }
    }

    /// <summary>As in <c>is 2× too large</c>, <c>has the wrong sign</c>, <c>is zero</c>.</summary>
    public override string ToString() => IsZero ? "is zero" : Is(-1) ? "has the wrong sign" : Value is >= 1000 or (> 0 and <= 0.001)
        ? Value > 1 ? $"is {Large(Value)}× too large" : $"is {Large(1 / Value)}× too small"
        : new Factor(Value, Uncertainty).ToString();

    /// <summary>The number by itself, in as many digits as are known, three at the most.</summary>
    public string Times
    {
        get
        {
            var first = Math.Floor(Math.Log10(Math.Abs(Value)));
            var last = Math.Clamp(Math.Ceiling(first + Math.Log10(Math.Max(Uncertainty, 1e-9))), first - 2, first);
            var unit = Math.Pow(10, last);
            return (Math.Round(Value / unit) * unit).ToString("0.############", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    // As many digits as are known, and none of 1E+04.
    string Large(double number)
    {
        var unit = Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(Uncertainty, 1e-5) * number)));
        return (Math.Round(number / unit) * unit).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
