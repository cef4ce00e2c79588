using System.Text;

namespace GradientTesting;

/// <summary>Text from somebody else, such as a name or the message of an exception, that must not break a line or give a command.</summary>
internal static class OneLine
{
    /// <summary>
    /// Line breaks and other control characters as spaces. A line that begins with <c>::</c>, or has <c>##[</c> in it, is a command
    /// to a CI that reads the log: a space takes that away.
    /// </summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            line.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        line.Replace("##[", "# #[");
        var start = 0;
        while (start < line.Length && line[start] == ' ')
        {
            start++;
        }

        return start + 1 < line.Length && line[start] == ':' && line[start + 1] == ':'
            ? line.Insert(start + 1, ' ').ToString()
            : line.ToString();
    }
}
