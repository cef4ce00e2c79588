namespace GradientTesting;

/// <summary>Moves whole components of a model along a direction, and back.</summary>
internal static class Direction
{
    /// <summary>Puts every component at <c>θ + t · d</c>.</summary>
    public static void Move(ModelUnderTest model, Baseline baseline, IReadOnlyList<double[]> direction, double t)
    {
        for (var c = 0; c < direction.Count; c++)
        {
            Move(model.Components[c].Values, baseline.Values[c], direction[c], t);
        }
    }

    /// <summary>Puts one component at <c>θ + t · d</c>.</summary>
    public static void Move(TensorView values, TensorCopy start, double[] direction, double t)
    {
        for (var i = 0; i < direction.Length; i++)
        {
            values[i] = start[i] + (t * direction[i]);
        }
    }

    /// <summary>Puts every component back.</summary>
    public static void Return(Baseline baseline)
    {
        foreach (var values in baseline.Values)
        {
            values.Restore();
        }
    }
}
