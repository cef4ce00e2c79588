namespace GradientTesting;

/// <summary>Tells a gradient that is never computed from one that happens to be zero at the point of a check.</summary>
internal static class ZeroGradient
{
    /// <summary>
    /// The wrong components whose gradient is zero here and not at −θ, where units that are dead here are alive. One gradient
    /// and one evaluation, and none where no wrong gradient is zero. λ is left as it is found.
    /// </summary>
    public static IReadOnlySet<int> OnlyHere(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> analytic, IReadOnlyList<ComponentVerdict> verdicts)
    {
        var zero = Enumerable.Range(0, analytic.Count).Where(c => verdicts[c].Verdict == Verdict.Mismatch && Array.TrueForAll(analytic[c], element => element == 0)).ToArray();
        if (zero.Length == 0)
        {
            return new HashSet<int>();
        }

        try
        {
            Direction.Move(model, baseline, [.. baseline.Values.Select(values => values.ToArray())], -2);
            _ = model.Cost();
            model.ComputeGradient();
            return zero.Where(c => model.Components[c].Gradient.Copy().ToArray().Any(element => double.IsFinite(element) && element != 0)).ToHashSet();
        }
        catch (Exception)
        {
            // −θ may be where the model does not work. It says so in its own way, and is not being checked there.
            return new HashSet<int>();
        }
        finally
        {
            Direction.Return(baseline);
        }
    }
}
