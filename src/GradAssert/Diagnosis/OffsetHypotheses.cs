namespace GradientTesting;

/// <summary>Something is added to every element, or every element is cut off.</summary>
internal static class OffsetHypotheses
{
    public static Finding? Of(Suspect suspect) =>
        Constant(suspect) ?? (suspect.IsChanceOfCounts(isFitted: true) ? null : Clipped(suspect));

    public static Finding? Constant(Suspect suspect)
    {
        var constant = suspect.Analytic.Zip(suspect.Numeric, (a, n) => a - n).Average();
        return !suspect.IsFewNumbers && !suspect.IsChance(isFitted: true) && !suspect.IsChanceOfCounts(isFitted: true)
            && suspect.Residual(i => suspect.Numeric[i] + constant) is { } residual
            ? new(DiagnosisName.ConstantAdded, residual, FormattableString.Invariant($"has {constant:G3} added to every element"),
                OfOneSign(suspect.Values) is var sign && sign == 0 ? null : FormattableString.Invariant(
                    $"all of its numbers have one sign, so that it may as well be {sign * constant:G2} · sign({suspect.Name}), an L1 term"))
            : null;
    }

    // Of zero there is no sign.
    static int OfOneSign(double[] values) =>
        values.Select(Math.Sign).Distinct().ToArray() is [var sign] ? sign : 0;

    static Finding? Clipped(Suspect suspect)
    {
        var limit = suspect.Analytic.Max(Math.Abs);
        var cut = suspect.Wrong.ToArray();
        return cut.Length >= 2 && limit > 0
            && Array.TrueForAll(cut, i => Math.Abs(Math.Abs(suspect.Analytic[i]) - limit) <= 1e-9 * limit)
            && LeavesSome(suspect, cut)
            && suspect.Residual(i => Math.Clamp(suspect.Numeric[i], -limit, limit)) is { } residual
            ? new(DiagnosisName.Clipped, residual, FormattableString.Invariant($"is clipped at ±{limit:G3}"),
                "clip for training, not in the gradient that is checked")
            : null;
    }

    /// <summary>
    /// Whether some elements are left as they are. Where all are of one size, a factor makes them so, or a loss whose slope is ±δ.
    /// </summary>
    static bool LeavesSome(Suspect suspect, int[] cut) =>
        Enumerable.Range(0, suspect.Analytic.Length).Except(cut).Any(i => suspect.Analytic[i] != 0);
}
