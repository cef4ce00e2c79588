namespace GradientTesting;

/// <summary>Numbers that a model lets a check set: in their range, set where they are set, and with an effect on the cost.</summary>
internal static class EffectiveSettings
{
    /// <summary>Keep-probs to try where the model's own drops nothing.</summary>
    static readonly double[] smaller = [0.5, 0.1];

    /// <summary>What is out of range, and what it should be; null where nothing is.</summary>
    public static string? FlawOf(ModelUnderTest model)
    {
        foreach (var layer in model.KeepProbabilities)
        {
            if (layer.Get() is var keep && !(keep is > 0 and <= 1))
            {
                return $"{layer.Name} is {Digits.Of(keep)}, and a keep-prob lies above 0 and at most at 1. "
                    + "It is the probability that a unit is kept; of a drop rate return 1 - rate.";
            }
        }

        return model.Lambda?.Get() is { } lambda && !(lambda >= 0 && double.IsFinite(lambda))
            ? $"Lambda is {Digits.Of(lambda)}, and λ is zero or more. Set it before the check."
            : model.BatchSize is < 1 and var batch ? FormattableString.Invariant(
                $"BatchSize is {batch}, and a batch has one sample or more. Return the number of samples that Cost() uses.")
            : null;
    }

    /// <summary>
    /// Sets each keep-prob below 1 to what it was, and smaller where that changes nothing, here and elsewhere. One evaluation for
    /// each layer that drops units.
    /// </summary>
    /// <param name="model">The model, at keep-prob 1.0.</param>
    /// <param name="moves">From the point.</param>
    /// <param name="cost">The cost at the point.</param>
    /// <param name="keepProbabilities">The model's own.</param>
    /// <param name="seed">Of the move.</param>
    /// <returns>What is said of a layer that has no effect; null where each has.</returns>
    public static string? DropoutWithoutEffect(ModelUnderTest model, Moves moves,
        double cost, IReadOnlyList<double> keepProbabilities, ulong seed)
    {
        for (var l = 0; l < keepProbabilities.Count; l++)
        {
            var (layer, own) = (model.KeepProbabilities[l], keepProbabilities[l]);
            if (own == 1 || !IsSameAt([own, .. smaller], layer, 1, cost, model))
            {
                continue;
            }

            moves.MoveAll(Elsewhere, seed);
            var isSame = IsSameAt([own, .. smaller], layer, 1, model.CostOrInfinity(), model);
            moves.ReturnAll();
            if (isSame)
            {
                return $"Cost() does not depend on {layer.Name}: it returned {Digits.Of(cost)} at keep-prob {Digits.Of(own)}, 0.5, "
                    + "0.1 and 1 alike, so that no mask was drawn: the model is in evaluation mode, the mask was drawn once in the "
                    + "constructor, or the cost was kept. "
                    + "Check the model in training mode (the check itself sets keep-probs to 1), draw the mask at each Cost(), "
                    + $"and have {layer.Name} set the number that Cost() reads. If Cost() drops no units, leave {layer.Name} out.";
            }
        }

        return null;
    }

    /// <summary>Sets λ to 0, where the check will look which part of a gradient is wrong. One evaluation, none where λ is zero.</summary>
    /// <param name="model">The model.</param>
    /// <param name="moves">From the point.</param>
    /// <param name="cost">The cost at the point.</param>
    /// <param name="gradient">The gradient at the point.</param>
    /// <param name="seed">Of the move.</param>
    /// <param name="asksForMore">Whether to evaluate at half of λ too.</param>
    /// <returns>
    /// What is wrong with λ; or why it cannot be zero, or what it seems to be instead, which are no mistakes; and whether the gradient
    /// depends on it and the cost does not.
    /// </returns>
    public static (string? Flaw, string? Refusal, string? Doubt, bool IsOfGradientAlone) Lambda(ModelUnderTest model,
        Moves moves, double cost, IReadOnlyList<TensorCopy> gradient, ulong seed, bool asksForMore)
    {
        if (model.Lambda is not { } lambda || lambda.Get() is not (> 0 and var own))
        {
            return default;
        }

        try
        {
            lambda.Set(0);
        }
#pragma warning disable CA1031 // A model may not allow it; it is checked at its own λ all the same.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            PutBack();
            return (null, Refused(0, refusal, "cannot say whether a mistake is in the λ part", own), null, false);
        }

        lambda.SetTo(0);
        var atZero = model.CostOrInfinity();
        var isSame = atZero.Equals(cost);
        lambda.SetTo(own);
        if (!isSame)
        {
            return (null, null, asksForMore ? OfOtherThanAffine(model, lambda, own, cost, atZero) : null, false);
        }

        moves.MoveAll(Elsewhere, seed);
        isSame = IsSameAt([0], lambda, own, model.CostOrInfinity(), model) && IsSameAtLarge(own);
        moves.ReturnAll();

        return !isSame ? default
            : KeptCost.FlawWithoutLambda(model, moves, lambda, own, seed) is { } kept ? (kept, null, null, false)
            : ChangesGradient() ? (null, null, null, true)
            : (WithoutEffect(cost, own, 0, Setting.LargeLambda(own)), null, null, false);

        // A gradient with a λ term that the cost has not is wrong, and called so by the verdict.
        bool ChangesGradient()
        {
            lambda.SetTo(0);
            _ = model.Cost();
            model.ComputeGradient();
            var changes = gradient.Any(slopes => slopes.FirstDifference() >= 0);
            lambda.SetTo(own);
            return changes;
        }

        // So large that no rounding hides it; a setter that refuses it is asked nothing more.
        bool IsSameAtLarge(double own)
        {
            var here = model.CostOrInfinity();
            try
            {
                lambda.SetTo(Setting.LargeLambda(own));
            }
#pragma warning disable CA1031 // As above.
            catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
            {
                PutBack();
                return false;
            }

            var isSame = model.CostOrInfinity().Equals(here);
            lambda.SetTo(own);
            return isSame;
        }

        void PutBack()
        {
            if (!lambda.Get().Equals(own))
            {
                lambda.SetTo(own);
            }
        }
    }

    /// <summary>What is said of a cost that is the same at three λ.</summary>
    public static string WithoutEffect(double cost, double own, double other, double large) =>
        $"Cost() does not depend on Lambda: it returned {Digits.Of(cost)} at λ = {Digits.Of(own)} and {Digits.Of(other)} alike, "
        + $"and did not change at {Digits.Of(large)} either. "
        + "Have Lambda set the number that Cost() reads, and not a copy of the options; if the cost has no λ, leave it out.";

    /// <summary>What is said of a λ that a model does not take, and of what the check leaves open for that reason.</summary>
    public static string Refused(double value, Exception refusal, string open, double own)
    {
        var cause = ModelCallException.Cause(refusal);
        return $"Lambda could not be set to {Digits.Of(value)} ({cause.GetType().Name}: {cause.Message.ReplaceLineEndings(" ")}), "
            + $"so that the check {open}. It was checked at {Digits.Of(own)} alone.";
    }

    /// <summary>Of the change of the cost from λ = 0: an L2 term adds half of it at λ/2.</summary>
    const double Halfway = 1e-3;

    /// <summary>Of the cost: of what λ changes less, rounding in float may be a part that large.</summary>
    const double Visible = 1e-3;

    /// <summary>A cost of which λ is the strength of a penalty lies halfway at λ/2. One evaluation, where λ can be halved.</summary>
    /// <returns>What is said of one that does not; null where it does.</returns>
    static string? OfOtherThanAffine(ModelUnderTest model, Setting lambda, double own, double cost, double atZero)
    {
        var half = double.NaN;
        try
        {
            lambda.Set(own / 2);
            half = lambda.Get().Equals(own / 2) ? model.CostOrInfinity() : double.NaN;
        }
        // A setter that refuses the half is asked nothing more.
        catch (ModelCallException refusal) when (refusal.Call == $"The setter of {lambda.Name}")
        {
        }

        lambda.SetTo(own);
        var change = cost - atZero;
        return !double.IsFinite(atZero) || (double.IsFinite(half) && Math.Abs(change) > Visible * Math.Abs(cost)
                && Math.Abs(half - atZero - (change / 2)) > Halfway * Math.Abs(change))
            ? $"Lambda is the strength of a penalty, which adds half as much to the cost at λ = {Digits.Of(own / 2)} as at "
                + $"{Digits.Of(own)}; Cost() returned {Digits.Of(atZero)} at 0, {Digits.Of(half)} at the half and {Digits.Of(cost)} "
                + "at the whole. "
                + "Is Lambda wired to another number, such as a temperature, or does its setter change something else too, such as the "
                + "data?"
            : null;
    }

    /// <summary>Parts of an element's scale, where what has no effect here has one.</summary>
    const double Elsewhere = 0.3;

    static bool IsSameAt(double[] values, Setting setting, double own, double cost, ModelUnderTest model)
    {
        var isSame = Array.TrueForAll(values, value =>
        {
            setting.SetTo(value);
            return model.CostOrInfinity().Equals(cost);
        });
        setting.SetTo(own);
        return isSame;
    }
}
