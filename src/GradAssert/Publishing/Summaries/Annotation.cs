namespace GradientTesting;

/// <summary>
/// A command to GitHub Actions that puts a failure at the line of its test, where a pull request shows its changes.
/// </summary>
/// <remarks>
/// At the end of the message of what is thrown: of all that a test writes, that is what every runner passes on to the log.
/// </remarks>
internal static class Annotation
{
    /// <summary>Whether GitHub reads the log, and <c>GRADASSERT_SUMMARY</c> is not <c>off</c>.</summary>
    public static bool IsWanted(Func<string, string?> environment) =>
        environment("GITHUB_ACTIONS") == "true" && environment("GRADASSERT_SUMMARY") != "off";

    /// <summary>A line of its own after the message.</summary>
    /// <param name="test">As in <c>NetworkTests.Backpropagation</c>.</param>
    /// <param name="sentence">What is wrong.</param>
    /// <param name="location">Where the test is, or null.</param>
    /// <param name="workspace">The folder that the repository is in, or null.</param>
    public static string Of(string test, string sentence, TestLocation? location, string? workspace) =>
        $"\n\n::error {Place(location, workspace)}title={Property(test)}::{Text(sentence)}";

    static string Place(TestLocation? location, string? workspace) => location is null
        ? ""
        : FormattableString.Invariant($"file={Property(Relative(location.File, workspace))},line={location.Line},");

    // GitHub knows files by their path in the repository. A deterministic build records them so, after /_/.
    static string Relative(string file, string? workspace) =>
        file.StartsWith("/_/", StringComparison.Ordinal) ? file[3..]
        : workspace is { Length: > 0 } && Path.GetRelativePath(workspace, file) is var relative
            && !relative.StartsWith("..", StringComparison.Ordinal)
            ? relative.Replace('\\', '/')
        : file;

    static string Property(string text) =>
        Text(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    static string Text(string text) => OneLine.Of(text).Replace("%", "%25", StringComparison.Ordinal);
}
