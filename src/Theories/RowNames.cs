using System.Globalization;

namespace GradientTesting.Theories;

/// <summary>Names of the rows of one method, each once: the second of two that print the same is <c>… #2</c>.</summary>
sealed class RowNames
{
    readonly Dictionary<string, int> times = new(StringComparer.Ordinal);

    /// <summary>The name of the next row, which prints as the text.</summary>
    internal string Next(string text)
    {
        times[text] = times.GetValueOrDefault(text) + 1;
        return times[text] == 1 ? text : string.Create(CultureInfo.InvariantCulture, $"{text} #{times[text]}");
    }
}
