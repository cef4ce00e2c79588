using System.Text;

namespace GradientTesting;

/// <summary>Whether the console has the characters that blocks are drawn with.</summary>
internal static class BlockCharacters
{
    const string All = "█▀▄·";

    /// <summary>Of this process; a test runner's is the console's of whoever reads the message.</summary>
    public static bool AreShown { get; } = Has(Console.OutputEncoding, Environment.GetEnvironmentVariable("TERM"));

    /// <summary>The encoding must have all of them, and the terminal must not call itself dumb.</summary>
    public static bool Has(Encoding encoding, string? terminal) =>
        terminal != "dumb" && encoding.GetString(encoding.GetBytes(All)) == All;
}
