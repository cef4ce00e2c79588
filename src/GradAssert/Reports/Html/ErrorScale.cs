namespace GradientTesting;

/// <summary>
/// What an error over its allowance is drawn as: seven steps, blue where the code is below the cost and orange where it is above. Blue
/// and orange stay apart for every kind of colour blindness, and a mark is on what is wrong besides.
/// </summary>
internal static class ErrorScale
{
    static readonly (double From, string Class, string Words)[] steps =
    [
        (double.NegativeInfinity, "n3", "code below cost, beyond 100 times"),
        (-100, "n2", "below, 10 to 100 times"),
        (-10, "n1", "below, up to 10 times"),
        (-1, "ok", "within noise and tolerance"),
        (1, "p1", "code above cost, up to 10 times"),
        (10, "p2", "above, 10 to 100 times"),
        (100, "p3", "above, beyond 100 times"),
    ];

    /// <summary>The class, in the page's style sheet, of an error over what is allowed of it.</summary>
    public static string ClassOf(double excess) =>
        Math.Abs(excess) <= 1 ? "ok" : steps.Last(step => step.From <= excess).Class;

    /// <summary>The steps from the most negative on, as a picture with words.</summary>
    public static string Legend => string.Concat(steps.Select(step =>
        $"<span class=\"step\"><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" "
            + $"class=\"{step.Class}\"/></svg> "
        + $"{step.Words}</span>"));
}
