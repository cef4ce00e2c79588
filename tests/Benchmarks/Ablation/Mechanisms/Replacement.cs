namespace GradientTesting.Benchmarks;

/// <summary>A text of a source file, and the text in its place.</summary>
/// <param name="File">Below src/GradAssert.</param>
/// <param name="Text">What occurs in the file exactly once.</param>
/// <param name="With">What stands there instead.</param>
internal sealed record Replacement(string File, string Text, string With)
{
    /// <summary>The file in this checkout.</summary>
    public string Source() => System.IO.File.ReadAllText(Path.Combine(Repository.Root, "src", "GradAssert", File));

    /// <summary>Replaces the text.</summary>
    /// <exception cref="InvalidOperationException">It is not in the file exactly once, so that the list of mechanisms is out of date.</exception>
    public string In(string source)
    {
        var (first, last) = (source.IndexOf(Text, StringComparison.Ordinal), source.LastIndexOf(Text, StringComparison.Ordinal));
        return first >= 0 && first == last
            ? string.Concat(source.AsSpan(0, first), With, source.AsSpan(first + Text.Length))
            : throw new InvalidOperationException(
                $"src/GradAssert/{File} should contain this exactly once, and contains it {(first < 0 ? "nowhere" : "more often")}:\n{Text}\n"
                + "Update the replacement in tests/Benchmarks/Ablation/Mechanisms, or take the mechanism off the list.");
    }
}
