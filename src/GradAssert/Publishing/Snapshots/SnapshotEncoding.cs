using System.Text;

namespace GradientTesting;

/// <summary>
/// How a snapshot is stored, which is how Verify does: UTF-8 with a byte order mark, <c>\n</c>, and no newline at the end.
/// </summary>
internal static class SnapshotEncoding
{
    static readonly UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: true);

    public static byte[] Bytes(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    /// <summary>The text, however an editor or git has stored it: other line endings, no mark, UTF-16, a newline at the end.</summary>
    public static string Text(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), encoding, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.EndsWith('\n') ? text[..^1] : text;
    }
}
