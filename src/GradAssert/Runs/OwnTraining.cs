namespace GradientTesting;

/// <summary>Training by the model's own <see cref="ITrainableModel.TrainStep"/>.</summary>
internal static class OwnTraining
{
    const int MostHalvings = 30;

    /// <summary>
    /// Of the cost at the start, the rise over all steps that is worth a word; each of them must have raised it. Of a float it is a
    /// thousand units in the last place.
    /// </summary>
    const double Visible = 1e-4;

    /// <summary>Takes the model's steps; one that leaves the cost's domain is pulled back towards where it came from.</summary>
    /// <returns>
    /// The warning to print, or null, and whether a step was pulled back. Costs one evaluation at the start, one per step, and one more for
    /// each halving.
    /// </returns>
    public static (string? Warning, bool IsPulledBack) Train(ModelUnderTest model, Action trainStep, int steps)
    {
        string? warning = null;
        TensorCopy[]? before = null;
        var start = steps > 0 ? model.CostOrInfinity() : double.NaN;
        var (reached, rises) = (start, true);
        for (var step = 1; step <= steps; step++)
        {
            before = TensorCopy.Of(model.Components.Select(component => component.Values), before);
            trainStep();
            var cost = model.CostOrInfinity();
            if (!double.IsFinite(cost))
            {
                warning ??= FormattableString.Invariant(
                    $"Training step {step} led to where {model.WhyNotFinite} and was made smaller: is the learning rate too large?");
                PullBack(model, before);
            }

            (reached, rises) = (cost, rises && cost > reached);
        }

        return warning is not null ? (warning, true)
            : (rises && reached - start > Visible * Math.Abs(start) ? Ascent(start, reached, steps) : null, false);
    }

    static string Ascent(double start, double reached, int steps) =>
        FormattableString.Invariant($"TrainStep() raised the cost from {Digits.Of(start)} to {Digits.Of(reached)} in {steps} ")
        + $"{(steps == 1 ? "step" : "steps")}: does it add the gradient where it should subtract it, or is its learning rate too large?";

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
