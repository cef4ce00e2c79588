namespace GradientTesting;

/// <summary>Values that were passed as gradient, and the other way round.</summary>
internal static class ExchangedArguments
{
    /// <summary>
    /// Whether the cost reads the gradient's storage and not that of the values. Two evaluations, of a model that breaks
    /// a contract.
    /// </summary>
    public static bool Are(ModelUnderTest model, Component component, TensorCopy start, double cost) =>
        component.Gradient is { IsWritable: true, Exists: true } gradient && gradient.Length == start.Length
            && CostBeside(model, component.Values, start).Equals(cost)
            && !CostBeside(model, gradient, gradient.Copy()).Equals(cost);

    static double CostBeside(ModelUnderTest model, TensorView view, TensorCopy start)
    {
        for (var i = 0; i < start.Length; i++)
        {
            view[i] = OtherValue.Of(start, i, 0, 1, view.UnitRoundoff > 1e-10);
        }

        var cost = model.CostOrInfinity();
        start.Restore();
        return cost;
    }
}
