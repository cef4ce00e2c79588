namespace GradientTesting;

/// <summary>A few elements are wrong, in one place, and all others right.</summary>
internal static class PlaceHypotheses
{
    /// <summary>Of what is known this well it is said that it is right, and of what is known worse that it is so within its bars.</summary>
    const double Visible = 0.01;

    const double MostUnknown = 0.1;

    /// <summary>What is right elsewhere leaves no more than this part of the gradient, whatever its bars.</summary>
    const double MostLeft = 0.1;

    /// <summary>
    /// In powers of ten, how unlikely it is that what is right elsewhere only happens to be within its bars. Two elements that are known
    /// to half a percent can be; fifty that are known to a fifth of themselves are not.
    /// </summary>
    const double LeastEvidence = 5;

    /// <summary>
    /// How well others are known, as a part of an error that nothing explains. Lines are units, and an error in all of them is a hundred
    /// times smaller where a unit is saturated; within one line of a matrix elements are nearer to one another.
    /// </summary>
    const double BetterOfLines = 0.01, BetterWithin = 0.1;

    /// <summary>What rounding leaves of a multiple, whatever the bars.</summary>
    const double Sharp = 1e-6;

    const string Wrong = "wrong";

    /// <summary>A border is four lines, and what is inside has to tell it from each.</summary>
    const int FewestInside = 4;

    /// <param name="suspect">The component.</param>
    /// <param name="others">The others that are wrong and have lines in common with it.</param>
    public static Finding? Of(Suspect suspect, IReadOnlyList<Suspect> others)
    {
        var wrong = WithZeros(suspect, [.. suspect.Wrong]);
        if (wrong.Count == 0 || wrong.Count == suspect.Analytic.Length || CouldBeClipped(suspect, wrong) || MayGoOn(suspect, wrong)
            || SharedLines.GoesOn(suspect, wrong, others))
        {
            return null;
        }

        var isRight = RightElsewhere(suspect, wrong);
        if (isRight && wrong.Count == 1)
        {
            var (one, largest) = (wrong.Single(), suspect.Numeric.Max(Math.Abs));
            return Told(suspect, DiagnosisName.OneElement, PlaceName.Element(suspect, suspect.Shape, one), wrong) with
            {
                Element = new(
                    PlaceName.ElementOf(suspect, suspect.Shape, one), How(suspect, wrong), Math.Abs(suspect.Numeric[one]) == largest,
                    Elsewhere(suspect, wrong)),
            };
        }

        var columns = suspect.Grid.Columns;
        var isRightInRows = isRight || IsRightInEach(suspect, wrong, i => i / columns);
        if (isRightInRows && EqualBlock.Of(suspect, wrong) is { } block)
        {
            return Told(suspect, DiagnosisName.SomeRows, block, wrong);
        }

        return !suspect.IsMatrix ? null
            : (isRightInRows ? OfRows(suspect, wrong) : null)
                ?? (isRight || IsRightInEach(suspect, wrong, i => i % columns) ? OfColumn(suspect, wrong) : null)
                ?? (isRight && IsBorder(suspect, wrong)
                    ? Told(suspect, DiagnosisName.Border, "in its first and last row and column", wrong)
                    : null)
                ?? (isRightInRows ? OfSomeRows(suspect, wrong) : null);
    }

    /// <summary>
    /// Where all that is wrong is zero, a row that is zero as a whole is as zero, however little is known of it, unless nothing in it moves
    /// the cost. One element of a row can be zero by itself.
    /// </summary>
    static HashSet<int> WithZeros(Suspect suspect, HashSet<int> wrong)
    {
        var columns = suspect.Grid.Columns;
        bool IsZeroRow(int row) => Enumerable.Range(row * columns, columns).All(i => suspect.Analytic[i] == 0);
        return wrong.Count > 0 && wrong.All(i => suspect.Analytic[i] == 0)
            ? [.. wrong, .. Enumerable.Range(0, suspect.Analytic.Length).Where(i => suspect.Numeric[i] != 0 && IsZeroRow(i / columns))]
            : wrong;
    }

    /// <summary>
    /// Whether errors may go on elsewhere, smaller and within the bars. What is zero, of the wrong sign or has a factor where it is wrong
    /// would be so elsewhere too; what is wrong in any way may be the largest of many errors, unless all others are known to be off by a
    /// small part of that at most, and most of them relative to their sizes too.
    /// </summary>
    public static bool MayGoOn(Suspect suspect, HashSet<int> wrong)
    {
        int[] there = [.. wrong], right = Others(suspect, wrong);
        var (error, size) = (Error(suspect, wrong), Norm.Rms(there.Length, i => suspect.Analytic[there[i]] - suspect.Numeric[there[i]]));
        double Off(int i) => Math.Abs(suspect.Analytic[i] - suspect.Numeric[i]) + suspect.Bars[i];
        var better = suspect.IsMatrix && there.Length == 1 ? BetterWithin : BetterOfLines;
        return How(suspect, wrong) == Wrong
            && (!Array.TrueForAll(right, i => Off(i) <= better * size)
                || 2 * right.Count(i => Off(i) <= better * error * Math.Abs(suspect.Numeric[i])) <= right.Length);
    }

    static Finding? OfRows(Suspect suspect, HashSet<int> wrong)
    {
        int[] hit = RowsHit(suspect, wrong);
        return hit.Length == 1 && AreAllWrong(suspect, wrong, i => i / suspect.Grid.Columns == hit[0])
            ? Told(suspect, DiagnosisName.OneRow, PlaceName.Row(suspect, suspect.Shape, hit[0]), wrong)
            : null;
    }

    static Finding? OfColumn(Suspect suspect, HashSet<int> wrong)
    {
        var columns = suspect.Grid.Columns;
        int[] hit = [.. wrong.Select(i => i % columns).Distinct()];
        return hit.Length == 1 && AreAllWrong(suspect, wrong, i => i % columns == hit[0])
            ? Told(suspect, DiagnosisName.OneColumn, PlaceName.Column(suspect, suspect.Shape, hit[0]), wrong)
            : null;
    }

    static Finding? OfSomeRows(Suspect suspect, HashSet<int> wrong)
    {
        var (rows, columns) = suspect.Grid;
        int[] hit = RowsHit(suspect, wrong);
        return hit.Length <= rows / 2 && wrong.Count > hit.Length * columns / 2
            && AreAllWrong(suspect, wrong, i => hit.Contains(i / columns))
            ? Told(suspect, DiagnosisName.SomeRows, $"in rows {PlaceName.Rows(hit)}", wrong) with { Why = WhyRows(suspect, hit) }
            : null;
    }

    static int[] RowsHit(Suspect suspect, HashSet<int> wrong) => [.. wrong.Select(i => i / suspect.Grid.Columns).Distinct().Order()];

    /// <summary>Whether there is nothing in a place that is right and could have been seen to be wrong.</summary>
    public static bool AreAllWrong(Suspect suspect, HashSet<int> wrong, Predicate<int> isThere) =>
        Enumerable.Range(0, suspect.Numeric.Length)
            .All(i => !isThere(i) || wrong.Contains(i) || Math.Abs(suspect.Numeric[i]) <= suspect.Allowance(i));

    // Rows without any gradient are those of a table in which nobody looks them up. What is left of a sum is another row, not a multiple
    // of it; and what nobody looks up has no sum.
    static string? WhyRows(Suspect suspect, int[] hit)
    {
        var columns = suspect.Grid.Columns;
        bool IsUnused(int row) => Norm.Of(columns, k => suspect.Numeric[(row * columns) + k]) == 0;
        bool IsMultiple(int row)
        {
            var (a, n) = (
                suspect.Analytic[(row * columns)..((row + 1) * columns)], suspect.Numeric[(row * columns)..((row + 1) * columns)]);
            var factor = Norm.Multiple(a, n);
            return Enumerable.Range(0, columns)
                .All(k => Math.Abs(a[k] - (factor * n[k]))
                    <= (2 * Math.Max(1, Math.Abs(factor)) * suspect.Bars[(row * columns) + k]) + (Sharp * Math.Abs(a[k])));
        }

        return columns > 1 && Enumerable.Range(0, suspect.Grid.Rows).Any(IsUnused)
            && !Array.Exists(hit, row => IsUnused(row) || IsMultiple(row))
            ? "where a row is looked up more than once, are its gradients added up, or overwritten?"
            : null;
    }

    /// <summary>
    /// Whether the others are right, and would not be if they were as wrong as these, relatively: each has to be known so well, but for
    /// a few, and all together have to be more than chance.
    /// </summary>
    public static bool RightElsewhere(Suspect suspect, HashSet<int> wrong) =>
        AreRight(suspect, wrong, out var right, out var known) && AreMost(suspect, right, known);

    /// <summary>
    /// The same of rows or columns as a whole: in each of the others an element is known so well, and at least half of all are.
    /// </summary>
    static bool IsRightInEach(Suspect suspect, HashSet<int> wrong, Func<int, int> lineOf)
    {
        int[] hit = [.. wrong.Select(lineOf).Distinct()];
        return AreRight(suspect, wrong, out var right, out var known) && 2 * known.Length >= right.Length
            && right.Where(i => suspect.Numeric[i] != 0).Select(lineOf).Distinct().Except(hit)
                .All(line => Array.Exists(known, i => lineOf(i) == line));
    }

    static bool AreRight(Suspect suspect, HashSet<int> wrong, out int[] right, out int[] known)
    {
        var error = Error(suspect, wrong);
        right = Others(suspect, wrong);
        known = [.. right.Where(i => IsKnown(suspect, i, error, bars: 2))];
        // What is not known that well is too small for an error of the size that is there.
        int[] there = [.. wrong];
        var size = Norm.Rms(there.Length, i => suspect.Analytic[there[i]] - suspect.Numeric[there[i]]);
        int[] all = right;
        return Array.TrueForAll(right, suspect.IsProvenRight) && right.Except(known).All(i => 2 * suspect.Bars[i] <= size)
            && Norm.Of(all.Length, i => suspect.Analytic[all[i]] - suspect.Numeric[all[i]])
                <= MostLeft * Norm.Of(suspect.Analytic.Length, i => suspect.Analytic[i])
            && known.Sum(i => Math.Log10(error * Math.Abs(suspect.Numeric[i]) / suspect.Bars[i])) >= LeastEvidence;
    }

    /// <summary>How right the others are, as far as that is known.</summary>
    static string Elsewhere(Suspect suspect, HashSet<int> wrong)
    {
        var error = Math.Min(Visible, Error(suspect, wrong));
        int[] right = Others(suspect, wrong), known = [.. right.Where(i => IsKnown(suspect, i, error, bars: 1))];
        // Rounded to two digits, each is off by a little.
        var (told, least) = (Error(suspect, wrong), wrong.Min(i => Math.Abs(suspect.Analytic[i] - suspect.Numeric[i])));
        var isRight = Array.TrueForAll(right, i => Math.Abs(suspect.Analytic[i] - suspect.Numeric[i]) + suspect.Bars[i]
            <= Visible * Math.Max(told * Math.Abs(suspect.Numeric[i]), least));
        return isRight && AreMost(suspect, right, known) ? "right elsewhere" : "right elsewhere within the error bars";
    }

    static int[] Others(Suspect suspect, HashSet<int> wrong) =>
        [.. Enumerable.Range(0, suspect.Numeric.Length).Where(i => !wrong.Contains(i))];

    /// <summary>The least error of those that are wrong, as a part of the element.</summary>
    static double Error(Suspect suspect, HashSet<int> wrong) => wrong.Min(i =>
        Math.Abs(suspect.Analytic[i] - suspect.Numeric[i]) / Math.Max(Math.Abs(suspect.Analytic[i]), Math.Abs(suspect.Numeric[i])));

    // An element says something of the place only where such an error of it could have been seen.
    static bool IsKnown(Suspect suspect, int i, double error, int bars) =>
        error * Math.Abs(suspect.Numeric[i]) > suspect.Allowance(i) + ((bars - 1) * suspect.Bars[i]);

    static bool AreMost(Suspect suspect, int[] right, int[] known) =>
        2 * known.Length > right.Length
        && right.Except(known).Count(i => suspect.Numeric[i] != 0) <= MostUnknown * right.Length;

    static bool CouldBeClipped(Suspect suspect, HashSet<int> wrong)
    {
        var limit = suspect.Analytic.Max(Math.Abs);
        return limit > 0 && wrong.All(i =>
            Math.Abs(suspect.Analytic[i]) == limit
            && Math.Sign(suspect.Analytic[i]) == Math.Sign(suspect.Numeric[i])
            && Math.Abs(suspect.Numeric[i]) > limit);
    }

    static bool IsBorder(Suspect suspect, HashSet<int> wrong)
    {
        var (rows, columns) = suspect.Grid;
        bool OnBorder(int i) => i / columns == 0 || i / columns == rows - 1 || i % columns == 0 || i % columns == columns - 1;
        bool IsInside(int i) => !OnBorder(i) && Math.Abs(suspect.Numeric[i]) > suspect.Allowance(i);
        bool HasOwn(Predicate<int> isOnSide) => wrong.Count(i => isOnSide(i)) > 2;
        return wrong.All(OnBorder) && Enumerable.Range(0, suspect.Numeric.Length).Count(IsInside) >= FewestInside
            && AreAllWrong(suspect, wrong, OnBorder)
            // Of one side nothing may be known, as of a row that nobody looks up. Corners are on two.
            && ((Predicate<int>[])[i => i / columns == 0, i => i / columns == rows - 1, i => i % columns == 0,
                i => i % columns == columns - 1]).Count(HasOwn) >= 3;
    }

    // Three elements tell a factor that is theirs from numbers that are anything.
    static string? FactorOf(Suspect suspect, IReadOnlyCollection<int> wrong)
    {
        int[] there = [.. wrong];
        double[] Of(double[] numbers) => Array.ConvertAll(there, i => numbers[i]);
        var part = suspect with
        {
            Shape = [there.Length], Values = Of(suspect.Values), Analytic = Of(suspect.Analytic), Numeric = Of(suspect.Numeric),
                Bars = Of(suspect.Bars),
        };
        var factor = part.Multiple(part.Analytic, part.Numeric);
        return part.IsFewNumbers || Array.TrueForAll(part.Numeric, number => number == 0)
            || part.ResidualOfMultiple(factor) is not { } residual
            ? null
            : Factor.Of(part, factor, residual).ToString()["is ".Length..];
    }

    static string How(Suspect suspect, IReadOnlyCollection<int> wrong) =>
        wrong.All(i => suspect.Analytic[i] == 0) ? "zero"
            : wrong.All(i => Math.Abs(suspect.Analytic[i] + suspect.Numeric[i]) <= 2 * suspect.Allowance(i)) ? "of the wrong sign"
            : FactorOf(suspect, wrong) ?? Wrong;

    public static Finding Told(Suspect suspect, string name, string place, HashSet<int> wrong)
    {
        var explained = new double[suspect.Numeric.Length];
        for (var i = 0; i < explained.Length; i++)
        {
            explained[i] = wrong.Contains(i) ? suspect.Analytic[i] : suspect.Numeric[i];
        }

        var size = Norm.Of(explained.Length, i => suspect.Analytic[i]);
        var residual = Norm.Of(explained.Length, i => suspect.Analytic[i] - explained[i]);
        return new(name, size > 0 ? residual / size : 0, $"is {How(suspect, wrong)} {place} and {Elsewhere(suspect, wrong)}");
    }
}
