namespace GradientTesting;

/// <summary>Whether a gradient is that of the cost where the model is now, which is not where it was checked.</summary>
internal static class OtherPoint
{
    /// <summary>What the draws of it belong to.</summary>
    const int Seed = -6;

    const int Directions = 2;

    /// <summary>
    /// Holds the gradient against the cost along two directions over each component: a cost, a gradient, and two evaluations for each
    /// direction that agrees. The model is left where it is.
    /// </summary>
    /// <returns>True where a direction is proven to disagree; false where all agree, or nothing can be said.</returns>
    public static bool Disagrees(ModelUnderTest model, CostNoise noise, GradientRun run, GradientCheckOptions options)
    {
        if (new Budget(model, options.MaxCostEvaluations).Left < (2 + (2 * Directions)) * model.Components.Count)
        {
            return false;
        }

        var cost = model.CostOrInfinity();
        if (!double.IsFinite(cost) || !model.TryComputeGradient())
        {
            return false;
        }

        var here = new Baseline(
            cost, TensorCopy.Of(model.Components.Select(component => component.Values)),
            TensorCopy.Of(model.Components.Select(component => component.Gradient)));
        return here.Gradient.All(gradient => double.IsFinite(Magnitude.Largest(gradient)))
            && Disagrees(new(model, []), here, noise, run, options);
    }

    static bool Disagrees(ModelCopies models, Baseline here, CostNoise noise, GradientRun run, GradientCheckOptions options)
    {
        var (scales, lengths) = (ComponentScale.OfMoves(here.Values), ComponentScale.Of(here.Values));
        var strongest = here.Gradient.Select((gradient, c) => Norm.Rms(gradient.Length, i => gradient[i] * scales[c][i])).Max();
        return Enumerable.Range(0, scales.Length).Any(c =>
        {
            var seed = Draw.Bits(Draws.Seed(run, Seed), c);
            var component = new ComponentUnderTest(
                models, here, c, scales[c], lengths[c], noise.Where(here.Cost), strongest, seed, options);
            return Enumerable.Range(0, Directions).Any(k => IsProven(component, Draws.Next(seed, k)));
        });
    }

    static bool IsProven(ComponentUnderTest component, ulong seed)
    {
        var test = new DirectionTest(component);
        var direction = test.Test(test.AtRandom(Block.Whole(component.Component.Shape), seed), seed);
        return !direction.Numeric.IsDoubtful && !direction.Agrees(component.Tolerance);
    }
}
