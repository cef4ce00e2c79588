namespace GradientTesting;

/// <summary>Numbers as errors print them.</summary>
internal static class Digits
{
    /// <summary>Nine digits.</summary>
    public static string Of(double number) => FormattableString.Invariant($"{number:G9}");

    /// <summary>As many digits as it takes to tell a number from another one.</summary>
    public static string Of(double number, double other) =>
        Of(number) == Of(other) ? FormattableString.Invariant($"{number:R}") : Of(number);
}
