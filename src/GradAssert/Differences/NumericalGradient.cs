namespace GradientTesting;

/// <summary>The gradient of the cost by differences, each element with an error bar.</summary>
/// <param name="Noise">The measured noise of the cost.</param>
/// <param name="Components">In the model's order.</param>
/// <param name="KinksAgree">
/// False where the elements that sit on kinks each lie between their slopes, and together are still no subgradient.
/// </param>
internal sealed record NumericalGradient(CostNoise Noise, IReadOnlyList<ComponentDerivative> Components, bool KinksAgree)
{
    /// <summary>
    /// Measures the noise, then takes one difference per element, or per direction, at a step chosen for it. What agrees
    /// with the analytic gradient is done; only what does not is looked at more closely.
    /// </summary>
    /// <remarks>
    /// 2 evaluations per element, some 20 per model and some 4 to 14 per component to choose the steps; where directions are
    /// taken, some 10 to 30 per component whatever its size.
    /// </remarks>
    public static NumericalGradient Of(ModelCopies models, Baseline baseline, GradientCheckOptions options, Progress progress)
    {
        var model = models.Original;
        var random = new Random(model.Components.Count);
        var scales = ComponentScale.Of(baseline.Values);
        var moving = ComponentScale.AreKnown(baseline.Values);
        var noise = CostNoise.Measure(model, baseline, scales, moving, random);
        var analyticBars = AnalyticNoise.Measure(model, baseline, scales, moving, random);

        var plan = CoveragePlan.Of(model.Components, options);
        plan.Begin(model);
        var derivatives = new List<ComponentDerivative>();
        for (var c = 0; c < model.Components.Count; c++)
        {
            var tolerance = new Tolerance(options.RelativeTolerance, analyticBars[c]);
            // Draws of its own: what is found of a component does not depend on how the others were compared.
            derivatives.Add(Of(new(models, baseline, c, scales[c], noise, tolerance, options), plan, progress, new Random(c)));
            plan.Advance();
        }

        return new(noise, derivatives, KinkDirections.Agree(model, baseline, derivatives, noise, random));
    }

    static ComponentDerivative Of(ComponentUnderTest component, CoveragePlan plan, Progress progress, Random random)
    {
        var coverage = plan.Of(component.Component);
        progress.Begin(component.Component.Name, coverage switch
        {
            Coverage.Directions => 0,
            Coverage.Sampled => plan.Sample.Length,
            _ => component.Length,
        });
        return coverage switch
        {
            Coverage.Directions => new DirectionDifferences(component, plan, progress).Take(random),
            Coverage.Sampled => new ElementDifferences(component, progress).Take(plan.Sample, random),
            _ => new ElementDifferences(component, progress).Take(random),
        };
    }
}
