namespace GradientTesting;

/// <summary>The gradient of the cost without its regularization term: analytic and numerical, at λ = 0.</summary>
/// <param name="Analytic">What the model computes at λ = 0, per component.</param>
/// <param name="Agrees">Whether random directions of a component agree there; per component.</param>
/// <param name="InFull">Every element, for the components that are wrong at the model's own λ; null for the others.</param>
internal sealed record DataPart(
    IReadOnlyList<double[]> Analytic, IReadOnlyList<bool> Agrees, IReadOnlyList<ComponentDerivative?> InFull)
{
    const int Directions = 2;
    const int MostRungs = 8;

    /// <summary>Sets λ to zero and differentiates again. λ is left at zero: whoever saved the model's state puts it back.</summary>
    /// <remarks>Four evaluations per component and two per model; 2 per element more where a component is wrong.</remarks>
    /// <returns>Null where there is no λ, it is zero already, or the cost is not finite without it.</returns>
    public static DataPart? Of(
        ModelUnderTest model, Baseline baseline, NumericalGradient atLambda, IReadOnlyList<bool> wrong, GradientCheckOptions options, Progress progress)
    {
        if (model.Lambda is not { } lambda || lambda.Get() == 0)
        {
            return null;
        }

        lambda.Set(0);
        var cost = model.Cost();
        if (!double.IsFinite(cost))
        {
            return null;
        }

        model.ComputeGradient();
        var here = baseline with { Cost = cost, Gradient = [.. model.Components.Select(component => component.Gradient.Copy())] };
        var noise = atLambda.Noise with { Cost = cost };
        var random = new Random(model.Components.Count);
        var agrees = new List<bool>();
        var inFull = new List<ComponentDerivative?>();
        for (var c = 0; c < model.Components.Count; c++)
        {
            var derivative = atLambda.Components[c];
            agrees.Add(wrong[c] || DirectionsAgree(model, here, c, derivative, noise, random));
            if (wrong[c])
            {
                progress.Begin($"{model.Components[c].Name} at λ = 0", derivative.Scales.Length);
            }

            inFull.Add(wrong[c]
                ? new ComponentDifferences(model, here, c, derivative.Scales, noise, derivative.Tolerance, options, progress).Take(random)
                : null);
        }

        return new([.. here.Gradient.Select(gradient => gradient.ToArray())], agrees, inFull);
    }

    static bool DirectionsAgree(
        ModelUnderTest model, Baseline here, int c, ComponentDerivative derivative, CostNoise noise, Random random)
    {
        try
        {
            return Enumerable.Range(0, Directions).All(_ => DirectionAgrees(model, here, c, derivative, noise, random));
        }
        finally
        {
            here.Values[c].Restore();
        }
    }

    static bool DirectionAgrees(
        ModelUnderTest model, Baseline here, int c, ComponentDerivative derivative, CostNoise noise, Random random)
    {
        var root = Math.Sqrt(derivative.Scales.Length);
        var direction = Array.ConvertAll(derivative.Scales, scale => scale * (0.5 + random.NextDouble()) * Draw.Sign(random) / root);
        for (var i = 0; i < direction.Length; i++)
        {
            // On a kink more than one derivative is right, and a direction over several kinks tells none of them wrong.
            direction[i] = derivative.Elements[i].IsKink ? 0 : direction[i];
        }

        var (analytic, squares, bars) = (0.0, 0.0, 0.0);
        for (var i = 0; i < direction.Length; i++)
        {
            var change = here.Gradient[c][i] * direction[i];
            analytic += change;
            squares += change * change;
            bars += Math.Abs(derivative.Tolerance.AnalyticBar * direction[i]);
        }

        // The tolerance comes from what the direction sums, not from the sum, which can cancel.
        var tolerance = new Tolerance(0, (derivative.Tolerance.Relative * Math.Sqrt(squares)) + bars);
        var probe = new DirectionProbe(model, model.Components[c].Values, here.Values[c], direction, noise);
        var step = derivative.Step > 0 ? derivative.Step : 1e-4;
        List<Rung> rungs = [probe.Central(step)];
        if (!rungs[0].IsUsable || tolerance.Accepts(analytic, new(rungs[0].Central, rungs[0].CentralBar)))
        {
            return true;
        }

        while (rungs.Count < MostRungs)
        {
            rungs.Add(probe.Central(step *= 0.25));
        }

        var reading = Ladder.Read(rungs).Derivative;
        return reading.IsKink || tolerance.Accepts(analytic, reading);
    }
}
