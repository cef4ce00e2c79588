namespace GradientTesting;

/// <summary>
/// How one list becomes another by few deletions and insertions: E. W. Myers, "An O(ND) difference algorithm and its variations",
/// Algorithmica 1 (1986).
/// </summary>
/// <remarks>
/// In legs of at most 128 edits, each from where the one before got furthest. Lists that differ little get the shortest path; lists of
/// 10,000 that have nothing in common cost some two million comparisons, where the shortest path would cost a hundred times that.
/// </remarks>
internal sealed class EditPath(int oldLength, int newLength, Func<int, int, bool> areEqual)
{
    const int MostEdits = 128;
    const int Unreachable = -1;

    /// <summary>From (0, 0) to the ends: a step of both keeps an item, a step of one deletes or inserts one.</summary>
    public List<(int Old, int New)> Points()
    {
        List<(int Old, int New)> points = [(0, 0)];
        while (points[^1] != (oldLength, newLength))
        {
            points.AddRange(Leg(points[^1]));
        }

        return points;
    }

    // After each number of edits, the furthest old item on each diagonal, which is old minus new items passed.
    List<(int Old, int New)> Leg((int Old, int New) from)
    {
        var (oldLeft, newLeft) = (oldLength - from.Old, newLength - from.New);
        Frontier reached = new(MostEdits);
        List<Frontier> before = [];
        for (var edits = 0; ; edits++)
        {
            before.Add(reached.Copy());
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var i = edits == 0 ? 0 : Start(before[edits], diagonal, oldLeft, newLeft);
                while (i != Unreachable && i < oldLeft && i - diagonal < newLeft && areEqual(from.Old + i, from.New + i - diagonal))
                {
                    i++;
                }

                reached[diagonal] = i;
                if (i == oldLeft && i - diagonal == newLeft)
                {
                    return Back(before, edits, diagonal, i, from);
                }
            }

            if (edits == MostEdits)
            {
                var furthest = Enumerable.Range(0, edits + 1).Select(k => (2 * k) - edits)
                    .Where(diagonal => reached[diagonal] != Unreachable)
                    .MaxBy(diagonal => (2 * reached[diagonal]) - diagonal);
                return Back(before, edits, furthest, reached[furthest], from);
            }
        }

        // Where one more edit arrives on a diagonal.
        int Start(Frontier reached, int diagonal, int oldLeft, int newLeft) =>
            Math.Max(Deleted(reached, diagonal, oldLeft), Inserted(reached, diagonal, newLeft));
    }

    static int Deleted(Frontier reached, int diagonal, int oldLeft) =>
        reached[diagonal - 1] is var i && i != Unreachable && i < oldLeft ? i + 1 : Unreachable;

    static int Inserted(Frontier reached, int diagonal, int newLeft) =>
        reached[diagonal + 1] is var i && i != Unreachable && i - diagonal <= newLeft ? i : Unreachable;

    List<(int Old, int New)> Back(List<Frontier> before, int edits, int diagonal, int i, (int Old, int New) from)
    {
        List<(int Old, int New)> points = [];
        for (; edits > 0; edits--)
        {
            var deleted = Deleted(before[edits], diagonal, oldLength - from.Old);
            var inserted = Inserted(before[edits], diagonal, newLength - from.New);
            for (var start = Math.Max(deleted, inserted); i >= start; i--)
            {
                points.Add((from.Old + i, from.New + i - diagonal));
            }

            // Of two ways to one point the insertion, so that what is deleted comes first.
            (i, diagonal) = inserted >= deleted ? (inserted, diagonal + 1) : (deleted - 1, diagonal - 1);
        }

        for (; i > 0; i--)
        {
            points.Add((from.Old + i, from.New + i));
        }

        points.Reverse();
        return points;
    }

    /// <summary>A number for each diagonal from −n − 1 to n + 1.</summary>
    sealed class Frontier
    {
        readonly int[] furthest;

        public Frontier(int most)
        {
            furthest = new int[(2 * most) + 3];
            Array.Fill(furthest, Unreachable);
        }

        Frontier(int[] furthest) => this.furthest = furthest;

        public int this[int diagonal]
        {
            get => furthest[diagonal + (furthest.Length / 2)];
            set => furthest[diagonal + (furthest.Length / 2)] = value;
        }

        public Frontier Copy() => new([.. furthest]);
    }
}
