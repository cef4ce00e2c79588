using System.Globalization;

namespace GradientTesting;

/// <summary>A name and the values that it can have, counted from 0: the first is the least.</summary>
/// <param name="Name">One word.</param>
/// <param name="Count">How many values.</param>
/// <param name="Range">The values in words; two sizes of one range are the same.</param>
/// <param name="Text">A value as it is printed and replayed.</param>
/// <param name="Number">A value as a number; null where there are no numbers to compare.</param>
internal sealed record NamedSize(string Name, long Count, string Range, Func<long, string> Text, Func<long, long>? Number)
{
    /// <summary>The first and the last number of a range without gaps.</summary>
    public (int Least, int Most)? Limits { get; private init; }

    /// <summary>From a least whole number to a most one.</summary>
    public static NamedSize Between(string name, int least, int most) => new(
        name, (long)most - least + 1, string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
        index => (least + index).ToString(CultureInfo.InvariantCulture), index => least + index)
    {
        Limits = (least, most),
    };

    /// <summary>One of several values.</summary>
    public static NamedSize Of<T>(string name, T[] values) => new(
        name, values.Length, $"one of {string.Join(", ", values.Select(TextOf))}",
        index => TextOf(values[index]), values is int[] numbers ? index => numbers[index] : null);

    /// <summary>A value as it is printed, in every culture.</summary>
    public static string TextOf<T>(T value) =>
        value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value?.ToString() ?? "null";

    /// <summary>Why a name cannot be replayed; null where it can.</summary>
    public static string? FlawOf(string name) =>
        !string.IsNullOrEmpty(name) && name.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.') ? null
            : $"\"{name}\" cannot name a size. Take one word of letters, digits, '_', '-' and '.', as in kernel-height.";

    /// <summary>Why values cannot be replayed; null where they can.</summary>
    public static string? FlawOf(string name, string[] values) =>
        values.Length == 0 ? $"The size {name} has no values. Give one or more."
        : values.Distinct(StringComparer.Ordinal).Count() < values.Length
            ? $"The size {name} has two values with the same text among {string.Join(", ", values)}. Give values that print differently."
        : values.FirstOrDefault(value => value.Length == 0 || value.Any(c => char.IsWhiteSpace(c) || c == '"')) is { } text
            ? $"The size {name} has the value \"{text}\". Give values without white space and quotes."
        : null;

    /// <summary>The value of another size of this name that comes nearest: its number within the range, or the same text.</summary>
    public long NearestTo(SizeValue other)
    {
        if (Limits is { } limits && other.Number is { } number)
        {
            return Math.Clamp(number, limits.Least, limits.Most) - limits.Least;
        }

        return IndexOf(other.Text) ?? 0;
    }

    /// <summary>The place of a number; null where it is none of the values.</summary>
    public long? IndexOf(long number)
    {
        if (Limits is { } limits)
        {
            return number >= limits.Least && number <= limits.Most ? number - limits.Least : null;
        }

        for (var index = 0L; Number is not null && index < Count; index++)
        {
            if (Number(index) == number)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The place of a value by its text; null where it is none of the values.</summary>
    public long? IndexOf(string text)
    {
        if (Limits is not null)
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? IndexOf(number) : null;
        }

        for (var index = 0L; index < Count; index++)
        {
            if (Text(index) == text)
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>The values of both, where a range depends on sizes before.</summary>
    public NamedSize Widened(NamedSize other) => Limits is { } mine && other.Limits is { } others
        ? Between(Name, Math.Min(mine.Least, others.Least), Math.Max(mine.Most, others.Most))
        : other;
}
