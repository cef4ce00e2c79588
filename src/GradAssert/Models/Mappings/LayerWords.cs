namespace GradientTesting;

/// <summary>What is said of a cost and a gradient, in the words of a layer.</summary>
internal static class LayerWords
{
    /// <summary>The names of the two calls; a number that a cost returns is <c>⟨c, y⟩</c>.</summary>
    public static string Of(string message) => message
        .Replace("ComputeGradient()", "Backward()", StringComparison.Ordinal)
        .Replace("Cost() returned", "⟨c, y⟩ after Forward() was", StringComparison.Ordinal)
        .Replace("Cost()", "Forward()", StringComparison.Ordinal)
        .Replace("the cost is not finite", "an output is not finite", StringComparison.Ordinal)
        .Replace("The cost of", "⟨c, y⟩ of", StringComparison.Ordinal)
        .Replace("The model", "The layer", StringComparison.Ordinal)
        .Replace("the model", "the layer", StringComparison.Ordinal)
        .Replace("GradientModel.", "GradientLayer.", StringComparison.Ordinal)
        .Replace("does not move the cost", "does not move the outputs", StringComparison.Ordinal)
        .Replace("the cost", "⟨c, y⟩", StringComparison.Ordinal);
}
