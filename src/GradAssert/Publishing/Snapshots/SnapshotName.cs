using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GradientTesting;

/// <summary>
/// What a test's snapshot is called: <c>{Class}.{Method}_{name}_{row}_{run}</c>, the last three where there are such. It is the name
/// of a file on every file system, short enough for Windows, and never leads out of the folder.
/// </summary>
/// <remarks>Names are an interface: a change here renames everybody's approved snapshots.</remarks>
internal static class SnapshotName
{
    /// <summary>
    /// Of 260 characters in a path of Windows, what is left to the folder: 145, with <c>.received.txt</c> and a temporary file's ending.
    /// </summary>
    const int MostCharacters = 90;

    /// <summary>Linux and macOS count bytes, up to 255 of them in a name.</summary>
    const int MostBytes = 180;

    const int HashLength = 10;

    static readonly string[] reserved =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })];

    /// <summary>The name without an extension.</summary>
    /// <param name="testClass">As <see cref="ClassName"/> writes it.</param>
    /// <param name="member">The test method.</param>
    /// <param name="name">What tells two snapshots of one method apart, or null.</param>
    /// <param name="report">Its run is named where there is only one.</param>
    /// <param name="row">The row of data of a gradient theory, or null.</param>
    public static string Of(string testClass, string member, string? name, GradientReport report, string? row = null)
    {
        var test = $"{testClass}.{member}{(string.IsNullOrEmpty(name) ? "" : "_" + name)}{(row is null ? "" : "_" + OfRow(row))}";
        GradientRun[] runs = [.. report.Runs.Select(run => run.Run).Distinct()];
        var run = runs.Length == 1 ? "_" + runs[0].ShortName : "";
        return Cleaned(test, run) + run;
    }

    /// <summary>A name that is harmless as a file's, and short enough for what is written behind it.</summary>
    public static string Cleaned(string test, string behind) => Shorten(Clean(test), behind.Length);

    /// <summary>The file's name without folder and extension, whichever separators the compiler's machine used.</summary>
    public static string ClassOf(string sourceFile)
    {
        var file = sourceFile[(sourceFile.LastIndexOfAny(['/', '\\']) + 1)..];
        return file.LastIndexOf('.') is > 0 and var extension ? file[..extension] : file;
    }

    /// <summary>Without quotes and colons. Rows that differ in what no file's name can tell are told apart by a hash.</summary>
    static string OfRow(string row)
    {
        var plain = row.Replace("\"", "", StringComparison.Ordinal).Replace(": ", " ", StringComparison.Ordinal);
        return Clean(plain) == plain ? plain : Clean(plain) + Hash(row);
    }

    static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A half of a surrogate pair is read as the replacement character.
            clean.Append(IsHarmless(rune) ? rune.ToString() : "-");
        }

        // Dots at an end are dropped by Windows or hide a file elsewhere, and two in a row look like the folder above.
        var parts = clean.ToString().Normalize().Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > 0 && reserved.Contains(parts[0], StringComparer.OrdinalIgnoreCase))
        {
            parts[0] += "_";
        }

        return string.Join('.', parts);
    }

    static bool IsHarmless(Rune rune) =>
        rune != Rune.ReplacementChar
        && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF) // no characters, by Unicode
        && !(rune.IsAscii && "/\\:*?\"<>|".Contains((char)rune.Value, StringComparison.Ordinal))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // The hash is of the whole, so that long names that differ at their ends only stay different.
    static string Shorten(string text, int runLength)
    {
        if (Fits(text, runLength))
        {
            return text;
        }

        var hash = Hash(text);
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Fits(kept + rune.ToString() + hash, runLength))
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd('.', ' ') + hash;
    }

    static string Hash(string text) => "_" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];

    static bool Fits(string text, int runLength) =>
        text.Length + runLength <= MostCharacters && Encoding.UTF8.GetByteCount(text) + runLength <= MostBytes;
}
