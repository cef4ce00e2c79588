namespace GradientTesting;

/// <summary>
/// A random direction over a block of a component: each element moves by its scale, times a random sign and a random length.
/// Every coefficient is made when it is asked for, so that a direction over a million elements takes no room.
/// </summary>
/// <param name="scale">The scale of each element.</param>
/// <param name="block">The elements that move.</param>
/// <param name="seed">What the signs and lengths are drawn from.</param>
/// <param name="spread">Lengths lie within 1 ± spread: unequal, lest two elements that do the same cancel. From 0 to below 1.</param>
/// <param name="length">What every coefficient is multiplied by.</param>
/// <param name="signs">Whose signs the direction has; null for random ones.</param>
internal readonly struct Direction(
    ComponentScale scale, Block block, ulong seed, double spread, double length, TensorCopy? signs = null)
{
    public Block Block => block;

    /// <summary>The coefficient of the element at a position of the component; not asked for outside the block.</summary>
    public double this[int position]
    {
        get
        {
            var bits = Draw.Bits(seed, position);
            var unit = (bits >> 11) * (1.0 / (1UL << 53));
            var size = scale[position] * length * (1 + (spread * ((2 * unit) - 1)));
            return (signs is null ? (bits & 1) == 0 : signs[position] >= 0) ? size : -size;
        }
    }

    /// <summary>Puts the block at <c>θ + t · d</c>.</summary>
    public void Move(TensorView values, TensorCopy start, double t)
    {
        foreach (var i in block.Positions())
        {
            values[i] = start[i] + (t * this[i]);
        }
    }

    /// <summary>Puts the block back.</summary>
    public void Return(TensorView values, TensorCopy start)
    {
        foreach (var i in block.Positions())
        {
            values[i] = start[i];
        }
    }

    /// <summary>One direction for each component, over all of it.</summary>
    public static Direction[] OfAll(
        ModelUnderTest model, IReadOnlyList<ComponentScale> scales, double spread, Random random,
        IReadOnlyList<TensorCopy>? signs = null) =>
    [
        .. model.Components.Select((component, c) =>
            new Direction(scales[c], Block.Whole(component.Shape), Draw.Seed(random), spread, 1, signs?[c])),
    ];

    /// <summary>Puts every component at <c>θ + t · d</c>.</summary>
    public static void Move(ModelUnderTest model, Baseline baseline, IReadOnlyList<Direction> directions, double t)
    {
        for (var c = 0; c < directions.Count; c++)
        {
            directions[c].Move(model.Components[c].Values, baseline.Values[c], t);
        }
    }
}
