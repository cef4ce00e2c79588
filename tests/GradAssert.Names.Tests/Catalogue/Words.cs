namespace GradientTesting.Names;

/// <summary>Words of sentences that lead to a mistake; " … " stands for anything between two of them.</summary>
internal static class Words
{
    public static string[] AtOutput { get; } = ["at its output"];

    public static string[] Derivative { get; } = ["derivative … left out", "derivative … missing"];

    public static string[] Twice { get; } = ["derivative … twice"];

    public static string[] Decay { get; } = ["weight decay"];

    public static string[] Sign { get; } = ["sign of W", "sign(W)", "|W|"];

    public static string[] Precision { get; } = ["lower precision", "rounded constants"];

    public static string[] OneSample { get; } = ["one sample", "one step", "not summed", "one of several", "assigned", "instead of a sum"];

    public static string[] Zero { get; } = ["is zero (", "are zero ("];

    public static string[] NoReaction { get; } = ["cost does not depend on", "cost does not react", "output does not depend on", "output does not react"];

    public static string[] Path { get; } = ["path", "one of several", "earlier step"];

    public static string[] Inner { get; } = ["inner derivative", "function of"];

    public static string[] Element { get; } = ["in one element"];

    public static string[] Exchanged { get; } = ["holds the gradient of", "exchanged"];

    public static bool AreIn(string sentence, string words)
    {
        var from = 0;
        foreach (var part in words.Split(" … "))
        {
            var at = sentence.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            from = at + part.Length;
        }

        return true;
    }

    public static bool AreIn(string sentence, IEnumerable<string> words) => words.Any(each => AreIn(sentence, each));
}
