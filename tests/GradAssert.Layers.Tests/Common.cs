namespace GradientTesting.Layers.Tests;

/// <summary>Mistakes that any layer can have.</summary>
internal static class Common
{
    public const string
        Ignores = "dy is ignored",
        Twice = "dy is a factor twice",
        Mean = "the mean of dy is used for each dy",
        Accumulates = "dx adds up from call to call",
        Clips = "dx is clipped",
        Rounds = "dx is rounded to one decimal",
        Corner = "the first element is left at zero",
        Negates = "the sign is wrong",
        Magnitude = "the magnitude of dy is used",
        Gates = "dx is dy where dy is positive",
        Averages = "dx is divided by the number of elements",
        Never = "dx is never written",
        Before = "x and y are those of the forward before",
        Overwrites = "dy is overwritten by dx",
        Touches = "y is cleared by the backward pass";

    /// <summary>The mistakes of these names, which any activation can have.</summary>
    public static Mistake[] Mistakes(params string[] names) => [.. names.Select(Of)];

    static Mistake Of(string name) => name switch
    {
        Ignores => new(name, "x", Words.Ignored),
        Twice => new(name, "x", Words.Twice),
        Mean => new(name, "x", Words.AllOnes),
        Accumulates => new(name, "x", Words.Accumulated),
        Clips => new(name, "x", Words.Clipped),
        Rounds => new(name, "x", [.. Words.Clipped, "round"]),
        Corner => new(name, "x", [.. Words.Somewhere, .. Words.NeverWritten]),
        Negates => new(name, "x", Words.Sign),
        Magnitude => new(name, "x", [.. Words.Clipped, .. Words.Sign, "absolute", "magnitude"]),
        Gates => new(name, "x", [.. Words.Clipped, .. Words.Sign, .. Words.PositiveOnly]),
        Averages => new(name, "x", Words.Scaled),
        Never => new(name, "x", Words.NeverWritten),
        Before => new(name, "x", Words.Stale),
        Overwrites => new(name, "", Words.DyChanged) { BreaksContract = true },
        Touches => new(name, "", Words.OutputChanged) { BreaksContract = true },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No mistake of that name."),
    };
}
