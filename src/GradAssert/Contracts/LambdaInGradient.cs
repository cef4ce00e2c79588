namespace GradientTesting;

/// <summary>A gradient that reacts to λ where the cost does.</summary>
/// <remarks>
/// A gradient that is kept under a key of values alone belongs to the first λ: it agrees with the cost at the model's own, and at
/// another one wherever the values are others.
/// </remarks>
internal static class LambdaInGradient
{
    /// <summary>Parts of an element's scale, where what is zero at the point is not.</summary>
    const double Elsewhere = 0.3;

    /// <summary>
    /// By what part of itself the λ term must differ between two points before it depends on the components: rounding in float
    /// changes less, and a move of a third of everything more.
    /// </summary>
    const double Visible = 1e-3;

    /// <summary>A λ next to which no cost hides the penalty of small parameters, as 1 may in float.</summary>
    const double Overwhelming = 1e6;

    /// <summary>
    /// Asks for the gradient elsewhere at the model's own λ and at one so large that its term is no rounding. Four evaluations and two
    /// gradients: asked of a model whose gradient at the point is the same at its λ and at 0, to the last bit, as where its λ is 0.
    /// </summary>
    /// <param name="model">The model, whatever its λ is now.</param>
    /// <param name="baseline">The point, at the model's own λ.</param>
    /// <param name="own">The model's own λ.</param>
    /// <param name="seed">Of the move.</param>
    /// <returns>
    /// What is said of a gradient that does not react to λ, or of a cost that does not, where λ is 0; and of a λ of 0 that cannot be set.
    /// </returns>
    public static (string? Flaw, string? Refusal) FlawOf(ModelUnderTest model, Baseline baseline, double own, ulong seed)
    {
        if (model.Lambda is not { } lambda)
        {
            return default;
        }

        var large = Setting.LargeLambda(own);
        var asked = large;
        var moves = new Moves(model, baseline.Values);
        try
        {
            moves.MoveAll(Elsewhere, seed);
            var (cost, gradient) = At(own);
            var (costAtLarge, gradientAtLarge) = At(large);
            moves.ReturnAll();
            lambda.SetTo(large);
            var term = model.CostOrInfinity() - baseline.Cost;
            if (own == 0 && term == 0 && double.IsFinite(cost) && costAtLarge.Equals(cost))
            {
                asked = Overwhelming;
                moves.MoveAll(Elsewhere, seed);
                lambda.SetTo(asked);
                var isSame = model.CostOrInfinity().Equals(cost);
                moves.ReturnAll();
                return (!isSame ? null : KeptCost.FlawWithoutLambda(model, moves, lambda, own, seed)
                    ?? EffectiveSettings.WithoutEffect(baseline.Cost, 0, large, asked), null);
            }

            return (gradient is not null && gradientAtLarge is not null && IsSame(gradient, gradientAtLarge)
                && Math.Abs(costAtLarge - cost - term) > Visible * Math.Abs(costAtLarge - cost)
                ? $"ComputeGradient() does not react to Lambda: it gave the same numbers to the last bit at λ = {Digits.Of(own)} and "
                    + $"{Digits.Of(large)}, where Cost() returned {Digits.Of(cost, costAtLarge)} and {Digits.Of(costAtLarge, cost)}. "
                    + "Does it lack the gradient of the λ term, keep a gradient under a key that leaves λ out, or read a copy of λ? "
                    + "Have it use the λ that Cost() reads, whenever it is set."
                : null, null);
        }
#pragma warning disable CA1031 // A setter that refuses a λ says nothing of the gradient.
        catch (Exception refusal) when (!ModelUnderTest.EndsTheCheck(refusal))
#pragma warning restore CA1031
        {
            // Of a λ that is not 0 it is said elsewhere.
            return own != 0 ? default : (null, EffectiveSettings.Refused(asked, refusal,
                "does not know whether Cost() reads it", own));
        }

        (double Cost, TensorCopy[]? Gradient) At(double value)
        {
            lambda.SetTo(value);
            var cost = model.CostOrInfinity();
            return (cost, double.IsFinite(cost) && model.TryComputeGradient()
                ? TensorCopy.Of(model.Components.Select(component => component.Gradient))
                : null);
        }
    }

    static bool IsSame(TensorCopy[] one, TensorCopy[] other) =>
        Enumerable.Range(0, one.Length).All(c => one[c].Length == other[c].Length
            && Enumerable.Range(0, one[c].Length).All(i => one[c][i].Equals(other[c][i])));
}
