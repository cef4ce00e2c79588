namespace GradientTesting;

/// <summary>The gradient is not zero where the cost does not react at all.</summary>
internal static class NoReaction
{
    const int Fewest = 3;

    /// <summary>
    /// Nothing of the component moves the cost by as much as a bit. Of a single number a branch that is not taken does the same.
    /// </summary>
    public static Finding? OfAll(Suspect suspect) =>
        suspect.Analytic.Length > 1 && Array.TrueForAll(suspect.Numeric, n => n == 0) && Array.Exists(suspect.Analytic, a => a != 0)
            ? new(DiagnosisName.NoEffect, 0, "has a gradient, and the cost does not depend on it",
                "does the forward pass read a copy, not use it or cancel it, as a normalization does, or does the backward pass leave "
                    + "out the derivative of a gate that is closed here, or of an activation that saturates, or a term of a "
                    + "normalization or softmax?")
            : null;

    /// <summary>What is wrong is what does not move the cost, and all else is right.</summary>
    public static Finding? OfSome(Suspect suspect)
    {
        int[] wrong = [.. suspect.Wrong];
        int[] right = [.. Enumerable.Range(0, suspect.Analytic.Length).Except(wrong)];
        return wrong.Length >= Fewest && right.Count(i => Math.Abs(suspect.Numeric[i]) > suspect.Allowance(i)) >= Fewest
            && Array.TrueForAll(wrong, i => suspect.Numeric[i] == 0) && Array.TrueForAll(right, suspect.IsProvenRight)
            ? new(DiagnosisName.NotMasked, 0,
                FormattableString.Invariant(
                    $"is not zero where the cost does not depend on it, in {wrong.Length} of {suspect.Analytic.Length} elements, ")
                    + "and right elsewhere",
                "is a mask, a gate, a clip or a window left out of the backward pass?")
            : null;
    }
}
