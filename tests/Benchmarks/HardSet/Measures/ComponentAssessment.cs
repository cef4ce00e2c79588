namespace GradientTesting.Benchmarks;

/// <summary>What a check can be expected to see of one component, by the definitions that the hard set goes by.</summary>
/// <remarks>
/// With e the run's gradient less the twin's, g the twin's and s the scales, an error is visible where
/// max(√Σ(e·s)², |Σ e·s·sign g|) ≥ 20σ* and ‖e‖ ≥ 1% of ‖g‖, or where one element has |e|·s ≥ 20σ* and |e| ≥ 10% of the rms of g;
/// of models above the exhaustive limit, of which directions are checked, single elements do not count.
/// </remarks>
/// <param name="Name">The component.</param>
/// <param name="Elements">Where it lies.</param>
/// <param name="GradientNorm">‖g‖.</param>
/// <param name="Reach">Σ|g|·s: how far the component can move the cost.</param>
/// <param name="ErrorNorm">‖e‖.</param>
/// <param name="Measure">max(√Σ(e·s)², |Σ e·s·sign g|).</param>
/// <param name="Worst">The element with the largest |e|·s, in the component.</param>
/// <param name="WorstMeasure">Its |e|·s.</param>
/// <param name="IsVisible">Whether the error is visible.</param>
/// <param name="IsResolvable">Whether 10% of the gradient would be.</param>
internal sealed record ComponentAssessment(
    string Name, Range Elements, double GradientNorm, double Reach, double ErrorNorm, double Measure, int Worst, double WorstMeasure,
    bool IsVisible, bool IsResolvable)
{
    const double Visible = 20;

    public static ComponentAssessment Of(Parameter parameter, Range range, double[] run, double[] twin, double[] scales, double sigma)
    {
        var gradient = twin.AsSpan(range);
        var first = range.Start.Value;
        double[] errors = [.. Enumerable.Range(first, parameter.Length).Select(i => run[i] - twin[i])];
        double[] moved = [.. errors.Select((error, k) => error * scales[first + k])];
        double[] reach = [.. Enumerable.Range(first, parameter.Length).Select(i => Math.Abs(twin[i]) * scales[i])];
        var along = moved.Select((move, k) => move * (double.IsNaN(twin[first + k]) ? 0 : Math.Sign(twin[first + k]))).Sum();
        var (norm, errorNorm, rms) = (Norms.Euclidean(gradient), Norms.Euclidean(errors), Norms.Rms(gradient));
        var measure = Math.Max(Norms.Euclidean(moved), Math.Abs(along));
        var worst = Enumerable.Range(0, moved.Length).MaxBy(k => Math.Abs(moved[k]));
        var isOneElementVisible = run.Length <= CoveragePlan.MostElements && Enumerable.Range(0, errors.Length).Any(k =>
            errors[k] != 0 && Math.Abs(moved[k]) >= Visible * sigma && Math.Abs(errors[k]) >= 0.1 * rms);
        return new(
            parameter.Name, range, norm, reach.Sum(), errorNorm, measure, worst, Math.Abs(moved[worst]),
            isOneElementVisible || (errorNorm > 0 && measure >= Visible * sigma && errorNorm >= 0.01 * norm),
            0.1 * Math.Max(Norms.Euclidean(reach), reach.Sum()) >= Visible * sigma);
    }
}
