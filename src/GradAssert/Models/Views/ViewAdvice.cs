namespace GradientTesting;

/// <summary>What the exceptions of getters, setters and <c>Func</c>s most often come from.</summary>
internal static class ViewAdvice
{
    /// <summary>Of a gradient that is looked up in a dictionary.</summary>
    public const string NoEntry =
        "Where a batch leaves an entry out its gradient is zero: return 0 for it, as in "
        + "i => gradients.TryGetValue(i / columns, out var row) ? row[i % columns] : 0.";

    /// <summary>Of null in place of an array.</summary>
    public const string NoRowMajorArray =
        "If it is from AsRowMajorArray() of a MathNet matrix, which keeps its numbers column by column and has no such array, pass the "
        + "matrix itself: ToRowMajorArray() is a copy.";

    /// <summary>Of a setter that takes one number and not another.</summary>
    public static string OnRefusal(string present, string refused) =>
        $"It takes {present}, which it reads, and not {refused}. A check moves an element by a small part of itself, to either side: have "
        + "the setter store the number as it is, and leave limits to Cost() or TrainStep().";

    /// <summary>Null where there is nothing to say of it.</summary>
    public static string? On(Exception thrown, TensorName name) => thrown switch
    {
        KeyNotFoundException when name.IsGradient => NoEntry,
        IndexOutOfRangeException or ArgumentOutOfRangeException =>
            $"Look at how the index is computed (i is row times columns plus column), and for {Loop}",
        _ => null,
    };

    /// <summary>Of storage that a Func returns, which has no index of an element; null where there is nothing to say.</summary>
    public static string? OnFunc(Exception? thrown) =>
        thrown is IndexOutOfRangeException or ArgumentOutOfRangeException ? $"If it is made, look for {Loop}" : null;

    const string Loop =
        "lambdas that are made in a for loop: its variable is one for all of them, and past the end by now. Copy it to a variable inside "
        + "of the loop.";
}
