namespace GradientTesting;

/// <summary>Training by the model's own <see cref="ITrainableModel.TrainStep"/>.</summary>
internal static class OwnTraining
{
    const int MostHalvings = 30;

    /// <summary>Takes the model's steps; one that leaves the cost's domain is pulled back towards where it came from.</summary>
    /// <returns>The warning to print, or null. Costs one evaluation per step, and one more for each halving.</returns>
    public static string? Train(ModelUnderTest model, Action trainStep, int steps)
    {
        string? warning = null;
        TensorCopy[]? before = null;
        for (var step = 1; step <= steps; step++)
        {
            before = TensorCopy.Of(model.Components.Select(component => component.Values), before);
            trainStep();
            // A step that trains with dropout may have switched it on.
            model.KeepEveryUnit();
            if (!double.IsFinite(model.CostOrInfinity()))
            {
                warning ??= FormattableString.Invariant(
                    $"Training step {step} led to where {model.WhyNotFinite} and was made smaller: is the learning rate too large?");
                PullBack(model, before);
            }
        }

        return warning;
    }

    static void PullBack(ModelUnderTest model, TensorCopy[] before)
    {
        for (var halvings = 0; halvings < MostHalvings; halvings++)
        {
            for (var c = 0; c < before.Length; c++)
            {
                Halve(model.Components[c].Values, before[c]);
            }

            if (double.IsFinite(model.CostOrInfinity()))
            {
                return;
            }
        }

        foreach (var values in before)
        {
            values.Restore();
        }
    }

    // A value that is itself not finite has no middle way back.
    static void Halve(TensorView values, TensorCopy before)
    {
        for (var i = 0; i < before.Length; i++)
        {
            values[i] = double.IsFinite(values[i]) ? before[i] + ((values[i] - before[i]) / 2) : before[i];
        }
    }
}
