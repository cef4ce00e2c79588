using System.Collections;
using System.Globalization;
using System.Reflection;

namespace GradientTesting.Theories;

/// <summary>
/// A row of data as the name of a test has it: <c>layers: 2, name: "dense"</c>. The same in every culture and process, as long as
/// the values print the same: tests are found again by it.
/// </summary>
static class RowText
{
    const int MostItems = 5;
    const int MostCharacters = 60;

    internal static string Of(IReadOnlyList<ParameterInfo> parameters, IReadOnlyList<object?> values) =>
        string.Join(", ", values.Select((value, i) => $"{(i < parameters.Count ? parameters[i].Name : "")}: {Of(value, depth: 0)}"));

    static string Of(object? value, int depth) => value switch
    {
        null => "null",
        string text => $"\"{Short(Escaped(text))}\"",
        char character => $"'{Escaped(character.ToString())}'",
        bool yes => yes ? "true" : "false",
        Enum or Guid or Version => value.ToString()!,
        Type type => $"typeof({TypeName.Of(type)})",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture),
        IFormattable formattable => Short(Escaped(formattable.ToString(null, CultureInfo.InvariantCulture))),
        Delegate function => IsNamed(function.Method) ? function.Method.Name : TypeName.Of(function.GetType()),
        _ when SaysWhatItIs(value) => Short(Escaped(value.ToString() ?? "")),
        IEnumerable items when depth < 2 => Items(items, depth),
        _ => TypeName.Of(value.GetType()),
    };

    static string Items(IEnumerable items, int depth)
    {
        string[] first = [.. items.Cast<object?>().Take(MostItems + 1).Select((item, i) => i < MostItems ? Of(item, depth + 1) : "…")];
        return $"[{string.Join(", ", first)}]";
    }

    // The name that the compiler gives to a lambda says nothing, and changes with what stands above it.
    static bool IsNamed(MethodInfo method) => !method.Name.Contains('<', StringComparison.Ordinal);

    static bool SaysWhatItIs(object value) =>
        value.GetType().GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType is { } declaring
        && declaring != typeof(object) && declaring != typeof(ValueType);

    static string Escaped(string text) =>
        text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);

    static string Short(string text) => text.Length > MostCharacters ? $"{text[..MostCharacters]}…" : text;
}
