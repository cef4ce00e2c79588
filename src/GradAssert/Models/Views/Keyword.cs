namespace GradientTesting;

/// <summary>A number type as it is typed in C#, for errors that say what to type.</summary>
internal static class Keyword
{
    public static string Of<T>() => typeof(T) == typeof(double) ? "double" : "float";
}
