namespace GradientTesting;

/// <summary>A gradient that is the same at all values, of a cost that is not linear.</summary>
/// <remarks>
/// One that is computed once and copied out, or at values that were captured, is right at the point, and nowhere else. A linear cost
/// has a constant gradient, which agrees with the cost elsewhere. One component's gradient may be kept while the others are computed:
/// then the cost is held against it along that component alone.
/// </remarks>
internal sealed class ConstantGradient
{
    /// <summary>Of the move to the other point, the step of a difference there.</summary>
    const double Step = 1e-2;

    /// <summary>
    /// The part of a change of the cost that curvature leaves open, by far. A kink within a step would leave more, and does so at one
    /// of two steps alone.
    /// </summary>
    const double OfChange = 0.02;

    /// <summary>
    /// The part within which the gradient is right at the point, in one direction: a wrong one agrees by chance in one of some hundreds
    /// of directions, and is otherwise left to the verdict.
    /// </summary>
    const double Right = 1e-3;

    /// <summary>Units of roundoff of the cost below which a change of it is noise.</summary>
    const double Noise = 1000;

    /// <summary>Of a sum of counts that are divided by N.</summary>
    const double UnitsOfRounding = 16;

    /// <summary>Of a larger one, numbers in single precision are near to counts over some N by chance.</summary>
    const int LargestBatch = 256;

    readonly ModelUnderTest model;
    readonly Baseline baseline;
    readonly Moves moves;
    readonly ulong seed;

    ConstantGradient(ModelUnderTest model, Baseline baseline, ulong seed) =>
        (this.model, this.baseline, this.seed, moves) = (model, baseline, seed, new(model, baseline.Values));

    /// <summary>
    /// Asks for the gradient at another point. One evaluation and a gradient; of a gradient that is the same there to the last bit, or
    /// of each component of which it is, two evaluations more, and up to four where those disagree with it.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="baseline">The point; the model is put back there.</param>
    /// <param name="size">Of a move at which the cost is finite.</param>
    /// <param name="seed">Of the move.</param>
    /// <returns>What is said of a gradient that does not react; null where it does, or has no reason to.</returns>
    public static string? FlawOf(ModelUnderTest model, Baseline baseline, double size, ulong seed)
    {
        var constant = new ConstantGradient(model, baseline, seed);
        var flaw = constant.SameAt(size).Select(same => constant.FlawAt(same, size)).FirstOrDefault(flaw => flaw is not null);
        constant.moves.ReturnAll();
        return flaw;
    }

    /// <summary>
    /// The components whose gradient is the same at the other point: all of them together, or each by itself. Of a layer all or none,
    /// since there what outputs are linear in has a constant gradient.
    /// </summary>
    int[][] SameAt(double size)
    {
        moves.MoveAll(size, seed);
        int[] found = double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient()
            ? [.. Enumerable.Range(0, baseline.Gradient.Count).Where(c => baseline.Gradient[c].FirstDifference() < 0)]
            : [];
        return found.Length == baseline.Gradient.Count ? [found]
            : model.Layer is null
                ? [.. found.Where(c => Magnitude.Largest(baseline.Gradient[c]) > 0 && !AreCounts(c)).Select(c => new[] { c })]
            : [];
    }

    /// <summary>
    /// Whether the gradient is made of whole numbers, or of such over a batch size, as that of a bias behind a hinge, which counts
    /// samples: that is constant between kinks by itself.
    /// </summary>
    bool AreCounts(int component)
    {
        var gradient = baseline.Gradient[component];
        var rounding = UnitsOfRounding * Math.ScaleB(1, model.Components[component].Gradient.UnitRoundoff > 1e-10 ? -24 : -53);
        bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) <= rounding * Math.Abs(number);
        return Enumerable.Range(1, LargestBatch).Any(n => Enumerable.Range(0, gradient.Length).All(i => IsWhole(n * gradient[i])));
    }

    string? FlawAt(int[] same, double size)
    {
        var there = Across(same, size, Step * size);
        return there.IsOther && Across(same, size, Step * size / 10).IsOther && Across(same, 0, Step * size).IsAsClaimed
            ? Message(there, same.Length == model.Components.Count ? null : model.Components[same[0]].Name)
            : null;
    }

    static string Message(Change there, string? name) =>
        $"ComputeGradient() gave {(name is null ? "" : $"{name} ")}the same numbers at other values, to the last bit, "
        + $"although the cost changes otherwise there: over a short move{(name is null ? "" : $" of {name}")} it changed by "
        + $"{Digits.Of(there.Found)}, and by that gradient it changes by {Digits.Of(there.Claimed)}. "
        + $"Is the gradient{(name is null ? "" : $" of {name}")} computed once and kept, computed at values that were captured "
        + "(gradient: p => Gradient(at) in place of Gradient(p)), or by a formula that leaves the values out? "
        + "Compute it from the present values at each call.";

    /// <summary>How the cost changes over a step of those components to both sides, and how it does by their gradient.</summary>
    Change Across(int[] same, double size, double step)
    {
        moves.MoveAll(size, seed);
        var (ahead, claimedAhead) = At(same, size + step);
        var (behind, claimedBehind) = At(same, size - step);
        var isSingle = baseline.Cost == (float)baseline.Cost || model.Components.Any(component => component.Values.UnitRoundoff > 1e-10);
        var noise = Noise * Math.ScaleB(1, isSingle ? -24 : -53) * Math.Max(Math.Abs(ahead), Math.Abs(behind));
        return new(ahead - behind, claimedAhead - claimedBehind, noise);
    }

    (double Cost, double Claimed) At(int[] same, double size)
    {
        var claimed = 0.0;
        foreach (var c in same)
        {
            moves.Move(c, size, seed);
            for (var i = 0; i < baseline.Values[c].Length; i++)
            {
                claimed += baseline.Gradient[c][i] * (model.Components[c].Values[i] - baseline.Values[c][i]);
            }
        }

        return (model.CostOrInfinity(), claimed);
    }

    readonly record struct Change(double Found, double Claimed, double Noise)
    {
        double Largest => Math.Max(Math.Abs(Found), Math.Abs(Claimed));

        public bool IsAsClaimed => Math.Abs(Found - Claimed) <= Math.Max(Noise, Right * Largest);

        /// <summary>A cost that is constant there, or not defined, says nothing.</summary>
        public bool IsOther => double.IsFinite(Found) && Math.Abs(Found) > Noise
            && Math.Abs(Found - Claimed) > Math.Max(Noise, OfChange * Largest);
    }
}
