namespace GradientTesting;

/// <summary>Whether a gradient is that of the cost where the model is now, which is not where it was checked.</summary>
internal static class OtherPoint
{
    /// <summary>What the draws of it belong to.</summary>
    const int Seed = -6;

    const int Directions = 2;

    /// <summary>
    /// Holds the gradient against the cost: two evaluations for each element of a few, since beside steep ones the others are not seen
    /// along a direction, and of more for each of two directions over them; and walks where that does not agree. The model is left where it
    /// is.
    /// </summary>
    /// <param name="model">The model, at other values, and with its gradient there.</param>
    /// <param name="cost">The cost there.</param>
    /// <param name="given">The values that were given.</param>
    /// <param name="noise">The noise at those.</param>
    /// <param name="run">The run.</param>
    /// <param name="options">How.</param>
    /// <returns>True where something does not agree, or is in doubt: a closer look decides. False where all agrees.</returns>
    public static bool Disagrees(
        ModelUnderTest model, double cost, IReadOnlyList<TensorCopy> given, CostNoise noise, GradientRun run, GradientCheckOptions options)
    {
        var budget = new Budget(model, options.MaxCostEvaluations);
        if (budget.Left < 2 * ComponentUnderTest.Few * model.Components.Count)
        {
            return false;
        }

        var here = new Baseline(
            cost, TensorCopy.Of(model.Components.Select(component => component.Values)),
            TensorCopy.Of(model.Components.Select(component => component.Gradient)))
        {
            Given = given,
        };
        var (models, scales, lengths) = (new ModelCopies(model, []), here.ScalesOfMoves, here.Scales);
        var strongest = here.Gradient.Select((gradient, c) => Norm.Rms(gradient.Length, i => gradient[i] * scales[c][i])).Max();
        return Enumerable.Range(0, scales.Length).Any(c =>
        {
            var seed = Draw.Bits(Draws.Seed(run, Seed), c);
            var component = new ComponentUnderTest(
                models, here, c, scales[c], lengths[c], noise.Where(here.Cost), strongest, seed, options);
            return !(component.Length <= ComponentUnderTest.Few ? AgreesByElements(component, budget)
                : Enumerable.Range(0, Directions).All(k => AgreesAlong(component, Draws.Next(seed, k))));
        });
    }

    static bool AgreesByElements(ComponentUnderTest component, Budget budget)
    {
        var progress = new Progress(null, "", component.Models.Original);
        var elements = new ElementDifferences(component, new(), budget, progress).Take().Elements;
        return Enumerable.Range(0, elements.Length).All(i =>
            !elements[i].IsDoubtful && component.Tolerance.Accepts(component.Analytic[i], elements[i]));
    }

    static bool AgreesAlong(ComponentUnderTest component, ulong seed)
    {
        var test = new DirectionTest(component);
        var direction = test.Test(test.AtRandom(Block.Whole(component.Component.Shape), seed), seed);
        return !direction.Numeric.IsDoubtful && direction.Agrees(component.Tolerance);
    }
}
