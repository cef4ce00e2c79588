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
    /// Measures the noise, then takes one difference per element at a step chosen for it. An element that agrees with
    /// the analytic gradient is done; only one that does not is looked at more closely.
    /// </summary>
    /// <remarks>2 evaluations per element, some 20 per model and some 4 to 14 per component to choose the steps.</remarks>
    public static NumericalGradient Of(ModelUnderTest model, Baseline baseline, GradientCheckOptions options, Progress progress)
    {
        var random = new Random(model.Components.Count);
        var scales = ElementScale.Of(model.Components);
        var known = ElementScale.Known(model.Components, scales);
        var noise = CostNoise.Measure(model, baseline, known, random);
        var analyticBars = AnalyticNoise.Measure(model, baseline, scales, known, random);

        var derivatives = new List<ComponentDerivative>();
        for (var c = 0; c < model.Components.Count; c++)
        {
            progress.Begin(model.Components[c].Name, scales[c].Length);
            var tolerance = new Tolerance(options.RelativeTolerance, analyticBars[c]);
            derivatives.Add(new ComponentDifferences(model, baseline, c, scales[c], noise, tolerance, options, progress).Take(random));
        }

        return new(noise, derivatives, KinkDirections.Agree(model, baseline, derivatives, noise, random));
    }
}
