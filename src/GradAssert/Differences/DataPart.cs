namespace GradientTesting;

/// <summary>The gradient of the cost without its regularization term: analytic and numerical, at λ = 0.</summary>
/// <param name="Gradient">What the model computes at λ = 0, per component.</param>
/// <param name="Agrees">Whether random directions of a component agree there; per component.</param>
/// <param name="InFull">
/// For the components that are wrong at the model's own λ, the same elements as there; null for the others.
/// </param>
internal sealed record DataPart(
    IReadOnlyList<TensorCopy> Gradient, IReadOnlyList<bool> Agrees, IReadOnlyList<ComponentDerivative?> InFull)
{
    const int Directions = 2;
    const int MostRungs = 8;

    /// <summary>Sets λ to zero and differentiates again. λ is left at zero: whoever saved the model's state puts it back.</summary>
    /// <remarks>Four evaluations per component and two per model; 2 per element more where a component is wrong.</remarks>
    /// <returns>Null where there is no λ, it is zero already, or the cost is not finite without it.</returns>
    public static DataPart? Of(
        ModelCopies models, Baseline baseline, NumericalGradient atLambda, IReadOnlyList<bool> wrong, GradientCheckOptions options, Progress progress)
    {
        var model = models.Original;
        if (model.Lambda is not { } lambda || lambda.Get() == 0)
        {
            return null;
        }

        foreach (var each in models.All)
        {
            each.Lambda?.Set(0);
        }

        var cost = model.Cost();
        if (!double.IsFinite(cost))
        {
            return null;
        }

        model.ComputeGradient();
        var here = baseline with { Cost = cost, Gradient = TensorCopy.Of(model.Components.Select(component => component.Gradient)) };
        var noise = atLambda.Noise with { Cost = cost };
        var random = new Random(model.Components.Count);
        var scales = ComponentScale.Of(baseline.Values);
        var agrees = new List<bool>();
        var inFull = new List<ComponentDerivative?>();
        for (var c = 0; c < model.Components.Count; c++)
        {
            var derivative = atLambda.Components[c];
            var component = new ComponentUnderTest(models, here, c, scales[c], noise, derivative.Tolerance, options);
            agrees.Add(wrong[c] || Enumerable.Range(0, Directions).All(_ => DirectionAgrees(component, derivative, random)));
            if (wrong[c])
            {
                progress.Begin($"{component.Component.Name} at λ = 0", derivative.Elements.Length);
            }

            inFull.Add(wrong[c] ? new ElementDifferences(component, progress).Again(derivative, random) : null);
        }

        return new(here.Gradient, agrees, inFull);
    }

    static bool DirectionAgrees(ComponentUnderTest component, ComponentDerivative derivative, Random random)
    {
        // On a kink more than one derivative is right, and a direction over several kinks tells none of them wrong.
        var kinks = Enumerable.Range(0, derivative.Elements.Length).Where(k => derivative.Elements[k].IsKink).Select(derivative.Position).ToHashSet();
        var direction = new Direction(
            component.Scale, Block.Whole(component.Component.Shape), Draw.Seed(random), 0.5, 1 / Math.Sqrt(component.Length), kinks.Count > 0 ? kinks : null);
        var probe = new DirectionProbe(component).Along(direction);
        var tolerance = DirectionDerivative.Of(derivative.Tolerance, probe.Size, probe.Length);
        var step = derivative.Step > 0 ? derivative.Step : 1e-4;
        List<Rung> rungs = [probe.Central(step)];
        if (!rungs[0].IsUsable
            || tolerance.Accepts(probe.Analytic, new(rungs[0].Central, rungs[0].CentralBar))
            || ShorterStep.Agreeing(probe, step, component.Noise.Level, probe.Analytic, tolerance) is not null)
        {
            return true;
        }

        while (rungs.Count < MostRungs)
        {
            rungs.Add(probe.Central(step *= 0.25));
        }

        var reading = Ladder.Read(rungs).Derivative;
        return reading.IsKink || tolerance.Accepts(probe.Analytic, reading);
    }
}
