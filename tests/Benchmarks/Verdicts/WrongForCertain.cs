using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>The proof that a changed gradient is not the gradient: without it nobody can be blamed for a pass.</summary>
internal static class WrongForCertain
{
    /// <summary>
    /// Where the cost is smooth: some element differs from the right one by more than 1e-12 of its tensor's root mean square,
    /// and by more than rounding does to the tensor that moves the cost most.
    /// </summary>
    public static bool AtSmoothPoint(ITestModel right, double[][] gradient, double[][] changed)
    {
        var units = right.Tensors.Select(tensor => Sizes.OfValues(tensor) is var size and > 0 ? size : 1).ToArray();
        var rounding = 1e-13 * gradient.Select((g, t) => Sizes.Of(g) * units[t]).Max();
        return Enumerable.Range(0, gradient.Length).Any(t =>
        {
            var enough = Math.Max(1e-12 * Sizes.Of(gradient[t]), rounding / units[t]);
            return gradient[t].Zip(changed[t]).Any(pair => !(Math.Abs(pair.First - pair.Second) <= enough));
        });
    }

    /// <summary>
    /// Where the cost has kinks: some element lies outside the slopes on its two sides by more than 1e-4 of its tensor's root
    /// mean square. What lies between them may be a subgradient, which is right.
    /// </summary>
    public static bool AtKinks(ITestModel right, double[][] gradient, double[][] changed)
    {
        const double h = 1e-6;
        for (var t = 0; t < gradient.Length; t++)
        {
            var (tensor, margin) = (right.Tensors[t], 1e-4 * Sizes.Of(gradient[t]));
            for (var i = 0; i < tensor.Length; i++)
            {
                var x = tensor.Value(i);
                var cost = right.Cost();
                tensor.SetValue(i, x + h);
                var after = (right.Cost() - cost) / h;
                tensor.SetValue(i, x - h);
                var before = (cost - right.Cost()) / h;
                tensor.SetValue(i, x);
                if (changed[t][i] < Math.Min(before, after) - margin || changed[t][i] > Math.Max(before, after) + margin)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
