namespace GradientTesting.TestModels.Layers;

internal static class LogSumExp
{
    /// <summary>log Σ exp(term), which does not overflow.</summary>
    public static double Of(double[] terms)
    {
        var (largest, sum) = (terms[0], 0.0);
        foreach (var term in terms)
        {
            largest = Math.Max(largest, term);
        }

        foreach (var term in terms)
        {
            sum += Math.Exp(term - largest);
        }

        return largest + Math.Log(sum);
    }
}
