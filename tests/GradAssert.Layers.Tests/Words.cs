using System.Text.RegularExpressions;

namespace GradientTesting.Layers.Tests;

/// <summary>Words by which a message leads to a mistake, and how they are looked for.</summary>
internal static partial class Words
{
    /// <summary>The note on outputs.</summary>
    public static string[] Where { get; } = ["the error is at output", "it is right at output"];

    /// <summary>The result does not depend on dy.</summary>
    public static string[] Ignored { get; } =
        ["ignore … upstream", "ignore … dy", "not depend … upstream", "not depend … dy", "not use … upstream", "without … upstream"];

    /// <summary>dy is a factor two times.</summary>
    public static string[] Twice { get; } =
        ["upstream … twice", "twice … upstream", "upstream … squared", "square … upstream", "dy twice", "dy squared"];

    public static string[] AllOnes { get; } = ["all ones", "all-ones", "equal … upstream", "upstream … the same everywhere"];

    public static string[] OneHot { get; } = ["one-hot", "one hot"];

    public static string[] Clipped { get; } = ["not linear", "nonlinear", "clip", "saturat"];

    /// <summary>The last contribution replaces those before it.</summary>
    public static string[] Assigned { get; } =
    [
        "assigned", "should be added", "not added", "instead of add", "last … only", "only … last", "instead of a sum",
        "added up, or overwritten",
    ];

    public static string[] NotSummed { get; } = ["not summed", "must be summed", "should be summed", "sum it over", "broadcast"];

    public static string[] Stale { get; } =
        ["forward before", "forward pass before", "earlier forward", "another forward", "previous forward", "stale", "cache"];

    public static string[] Transposed { get; } =
    [
        "transpos", "rows for columns", "rows and columns", "columns for rows", "column by column", "by columns",
        "dimensions in the order",
    ];

    public static string[] HeightForWidth { get; } = ["height for width", "width for height", "height and width", .. Transposed];

    public static string[] NeverWritten { get; } =
        ["never written", "not written", "is zero", "are zero", "all zero", "stays zero", "did not write", "never computed"];

    /// <summary>A constant factor, of the batch or of a count.</summary>
    public static string[] Scaled { get; } =
        ["a factor", "factor of", "too large", "too small", "times what it should be", "averaged over", "divided by", "batch size"];

    /// <summary>Something that is not a multiple of dy is added.</summary>
    public static string[] NotOfDy { get; } =
        ["zero upstream", "upstream … zero", "dy = 0", "B(0)", "added to every element", "decay", "L2", "not linear", "constant"];

    /// <summary>What a call finds in its results is added to.</summary>
    public static string[] Accumulated { get; } =
        ["accumulat", "add up", "adds up", "adds to", "added to", "cleared", "call before", "earlier call"];

    public static string[] DyChanged { get; } =
        ["upstream … chang", "chang … upstream", "upstream … overwrit", "overwrit … upstream", "dy … chang", "chang … dy"];

    public static string[] InputChanged { get; } =
        ["chang … input", "input … chang", "overwrit … input", "input … overwrit", "changes x", "changed x", "changed the values"];

    public static string[] OutputChanged { get; } =
        ["chang … output", "output … chang", "overwrit … output", "output … overwrit", "changes y", "changed y", "y is changed"];

    public static string[] Sign { get; } =
    [
        "wrong sign", "opposite sign", "sign is", "the sign", "negated", "negative of", "minus the", "−1 times", "factor of -1",
        "factor of −1",
    ];

    public static string[] Shifted { get; } = ["shift", "off by one", "offset", "neighbour", "next element", "element before"];

    /// <summary>Wrong in some elements only, of one row, corner or time.</summary>
    public static string[] Somewhere { get; } =
    [
        "row", "column", "channel", "elements … only", "only … element", "first element", "last element", "corner", "edge", "border",
        "right elsewhere",
    ];

    public static string[] NegativeOnly { get; } = ["negative", "below zero", "< 0", "less than zero", "sign of"];

    public static string[] PositiveOnly { get; } = ["positive", "above zero", "> 0", "greater than zero", "sign of"];

    public static string[] OneOutput { get; } = ["only … output", "output … only", "at output", "of output", "through output"];

    public static string[] Nondeterministic { get; } = ["deterministic", "same values", "two calls"];

    /// <summary>The derivative is evaluated at the wrong one of x and y.</summary>
    public static string[] AtOutput { get; } =
        ["at its output", "at the output", "output instead", "derivative … output", "output … for … input"];

    public static string[] AtInput { get; } =
        ["at its input", "at the input", "input instead", "derivative … input", "input … for … output"];

    public static string[] Shared { get; } = ["share", "same storage", "same array", "same buffer"];

    public static string[] SameAsOther { get; } =
        ["gradient of the other", "same as … gradient", "equals the gradient", "exchanged", "swapped", "holds the gradient of", .. Shared];

    /// <summary>A part of the sum is left out, in every element.</summary>
    public static string[] MissingTerm { get; } = ["missing", "left out", "term", "the mean", "variance", "constant"];

    public static string[] MissingPath { get; } =
        ["missing", "left out", "path", "earlier step", "over time", "through time", "time step", "recurren",
        "lacks the upstream gradient"];

    public static string[] WrongShape { get; } =
        ["shape … as", "same shape", "as many elements", "expected … elements", "after Backward() … but"];

    /// <summary>What is closed in the forward pass lets the upstream gradient through.</summary>
    public static string[] Unmasked { get; } = ["not zero where"];

    public static string[] UpstreamItself { get; } = ["upstream gradient itself"];

    /// <summary>
    /// Whether a text has the words, whatever the case of their letters; where there is " … " in them, each part in turn, in one
    /// sentence. A part begins where a word begins.
    /// </summary>
    public static bool AreIn(string text, string words)
    {
        var pattern = string.Join(".*", words.Split(" … ").Select(Part));
        return Array.Exists(SentenceEnd().Split(text),
            sentence => Regex.IsMatch(sentence, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
    }

    static string Part(string part) => char.IsLetter(part[0]) ? $@"\b{Regex.Escape(part)}" : Regex.Escape(part);

    [GeneratedRegex(@"\n|(?<=[.;?!])\s")]
    private static partial Regex SentenceEnd();
}
