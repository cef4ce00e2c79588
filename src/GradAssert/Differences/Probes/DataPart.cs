namespace GradientTesting;

/// <summary>The gradient at another λ, analytic and numerical; at λ = 0 that of the cost without its regularization term.</summary>
/// <param name="Gradient">What the model computes there, per component.</param>
/// <param name="Agrees">Whether directions over a component agree there; per component.</param>
/// <param name="InFull">
/// For the components that are wrong at the model's own λ, the same elements as there; null for the others.
/// </param>
internal sealed record DataPart(
    IReadOnlyList<TensorCopy> Gradient, IReadOnlyList<bool> Agrees, IReadOnlyList<ComponentDerivative?> InFull)
{
    /// <summary>Sets λ and differentiates again. It is left as it was set: the caller puts it back.</summary>
    /// <remarks>Two evaluations per component and direction, and two per model; 2 per element more where a component is wrong.</remarks>
    /// <returns>Null where there is no λ, it is that already, or the cost is not finite there.</returns>
    public static DataPart? At(
        double other, int directions, ModelCopies models, Baseline baseline, NumericalGradient atLambda, IReadOnlyList<bool> wrong,
        GradientRun run, GradientCheckOptions options, Progress progress)
    {
        var model = models.Original;
        if (model.Lambda is not { } lambda || lambda.Get() == other)
        {
            return null;
        }

        foreach (var each in models.All)
        {
            each.Lambda?.Set(other);
        }

        var cost = model.Cost();
        if (!double.IsFinite(cost))
        {
            return null;
        }

        model.ComputeGradient();
        var here = baseline with { Cost = cost, Gradient = TensorCopy.Of(model.Components.Select(component => component.Gradient)) };
        var noise = atLambda.Noise.Where(cost);
        var (scales, lengths) = (ComponentScale.OfMoves(baseline.Values), ComponentScale.Of(baseline.Values));
        var effects = here.Gradient.Select((gradient, c) => Norm.Rms(gradient.Length, i => gradient[i] * scales[c][i]));
        var strongest = effects.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var (budget, proof) = (new Budget(model, options.MaxCostEvaluations), new ProvenMismatches());
        var agrees = new List<bool>();
        var inFull = new List<ComponentDerivative?>();
        for (var c = 0; c < model.Components.Count; c++)
        {
            var derivative = atLambda.Components[c];
            var component = new ComponentUnderTest(models, here, c, scales[c], lengths[c], noise, strongest, Draws.Seed(run, c), options);
            agrees.Add(wrong[c] || Enumerable.Range(0, directions).All(k => DirectionAgrees(component, k)));
            if (wrong[c])
            {
                progress.Begin($"{component.Component.Name} at λ = {Digits.Of(other)}", derivative.Elements.Length);
            }

            inFull.Add(wrong[c]
                ? new ElementDifferences(component, proof, budget, progress).Take(derivative.Positions) with
                {
                    Coverage = derivative.Coverage,
                    Grid = derivative.Grid,
                }
                : null);
        }

        return new(here.Gradient, agrees, inFull);
    }

    /// <summary>What was measured of one component.</summary>
    /// <param name="gradient">Its gradient at the model's own λ.</param>
    /// <param name="numeric">What was differentiated there.</param>
    /// <param name="c">Its place among the others.</param>
    public AtZeroLambda At(TensorCopy gradient, ComponentDerivative numeric, int c)
    {
        var data = Gradient[c];
        return new(
            numeric.At(data), Agrees[c], InFull[c], Norm.Of(data.Length, i => data[i]),
            Norm.Of(gradient.Length, i => gradient[i] - data[i]));
    }

    /// <summary>Whether the gradient there is this one, to the last bit.</summary>
    public bool IsSameAs(IReadOnlyList<TensorCopy> gradient) => Enumerable.Range(0, gradient.Count).All(c =>
        Enumerable.Range(0, gradient[c].Length).All(i => gradient[c][i].Equals(Gradient[c][i])));

    static bool DirectionAgrees(ComponentUnderTest component, int k)
    {
        var (test, seed) = (new DirectionTest(component), Draws.Next(component.Seed, k));
        var direction = test.Test(test.AtRandom(Block.Whole(component.Component.Shape), seed), seed);
        return direction.Numeric.IsDoubtful || direction.Agrees(component.Tolerance);
    }
}
