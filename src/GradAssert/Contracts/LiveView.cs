namespace GradientTesting;

/// <summary>A component whose storage the cost really reads.</summary>
internal static class LiveView
{
    /// <summary>
    /// Moves each component as a whole. Where no move, however large, changes a single bit of the cost and the gradient
    /// is not zero all the same, the view looks at storage that the model no longer uses. One evaluation per component.
    /// </summary>
    public static void Require(ModelUnderTest model, IReadOnlyList<TensorCopy> gradient, Contract contract)
    {
        var scales = Magnitude.Scales(model.Components);
        for (var c = 0; c < model.Components.Count; c++)
        {
            var component = model.Components[c];
            if (component.Values.IsFixed && IsInert(model, component.Values, scales[c], contract.Cost) && !IsZero(gradient[c]))
            {
                throw contract.Breach($"Cost() does not react to {component.Name}, however far it is moved, but its gradient is not zero. Either Cost() leaves {component.Name} out, or the model has replaced the storage that was passed (W -= rate * dW makes a new matrix): then pass a Func that returns the present one: Component.Of(\"{component.Name}\", () => values, () => gradient).");
            }
        }
    }

    static bool IsInert(ModelUnderTest model, TensorView values, double scale, double cost)
    {
        var start = values.Copy();
        var random = new Random(values.Length);
        // The first move is small, so that it stays inside the cost's domain; only a cost that ignores it is moved further.
        double[] sizes = [1e-3, -1, 32, -1.0 / 32];
        try
        {
            return Array.TrueForAll(sizes, size => CostAfterMove(model, values, start, size * scale, random).Equals(cost));
        }
        finally
        {
            start.Restore();
        }
    }

    static double CostAfterMove(ModelUnderTest model, TensorView values, TensorCopy start, double size, Random random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = start[i] + (size * (0.5 + random.NextDouble()));
        }

        return model.Cost();
    }

    static bool IsZero(TensorCopy gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            if (gradient[i] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
