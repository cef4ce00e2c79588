namespace GradientTesting;

/// <summary>Finds which part of a component is wrong, by asking of ever smaller blocks whether they disagree.</summary>
/// <remarks>
/// Rows are halved first, and then the columns of each row that is wrong: 2 k log₂ n questions for k wrong elements. Where
/// most rows are wrong the columns are halved for all rows together, since the mistake may be one of columns.
/// </remarks>
/// <param name="disagrees">Whether a direction over the block disagrees.</param>
/// <param name="mayGoOn">False once no more evaluations are to be spent.</param>
internal sealed class Halving(Func<Block, bool> disagrees, Func<bool> mayGoOn)
{
    /// <summary>From here on blocks that are nearly all wrong are called wrong as a whole.</summary>
    const int Many = 8;

    const double NearlyAll = 0.75;

    /// <summary>
    /// Blocks that are wrong and have no part that is not: single elements, whole rows, whole columns, or the whole. None
    /// where no half of the whole disagrees.
    /// </summary>
    public IReadOnlyList<Block> Find(Block whole)
    {
        var rows = Halve(whole, block => block.HalvesByRow(), block => block.Rows);
        if (rows is not null)
        {
            return [.. rows.SelectMany(row => Halve(row, block => block.HalvesByColumn(), block => block.Columns) ?? [row])];
        }

        return Halve(whole, block => block.HalvesByColumn(), block => block.Columns) ?? [whole];
    }

    /// <returns>The lines that are wrong; null where nearly all are.</returns>
    List<Block>? Halve(Block whole, Func<Block, IEnumerable<Block>> halves, Func<Block, int> lines)
    {
        List<Block> wrong = [whole];
        while (wrong.Exists(block => lines(block) > 1))
        {
            var parts = wrong.SelectMany(halves).ToArray();
            List<Block> next = [];
            foreach (var part in parts)
            {
                if (!mayGoOn())
                {
                    return null;
                }

                if (disagrees(part))
                {
                    next.Add(part);
                }
            }

            if (next.Count >= Many && next.Count >= NearlyAll * parts.Length)
            {
                return null;
            }

            wrong = next;
        }

        // A component of few lines, all of them wrong.
        return wrong.Count > 1 && wrong.Count == lines(whole) ? null : wrong;
    }
}
