namespace GradientTesting;

/// <summary>Values so small that the cost is linear in them, wherever the check goes: every phase sees one gradient.</summary>
/// <remarks>
/// Moves are parts of the values' own size, so that after a random start of 1e-9 a jittered or a trained point is the same point, as far
/// as the cost is concerned. The gradient is right or wrong there as anywhere, but what is multiplied by the values is below all error
/// bars. A cost that is linear everywhere has nothing to hide.
/// </remarks>
internal static class SmallValues
{
    /// <summary>The longest move of the check, in sizes of the values; see <see cref="Reaction"/>.</summary>
    const double Near = 32;

    /// <summary>
    /// Of a change of the cost over such a move: over one of their own size it is 3e-5, hardly more than is detectable. Farther off it is
    /// no rounding.
    /// </summary>
    const double Bend = 1e-3;

    /// <summary>In sizes of the values.</summary>
    static readonly double[] far = [1e3, 1e6, 1e9, 1e12];

    /// <summary>One evaluation, none where the cost bends within 0.3 of the values; of a cost that is linear up to six.</summary>
    /// <param name="model">The model; it is put back.</param>
    /// <param name="baseline">The point, with a gradient that agrees with the cost there.</param>
    /// <param name="moves">From that point.</param>
    /// <param name="elsewhere">A move at which the cost is known, and its cost.</param>
    /// <param name="noise">Of the cost.</param>
    /// <param name="seed">Of the moves.</param>
    /// <returns>What a match does not mean; null where there is nothing to say.</returns>
    public static string? Warning(
        ModelUnderTest model, Baseline baseline, Moves moves, (double Size, double Cost) elsewhere, double noise, ulong seed)
    {
        var warning = IsLinear(elsewhere.Size, elsewhere.Cost) == true && IsLinear(Near) == true
            && Array.Find(far, size => IsLinear(size) == false) is > 0 and var bends
            ? FormattableString.Invariant($"The cost is linear in the values over moves of {Near} times their size, and is not at ")
                + FormattableString.Invariant($"{bends:G1} times: they are so small that every phase sees one gradient, and what is ")
                + "multiplied by them, as the weights of a next layer, stays unseen. "
                + "Leave the size of random starts as it is in training."
            : null;
        moves.ReturnAll();
        return warning;

        // Null where it cannot be told: a setter may have limits, and a cost an end, so far off.
        bool? IsLinear(double size, double? known = null)
        {
            try
            {
                var (change, claimed) = At(size, known);
                return double.IsFinite(change)
                    ? Math.Abs(change - claimed) <= (Bend * Math.Max(Math.Abs(change), Math.Abs(claimed))) + noise
                    : null;
            }
            catch (ModelCallException)
            {
                return null;
            }
        }

        (double Change, double Claimed) At(double size, double? known)
        {
            moves.MoveAll(size, seed);
            var claimed = 0.0;
            for (var c = 0; c < baseline.Values.Count; c++)
            {
                for (var i = 0; i < baseline.Values[c].Length; i++)
                {
                    claimed += baseline.Gradient[c][i] * (model.Components[c].Values[i] - baseline.Values[c][i]);
                }
            }

            return ((known ?? model.CostOrInfinity()) - baseline.Cost, claimed);
        }
    }
}
