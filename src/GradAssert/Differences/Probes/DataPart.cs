namespace GradientTesting;

/// <summary>The gradient at another λ, analytic and numerical; at λ = 0 that of the cost without its regularization term.</summary>
/// <param name="Gradient">What the model computes there, per component.</param>
/// <param name="Agrees">Whether directions over a component agree there; per component.</param>
/// <param name="InFull">
/// For the components that are wrong at the model's own λ or here, the same elements as there; null for the others.
/// </param>
internal sealed record DataPart(
    IReadOnlyList<TensorCopy> Gradient, IReadOnlyList<bool> Agrees, IReadOnlyList<ComponentDerivative?> InFull)
{
    /// <summary>
    /// Of each component that disagrees here and not at the model's own λ, whether it is off by as much there, where the λ term hides it.
    /// </summary>
    public IReadOnlyList<bool> IsHidden { get; init; } = [];

    /// <summary>Along which direction each component disagrees here, and by how much.</summary>
    IReadOnlyList<Disagreement?> Disagreements { get; init; } = [];

    /// <summary>A cost that is so many times smaller has rounding of its own.</summary>
    const double FarSmaller = 16;

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
        var (scales, lengths) = (ComponentScale.OfMoves(baseline.Values), ComponentScale.Of(baseline.Values));
        var strongest = Strongest(here, scales);
        var noise = NoiseAt(here, lengths, strongest, model, atLambda.Noise, run);
        var (budget, proof) = (new Budget(model, options.MaxCostEvaluations), new ProvenMismatches());
        var disagreements = new List<Disagreement?>();
        var inFull = new List<ComponentDerivative?>();
        for (var c = 0; c < model.Components.Count; c++)
        {
            var derivative = atLambda.Components[c];
            var component = new ComponentUnderTest(models, here, c, scales[c], lengths[c], noise, strongest, Draws.Seed(run, c), options);
            disagreements.Add(wrong[c] ? null
                : Enumerable.Range(0, directions).Select(k => DisagreementOf(component, k)).FirstOrDefault(each => each is not null));
            var isExplained = wrong[c] || (other == 0 && disagreements[c] is not null);
            if (isExplained)
            {
                progress.Begin($"{component.Component.Name} at λ = {Digits.Of(other)}", derivative.Elements.Length);
            }

            inFull.Add(isExplained
                ? new ElementDifferences(component, proof, budget, progress).Take(derivative.Positions) with
                {
                    Coverage = derivative.Coverage,
                    Grid = derivative.Grid,
                }
                : null);
            // Next to the point it may differ all the same, as where a hinge opens: that is no matter of λ.
            if (!wrong[c] && inFull[c] is { Positions: null } whole && AgreesAtThePoint(component, whole))
            {
                disagreements[c] = null;
                inFull[c] = null;
            }
        }

        return new(here.Gradient, [.. disagreements.Select(each => each is null)], inFull) { Disagreements = disagreements };
    }

    /// <summary>
    /// Looks along the same directions at the model's own λ, where it is set again. What is off by as much there, as far as can be seen
    /// next to the λ term, is the data part; what is not comes of λ. Two evaluations for each component that disagrees, or a line test.
    /// </summary>
    public DataPart WithHidden(
        ModelCopies models, Baseline baseline, NumericalGradient atLambda, GradientRun run, GradientCheckOptions options)
    {
        var (scales, lengths) = (ComponentScale.OfMoves(baseline.Values), ComponentScale.Of(baseline.Values));
        var strongest = Strongest(baseline, scales);
        return this with { IsHidden = [.. Disagreements.Select((here, c) => here is { } disagreement && IsTooSmall(disagreement, c))] };

        bool IsTooSmall(Disagreement disagreement, int c)
        {
            var component = new ComponentUnderTest(
                models, baseline, c, scales[c], lengths[c], atLambda.Noise, strongest, Draws.Seed(run, c), options);
            var there = DirectionAt(component, disagreement.Direction);
            return Math.Abs(there.Numeric.Value - there.Analytic - disagreement.Error)
                <= there.Tolerance(component.Tolerance).Allowance(there.Analytic, there.Numeric);
        }
    }

    /// <summary>What was measured of one component.</summary>
    /// <param name="gradient">Its gradient at the model's own λ.</param>
    /// <param name="numeric">What was differentiated there.</param>
    /// <param name="c">Its place among the others.</param>
    public AtZeroLambda At(TensorCopy gradient, ComponentDerivative numeric, int c)
    {
        var data = Gradient[c];
        return new(
            numeric.At(data), Agrees[c], IsHidden.Count > 0 && IsHidden[c], InFull[c], Norm.Of(data.Length, i => data[i]),
            Norm.Of(gradient.Length, i => gradient[i] - data[i]));
    }

    /// <summary>Whether the gradient there is this one, to the last bit.</summary>
    public bool IsSameAs(IReadOnlyList<TensorCopy> gradient) => Enumerable.Range(0, gradient.Count).All(c =>
        Enumerable.Range(0, gradient[c].Length).All(i => gradient[c][i].Equals(Gradient[c][i])));

    /// <summary>Where the cost is far smaller so is its rounding, which is measured again. None, or the evaluations of that.</summary>
    static CostNoise NoiseAt(
        Baseline here, ComponentScale[] lengths, double strongest, ModelUnderTest model, CostNoise atLambda, GradientRun run)
    {
        if (Math.Abs(here.Cost) * FarSmaller >= Math.Abs(atLambda.Cost))
        {
            return atLambda.Where(here.Cost);
        }

        var random = Draws.Of(Draws.Seed(run, model.Components.Count), 1);
        return CostNoise.Measure(model, here, Direction.OfAll(model, lengths, 0.5, random, here.Gradient), random, strongest);
    }

    static double Strongest(Baseline at, ComponentScale[] scales) => at.Gradient
        .Select((gradient, c) => Norm.Rms(gradient.Length, i => gradient[i] * scales[c][i]))
        .Where(double.IsFinite).DefaultIfEmpty(0).Max();

    static bool AgreesAtThePoint(ComponentUnderTest component, ComponentDerivative whole) =>
        whole.Elements.Select((element, i) => (element, i)).All(each =>
            !each.element.IsDoubtful && !each.element.IsUnseen && component.Tolerance.Accepts(component.Analytic[each.i], each.element));

    static Disagreement? DisagreementOf(ComponentUnderTest component, int k)
    {
        var direction = DirectionAt(component, k);
        return direction.Numeric.IsDoubtful || direction.Agrees(component.Tolerance)
            ? null
            : new(k, direction.Numeric.Value - direction.Analytic);
    }

    static DirectionDerivative DirectionAt(ComponentUnderTest component, int k)
    {
        var (test, seed) = (new DirectionTest(component), Draws.Next(component.Seed, k));
        return test.Test(test.AtRandom(Block.Whole(component.Component.Shape), seed), seed);
    }

    /// <param name="Direction">Its number.</param>
    /// <param name="Error">Numerical less analytic slope along it.</param>
    readonly record struct Disagreement(int Direction, double Error);
}
