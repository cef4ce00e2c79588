namespace GradientTesting;

/// <summary>Something is added to every element, or every element is cut off.</summary>
internal static class OffsetHypotheses
{
    public static Finding? Of(Suspect suspect) => Constant(suspect) ?? Clipped(suspect);

    static Finding? Constant(Suspect suspect)
    {
        var constant = suspect.Analytic.Zip(suspect.Numeric, (a, n) => a - n).Average();
        return !suspect.IsFewNumbers && suspect.Residual(i => suspect.Numeric[i] + constant) is { } residual
            ? new(DiagnosisName.ConstantAdded, residual, FormattableString.Invariant($"has {constant:G3} added to every element"))
            : null;
    }

    static Finding? Clipped(Suspect suspect)
    {
        var limit = suspect.Analytic.Max(Math.Abs);
        var cut = suspect.Wrong.ToArray();
        return cut.Length >= 2 && limit > 0
            && Array.TrueForAll(cut, i => Math.Abs(Math.Abs(suspect.Analytic[i]) - limit) <= 1e-9 * limit)
            && IsNoFactor(suspect, cut)
            && suspect.Residual(i => Math.Clamp(suspect.Numeric[i], -limit, limit)) is { } residual
            ? new(DiagnosisName.Clipped, residual, FormattableString.Invariant($"is clipped at ±{limit:G3}"),
                "clip for training, not in the gradient that is checked")
            : null;
    }

    /// <summary>What is cut is of several sizes, or not all is: elements of one size are made as large by a factor.</summary>
    static bool IsNoFactor(Suspect suspect, int[] cut)
    {
        var sizes = cut.Select(i => Math.Abs(suspect.Numeric[i])).ToArray();
        return sizes.Max() > OtherSize * sizes.Min()
            || Enumerable.Range(0, suspect.Analytic.Length).Except(cut).Any(i => suspect.Analytic[i] != 0);
    }

    /// <summary>Beyond what error bars leave open of two elements that are alike, as those of a softmax with two classes.</summary>
    const double OtherSize = 1.01;
}
