using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GradientTesting;

// Read back from what it prints: xUnit v3 then carries a run from the process that lists it to the one that checks it.
public readonly partial record struct GradientRun : IFormattable, IParsable<GradientRun>
{
    const string SeedMark = ", seed ";

    /// <summary>Reads what <see cref="ToString()"/> writes, as in <c>after 10 steps, seed 0</c>.</summary>
    /// <param name="s">The text, to the letter.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException">The text names no run.</exception>
    public static GradientRun Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var run)
            ? run
            : throw new FormatException(
                $"\"{s}\" names no run. Write it as in \"{AfterTraining(0, 10)}\", \"{Jittered(0)}\", \"{RandomInitialization(0)}\" "
                    + $"or \"{AsIs}\".");
    }

    /// <summary>Reads what <see cref="ToString()"/> writes.</summary>
    /// <param name="s">The text, to the letter.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The run; <see cref="AsIs"/> where the text names none.</param>
    /// <returns>Whether the text names a run.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GradientRun result)
    {
        foreach (var run in Candidates(s ?? ""))
        {
            if (run.ToString() == s)
            {
                result = run;
                return true;
            }
        }

        result = default;
        return false;
    }

    /// <summary>The text of <see cref="ToString()"/>, whatever the format and the culture.</summary>
    /// <param name="format">Not used.</param>
    /// <param name="formatProvider">Not used.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    static IEnumerable<GradientRun> Candidates(string text)
    {
        var seed = Number(
            text[(text.LastIndexOf(SeedMark, StringComparison.Ordinal) is >= 0 and var at ? at + SeedMark.Length : text.Length)..]);
        var steps = Number(text.Split(' ') is ["after", var number, ..] ? number : "");
        return [AsIs, RandomInitialization(seed), Jittered(seed), AfterTraining(seed, steps)];
    }

    static int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
