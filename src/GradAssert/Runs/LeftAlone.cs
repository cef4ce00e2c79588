namespace GradientTesting;

/// <summary>What initialization and training leave alone: each is what it says only where it changes the values that are checked.</summary>
internal static class LeftAlone
{
    /// <summary>Of its scale; a move that is smaller is no training, and more than rounding leaves.</summary>
    const double LeastMove = 1e-6;

    /// <summary>Runs an initialization over other values than the present ones, and puts back what it has left alone.</summary>
    /// <returns>The components that it has left alone, and how many there were before.</returns>
    public static (IReadOnlyList<string> Names, int Of) ByInitialization(ModelUnderTest model, Action initialize)
    {
        Component[] present = [.. model.Components.Where(component => component.Values.Exists)];
        var before = TensorCopy.Of(present.Select(component => component.Values));
        double[] scales = [.. before.Select(OtherValue.ScaleOf)];
        for (var c = 0; c < present.Length; c++)
        {
            for (var i = 0; i < before[c].Length; i++)
            {
                present[c].Values[i] = Other(c, i);
            }
        }

        initialize();
        var names = new List<string>();
        for (var c = 0; c < present.Length; c++)
        {
            var (values, left) = (present[c].Values, 0);
            for (var i = 0; i < before[c].Length && values.Length == before[c].Length; i++)
            {
                if (values.Holds(values[i], Other(c, i)))
                {
                    values[i] = before[c][i];
                    left++;
                }
            }

            if (left == before[c].Length)
            {
                // A NaN and a zero of the other sign too.
                before[c].Restore();
                names.Add(present[c].Name);
            }
        }

        return (names, present.Length);

        double Other(int c, int i) =>
            OtherValue.Of(before[c], i, Draw.Bits(0, c) & ~1UL, scales[c], present[c].Values.UnitRoundoff > 1e-10);
    }

    /// <summary>Runs a training.</summary>
    /// <returns>Components of which no element is another than before, and the longest move, in scales of an element.</returns>
    public static (IReadOnlyList<string> Names, bool MovesAny) ByTraining(ModelUnderTest model, Action train)
    {
        Component[] present = [.. model.Components.Where(component => component.Values.Exists)];
        var before = TensorCopy.Of(present.Select(component => component.Values));
        train();
        var scales = ComponentScale.Of(before);
        var names = new List<string>();
        var movesAny = present.Length < model.Components.Count;
        for (var c = 0; c < present.Length; c++)
        {
            if (before[c].FirstDifference() < 0)
            {
                names.Add(present[c].Name);
            }

            for (var i = 0; i < before[c].Length && !movesAny; i++)
            {
                movesAny = !(Math.Abs(present[c].Values[i] - before[c][i]) <= LeastMove * scales[c][i]);
            }
        }

        return (names, movesAny);
    }
}
