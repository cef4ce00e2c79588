namespace GradientTesting;

/// <summary>Finds the smallest sizes that fail in the same way as a given draw.</summary>
/// <remarks>
/// Each size by every smaller value, and then two sizes at once: a kernel with its image, or two sizes that have to stay equal. One
/// size at a time alone stops at sizes that are not the smallest in a fifth of all failures.
/// </remarks>
internal sealed class Shrinking
{
    /// <summary>A failure that is not yet the smallest after so many trials is shown as it is.</summary>
    public const int MostTrials = 200;

    /// <summary>Of a size with more values below, as many at either end are tried, and halves between.</summary>
    const int FewValues = 8;

    readonly SizesTrials trials;
    readonly Func<bool> isOverBudget;
    readonly Trial original;
    readonly int last;
    Trial smallest;

    Shrinking(Trial failing, SizesTrials trials, Func<bool> isOverBudget)
    {
        (this.trials, this.isOverBudget) = (trials, isOverBudget);
        (original, smallest, last) = (failing, failing, trials.Calls + MostTrials);
    }

    /// <param name="failing">A trial that fails.</param>
    /// <param name="trials">Where others are tried.</param>
    /// <param name="isOverBudget">Whether evaluations are used up.</param>
    public static ShrunkFailure Of(Trial failing, SizesTrials trials, Func<bool> isOverBudget)
    {
        var shrinking = new Shrinking(failing, trials, isOverBudget);
        shrinking.TakeSmallerDraw();
        while (shrinking.ShrinksOne() || shrinking.ShrinksTwo())
        {
        }

        return new(shrinking.smallest, shrinking.NearestMatches(), !shrinking.IsOver);
    }

    bool IsOver => trials.Calls >= last || isOverBudget();

    void TakeSmallerDraw() => smallest = trials.All
        .Where(trial => trial.FailsLike(original) && trial.Point.IsSmallerThan(original.Point))
        .MinBy(trial => trial.Point.Values.Sum(value => (double)value.Index)) ?? original;

    bool ShrinksOne()
    {
        var before = smallest;
        for (var i = 0; i < smallest.Point.Values.Count; i++)
        {
            var point = smallest.Point;
            _ = Below(point.Values[i].Index).Any(value => Takes(point.With(i, value)));
        }

        return !ReferenceEquals(before, smallest);
    }

    bool ShrinksTwo()
    {
        var point = smallest.Point;
        for (var i = 1; i < point.Values.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Pairs(point.Values[i], point.Values[j]).Any(pair => Takes(point.With(i, pair.Item1).With(j, pair.Item2))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    bool Takes(SizePoint request)
    {
        if (IsOver && !trials.Knows(request))
        {
            return false;
        }

        var trial = trials.At(request);
        if (!trial.FailsLike(original) || !trial.Point.IsSmallerThan(smallest.Point))
        {
            return false;
        }

        smallest = trial;
        return true;
    }

    /// <summary>Equal values first, then values that keep their distance, then all others.</summary>
    static IEnumerable<(long, long)> Pairs(SizeValue one, SizeValue two)
    {
        (long One, long Two)[] all = [.. Below(one.Index).SelectMany(_ => Below(two.Index), (i, j) => (i, j))];
        return all.OrderBy(pair => one.Size.Number is { } first && two.Size.Number is { } second && first(pair.One) == second(pair.Two) ? 0
            : one.Index - pair.One == two.Index - pair.Two ? 1 : 2);
    }

    /// <summary>Places below one, the least first.</summary>
    static IEnumerable<long> Below(long index)
    {
        for (var i = 0L; i < Math.Min(FewValues, index); i++)
        {
            yield return i;
        }

        for (var middle = index / 2; middle >= FewValues && middle < index - FewValues; middle += (index - middle) / 2)
        {
            yield return middle;
        }

        for (var i = Math.Max(FewValues, index - FewValues); i < index; i++)
        {
            yield return i;
        }
    }

    /// <summary>For each size the nearest smaller value that matches; where there is none, a larger one next to it.</summary>
    List<(SizeValue Wrong, SizeValue Right)> NearestMatches()
    {
        var matches = new List<(SizeValue, SizeValue)>();
        for (var i = 0; i < smallest.Point.Values.Count; i++)
        {
            var value = smallest.Point.Values[i];
            var smaller = Below(value.Index).Reverse();
            var larger = Enumerable.Range(1, 2).Select(step => value.Index + step).Where(index => index < value.Size.Count);
            if (smaller.Concat(larger).Cast<long?>().FirstOrDefault(index => Matches(smallest.Point.With(i, index!.Value))) is { } right)
            {
                matches.Add((value, value with { Index = right }));
            }
        }

        return matches;
    }

    bool Matches(SizePoint request) =>
        (!IsOver || trials.Knows(request)) && trials.At(request) is { Matches: true } trial && request.Contains(trial.Point);
}
