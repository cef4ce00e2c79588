namespace GradientTesting.Benchmarks;

/// <summary>
/// Turns the right gradient into a wrong one. A function of the right gradient and of the model's values alone, so that it is made
/// again, in the same way, wherever a check evaluates.
/// </summary>
/// <param name="Kind">Which mistake.</param>
/// <param name="Where">In which part of the gradient, or of the backward pass.</param>
/// <param name="Wrong">From the right model at its present values and its gradient there.</param>
internal sealed record GradientMistake(string Kind, string Where, Func<DrawnModel, double[], double[]> Wrong)
{
    /// <summary>The share of the mistake that is made: wrong = right + size · (mistaken − right).</summary>
    public double Size { get; init; } = 1;

    public double[] Make(DrawnModel right, double[] gradient)
    {
        var wrong = Wrong(right, [.. gradient]);
        for (var i = 0; i < wrong.Length && Size != 1; i++)
        {
            wrong[i] = gradient[i] + (Size * (wrong[i] - gradient[i]));
        }

        return wrong;
    }

    public override string ToString() => (Size == 1 ? "" : FormattableString.Invariant($"{100 * Size:G3}% of ")) + $"{Kind} ({Where})";
}
