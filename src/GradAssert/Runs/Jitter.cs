namespace GradientTesting;

/// <summary>Moves every element at random on its component's own scale, so that none sits where a mistake is invisible.</summary>
internal static class Jitter
{
    /// <summary>The standard deviation of the move, as a part of the component's scale.</summary>
    const double Amount = 0.4;

    const int MostHalvings = 20;

    /// <summary>Jitters, and halves the jitter while it leads out of the cost's domain.</summary>
    /// <returns>The warning to print, or null. Costs one evaluation, and one more for each halving.</returns>
    public static string? Apply(ModelUnderTest model, Random random)
    {
        var start = model.Components.Select(component => component.Values.Copy()).ToArray();
        var scales = ComponentScale.Of(start);
        var seed = random.Next();
        var whyNot = "";
        for (var halvings = 0; halvings <= MostHalvings; halvings++)
        {
            var part = Math.ScaleB(1, -halvings);
            Move(model, start, scales, part, new Random(seed));
            if (double.IsFinite(model.CostOrInfinity()))
            {
                return halvings == 0
                    ? null
                    : FormattableString.Invariant($"The jitter was made {1 / part} times smaller, because {whyNot} at the full one.");
            }

            whyNot = halvings == 0 ? model.WhyNotFinite : whyNot;
        }

        foreach (var values in start)
        {
            values.Restore();
        }

        return $"The jitter was left out: however small, it leads to where {model.WhyNotFinite}.";
    }

    // The same draws for every part: they are made anew rather than kept.
    static void Move(ModelUnderTest model, TensorCopy[] start, ComponentScale[] scales, double part, Random random)
    {
        for (var c = 0; c < start.Length; c++)
        {
            var values = model.Components[c].Values;
            for (var i = 0; i < start[c].Length; i++)
            {
                values[i] = start[c][i] + (part * Amount * scales[c][i] * Draw.Normal(random));
            }
        }
    }
}
