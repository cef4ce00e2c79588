namespace GradientTesting;

/// <summary>Elements of a component chosen so that every row and every column is among them.</summary>
internal static class ElementSample
{
    /// <summary>
    /// As many elements of each component as it has rows or columns, whichever are more; and what is left of
    /// <paramref name="most"/> in proportion to what is left of the components. Rows and columns are gone through in random
    /// orders side by side, as in a Latin square.
    /// </summary>
    /// <returns>Per component, row-major positions in order.</returns>
    public static int[][] Of(IReadOnlyList<Component> components, long most, ulong seed = 0)
    {
        Block[] wholes = [.. components.Select(component => Block.Whole(component.Shape))];
        var least = wholes.Sum(whole => (long)Math.Max(whole.Rows, whole.Columns));
        var rest = wholes.Sum(whole => (long)whole.Length) - least;
        var share = rest > 0 ? Math.Clamp((double)(most - least) / rest, 0, 1) : 0;
        return [.. wholes.Select((whole, c) =>
        {
            var lines = Math.Max(whole.Rows, whole.Columns);
            return Of(whole, lines + (int)(share * (whole.Length - lines)), Draws.Of(seed, c));
        })];
    }

    static int[] Of(Block whole, int count, Random random)
    {
        if (count >= whole.Length)
        {
            return [.. Enumerable.Range(0, whole.Length)];
        }

        var (rows, columns) = (Order(whole.Rows, random), Order(whole.Columns, random));
        var positions = new SortedSet<int>();
        for (var k = 0; positions.Count < count; k++)
        {
            // In each round every row meets a column, and every column a row; in the next each meets the one beside it.
            var (round, line) = Math.DivRem(k, Math.Max(whole.Rows, whole.Columns));
            positions.Add((rows[line % whole.Rows] * whole.Width) + columns[(line + round) % whole.Columns]);
        }

        return [.. positions];
    }

    static int[] Order(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }
}
