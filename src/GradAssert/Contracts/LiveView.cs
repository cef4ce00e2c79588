namespace GradientTesting;

/// <summary>A component whose storage the cost really reads.</summary>
internal static class LiveView
{
    /// <summary>The longest move, in scales of the component.</summary>
    const double FarMove = 32;

    /// <summary>
    /// Looks at the components whose storage was passed as it is and did not change when the model initialized or trained
    /// itself. Where no move of such a component, however large, changes a single bit of the cost or of any gradient, and
    /// the gradient promises otherwise, the view looks at storage that the model no longer uses. One to four evaluations
    /// for each.
    /// </summary>
    public static void Require(ModelUnderTest model, IReadOnlyList<TensorCopy> gradient, Contract contract, IReadOnlySet<string> untouched)
    {
        var scales = Magnitude.Scales(model.Components);
        for (var c = 0; c < model.Components.Count; c++)
        {
            var component = model.Components[c];
            if (component.Values.IsFixed && untouched.Contains(component.Name) && Promises(gradient[c], scales[c], contract.Cost)
                && IsInert(model, component.Values, scales[c], gradient, contract.Cost))
            {
                throw contract.Breach(
                    $"The model has left behind the storage that was passed for {component.Name}: it did not change when the model "
                        + "was initialized or trained, and Cost() does not react to it, however far it is moved. A model that "
                        + "replaces its storage (W -= rate * dW makes a new matrix) passes a Func that returns the present one: "
                        + $"Component.Of(\"{component.Name}\", () => values, () => gradient). If this one does not, "
                        + "what was passed may be a copy, as ToArray(), Clone(), Row() and Column() make, or Cost() forgets "
                        + $"{component.Name}.");
            }
        }
    }

    static bool IsInert(ModelUnderTest model, TensorView values, double scale, IReadOnlyList<TensorCopy> gradient, double cost)
    {
        var start = values.Copy();
        var random = new Random(values.Length);
        // The first move is small, so that it stays inside the cost's domain; only a cost that ignores it is moved further.
        double[] sizes = [1e-3, -1, FarMove, -1 / FarMove];
        try
        {
            return Array.TrueForAll(sizes, size => CostAfterMove(model, values, start, size * scale, random).Equals(cost))
                && IsSameGradient(model, gradient);
        }
        finally
        {
            start.Restore();
        }
    }

    // Of a bias before a normalization the cost keeps nothing but rounding, which may leave a single number as it was by
    // chance. Among all the numbers of the gradient it shows.
    static bool IsSameGradient(ModelUnderTest model, IReadOnlyList<TensorCopy> gradient)
    {
        model.ComputeGradient();
        return gradient.All(slopes => slopes.FirstDifference() < 0);
    }

    static double CostAfterMove(ModelUnderTest model, TensorView values, TensorCopy start, double size, Random random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = start[i] + (size * (0.5 + random.NextDouble()));
        }

        // So far off, a cost may well be undefined; it has reacted then.
        return model.CostOrInfinity();
    }

    /// <summary>Whether the gradient promises a change of the cost that no rounding could hide.</summary>
    static bool Promises(TensorCopy gradient, double scale, double cost)
    {
        var change = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            change = Math.Max(change, Math.Abs(gradient[i]) * scale * FarMove);
        }

        return change > 1e-6 * Math.Abs(cost);
    }
}
