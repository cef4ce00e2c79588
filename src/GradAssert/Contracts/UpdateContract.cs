namespace GradientTesting;

/// <summary>An update that is one step of gradient descent: <c>θ′ = θ − rate · dθ</c>, and nothing else.</summary>
/// <remarks>
/// What does not grow with the rate, such as a decay by a fixed part or rounding, is nothing beside a step of the large rate at which the
/// gradient is read, and what is kept from step to step makes each another one.
/// </remarks>
internal static class UpdateContract
{
    /// <summary>Of a rate of training: what an update does besides its step is no smaller than that step.</summary>
    const double SmallRate = 1.0 / 1024;

    /// <summary>Of the largest element, by which two readings may differ where a sum is taken in another order.</summary>
    const double Rounding = 1e-3;

    /// <summary>Of the cost.</summary>
    const double OfCost = 1e-9, OfCostInSingle = 1e-4;

    /// <summary>
    /// Updates twice at a rate of training, and once at the large one where it can be set. Three evaluations and three updates; none of any
    /// other model. Before anything else: a large step of a parameter that is not listed leaves nothing of the model.
    /// </summary>
    /// <param name="model">The model, at its own values, to which it is put back.</param>
    /// <returns>What is said of an update that does more, or keeps something; null where there is nothing.</returns>
    public static string? FlawOf(ModelUnderTest model)
    {
        if (model.Update is not { } update || !model.Components.All(component => component.Values.Exists)
            || model.CostOrInfinity() is var cost && !double.IsFinite(cost) || !IsSame(model, model.CostOrInfinity(), cost))
        {
            return null;
        }

        var rate = update.IsChosen ? SmallRate : update.Rate;
        var first = At(rate);
        var after = model.CostOrInfinity();
        if (!IsSame(model, after, cost))
        {
            return "The update moves a parameter that is not listed: with every component put back, Cost() returned "
                + $"{Digits.Of(after, cost)} after a step, and {Digits.Of(cost, after)} before. "
                + "What is not listed cannot be put back: the model is not as it was. "
                + "List every parameter that the update moves, each over the storage that it moves (Component.OfValues of an array or "
                + "matrix of the model, and not of a copy).";
        }

        // Said of the gradient that is read off it.
        if (first.Any(gradient => !gradient.All(double.IsFinite)))
        {
            return null;
        }

        var second = At(rate);
        if (FirstDifference(model, update, first, second, rate) is var (c, i))
        {
            return $"The update moved {ElementName.Of(model.Components[c], i)} by "
                + $"{Digits.Of(-first[c][i] * rate, second[c][i] * rate)} and, "
                + $"from the same values, by {Digits.Of(-second[c][i] * rate, first[c][i] * rate)} the next time: it keeps something from "
                + "step to step (momentum, Adam's moments, a counter, a batch cursor) or draws random numbers. A gradient can be read off "
                + "a plain step alone: check with momentum 0, without decay of the rate, and on one batch.";
        }

        if (!update.IsChosen)
        {
            return null;
        }

        var large = update.Rate;
        var read = At(large);
        return FirstNotFinite(read) is var (o, k)
            ? $"The update overflows at rate {Digits.Of(large)}: it moved {ElementName.Of(model.Components[o], k)} by "
                + $"{Digits.Of(-first[o][k] * rate)} at rate {Digits.Of(rate)}, and to where it is not finite at that one. The step "
                + "θ − rate · gradient is finite at both: does it take more than one step in a call, or compute the gradient where it has "
                + "moved to? The check chose both rates. Check a plain step, or say which rate it has: "
                + "FromUpdate(values, cost, update, rate)."
            : FirstDifference(model, update, first, read, rate) is not var (d, j) ? null
            : IsIgnored(first[d][j] * rate, read[d][j] * large)
            ? $"The update ignores the rate that it is given: it moved {ElementName.Of(model.Components[d], j)} by "
                + $"{Digits.Of(-first[d][j] * rate, 0)} at rate {Digits.Of(rate)} and at {Digits.Of(large)} alike. "
                + "Use the rate, or say which one it has: FromUpdate(values, cost, update, rate)."
            : $"The update is not θ − rate · gradient: by its step of rate {Digits.Of(rate)} the gradient of "
                + $"{ElementName.Of(model.Components[d], j)} is {Digits.Of(first[d][j], read[d][j])}, "
                + $"and by one of rate {Digits.Of(large)} {Digits.Of(read[d][j], first[d][j])}. "
                + "Does it also decay, clip or round the parameters, update more than once in a call, as once for each sample, or limit "
                + "the rate? The check chose both rates. Check it without, add what it descends to Cost(), or say which rate it has: "
                + "FromUpdate(values, cost, update, rate).";

        // Noise or a mask that the update draws is the same at each rate.
        double[][] At(double rate)
        {
            model.ReseedAlone();
            return ModelCallException.Of("The update", () => update.GradientAt(rate));
        }
    }

    static (int Component, int Index)? FirstNotFinite(double[][] read)
    {
        for (var c = 0; c < read.Length; c++)
        {
            for (var i = 0; i < read[c].Length; i++)
            {
                if (!double.IsFinite(read[c][i]))
                {
                    return (c, i);
                }
            }
        }

        return null;
    }

    static bool IsSame(ModelUnderTest model, double one, double other) =>
        Math.Abs(one - other) <= (IsSingle(model) ? OfCostInSingle : OfCost) * Math.Max(Math.Abs(one), Math.Abs(other));

    static bool IsSingle(ModelUnderTest model) => model.Components.Any(component => component.Values.UnitRoundoff > 1e-10);

    static bool IsIgnored(double one, double other) => Math.Abs(one - other) <= Rounding * Math.Abs(one);

    static (int Component, int Index)? FirstDifference(
        ModelUnderTest model, UpdateModel update, double[][] one, double[][] other, double rate)
    {
        for (var c = 0; c < one.Length; c++)
        {
            // θ and θ′ are rounded by their storage, in both readings.
            var allowed = (Rounding * one[c].Max(Math.Abs))
                + (8 * model.Components[c].Values.UnitRoundoff * update.LargestValue(c) / rate);
            var i = Array.FindIndex(one[c].Zip(other[c], (a, b) => Math.Abs(a - b)).ToArray(), difference => !(difference <= allowed));
            if (i >= 0)
            {
                return (c, i);
            }
        }

        return null;
    }
}
