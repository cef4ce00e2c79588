namespace GradientTesting;

/// <summary>Storage that keeps what is written to it, each element for itself.</summary>
/// <remarks>
/// Every element is set to another value, read back and restored, twice: away from zero from the first element to the last, and
/// towards it from the last to the first, since what a setter moves besides its own element is hidden by a write that comes later.
/// Nothing is evaluated, so that a view over a copy, or a setter that rounds, is never taken for a fault of Cost() or of the
/// gradient. A setter of doubles over float storage rounds to float, which is as exact as that storage is; one that converts misses
/// by some units in the last place, or, where what it keeps is far larger than what is shown, by units of that:
/// <see cref="TensorView.Grain"/> is measured then, so that every move can be many of them. Behind a setter an element is moved by as
/// little as a check may move it, too: a setter that compares before it writes ignores that.
/// </remarks>
internal sealed partial class StorageProbe
{
    /// <summary>Away from zero and towards it, since a limit is on one side; by a part of the element, and by little.</summary>
    const int Rounds = 4, FirstSmall = 2;

    /// <summary>
    /// Of the last place, what an element is moved by in the rounds of small moves. A setter that converts may be
    /// <see cref="TensorView.UnitsOfConversion"/> off, which is not to hide it.
    /// </summary>
    const int SmallMove = 4 * TensorView.UnitsOfConversion;

    /// <summary>
    /// Of the scale of a component, how coarse a conversion may be: as float storage is; and of float the most at which a move of a third
    /// of the scale is a thousand units.
    /// </summary>
    const double CoarsestOfDouble = 1.0 / (1 << 24), CoarsestOfFloat = 1.0 / (1 << 12);

    /// <summary>An element of so few units is none to be moved by a part of itself.</summary>
    const int FewUnits = 64 * SmallMove;

    readonly Component[] components;
    readonly TensorCopy[] start;
    readonly double[] scales;
    readonly bool[] isSingle;

    StorageProbe(Component[] components, TensorCopy[] start) => (this.components, this.start, scales, isSingle) =
        (components, start, Magnitude.Scales([.. start.Select(Magnitude.Rms)]),
            [.. components.Select(each => each.Values.UnitRoundoff > 1e-10)]);

    /// <summary>What is wrong with the storage, where it is and what to do about it; null where nothing is.</summary>
    /// <param name="storage">Components, and what they hold.</param>
    public static string? FlawOf(IEnumerable<(Component Component, TensorCopy Start)> storage)
    {
        var all = storage.ToArray();
        var probe = new StorageProbe(Array.ConvertAll(all, each => each.Component), Array.ConvertAll(all, each => each.Start));
        for (var round = 0UL; round < Rounds; round++)
        {
            while (probe.FlawOfWrites(round) is var (component, index))
            {
                if (!probe.IsOfCoarserGrain(component, index))
                {
                    return probe.Explain(component, index, round);
                }
            }
        }

        return null;
    }

    (int Component, int Index)? FlawOfWrites(ulong seed)
    {
        WriteAll(seed, isReverse: seed % 2 == 1);
        var flaw = FirstFlaw(seed);
        Restore();
        return flaw;
    }

    /// <summary>
    /// Whether a setter converts to a number of coarser units than were known, which are known then. Writing what was read changes
    /// nothing, so that each element was one of them; and what longer and longer moves reach is next to what was written, and not that
    /// itself, as of a setter that ignores small changes.
    /// </summary>
    bool IsOfCoarserGrain(int c, int i)
    {
        var (values, from, single) = (components[c].Values, start[c][i], components[c].Values.UnitRoundoff > 1e-10);
        if (!values.HasSetter || !double.IsFinite(from) || start[c].FirstDifference() >= 0)
        {
            return false;
        }

        var coarsest = (single ? CoarsestOfFloat : CoarsestOfDouble) * scales[c];
        var (shortest, taken, isConverted) = (0.0, 0, false);
        for (var move = Math.Max(values.UnitRoundoff * Math.Abs(from), double.Epsilon);
            move <= coarsest && taken < Taken && !isConverted; move *= 2)
        {
            var written = single ? (float)(from + (Uneven * move)) : from + (Uneven * move);
            values[i] = written;
            var found = values[i];
            shortest = taken == 0 ? Math.Abs(found - from) : shortest;
            taken += found == from ? 0 : 1;
            isConverted = found != from && found != written;
        }

        values[i] = from;
        // Above a power of two units are twice as far apart.
        var grain = Math.Max(2 * shortest, 2 * values.Grain);
        if (!isConverted || !(grain <= coarsest))
        {
            return false;
        }

        values.Grain = grain;
        return true;
    }

    /// <summary>Of so many moves that are taken one of a conversion is not by chance what was written.</summary>
    const int Taken = 8;

    /// <summary>No power of two, as units are.</summary>
    const double Uneven = 1.2345678901234567;

    void WriteAll(ulong seed, bool isReverse)
    {
        for (var k = 0; k < components.Length; k++)
        {
            var c = isReverse ? components.Length - 1 - k : k;
            for (var j = 0; IsProbed(c, seed) && j < start[c].Length; j++)
            {
                var i = isReverse ? start[c].Length - 1 - j : j;
                components[c].Values[i] = Written(c, i, seed);
            }
        }
    }

    (int Component, int Index)? FirstFlaw(ulong seed)
    {
        for (var c = 0; c < components.Length; c++)
        {
            for (var i = 0; IsProbed(c, seed) && i < start[c].Length; i++)
            {
                var (found, written) = (components[c].Values[i], Written(c, i, seed));
                if (!IsKept(c, i, found, written))
                {
                    return (c, i);
                }

                // A setter of doubles over float storage shows itself by what it rounds.
                isSingle[c] |= seed < FirstSmall && found != written && found == (float)written;
            }
        }

        return null;
    }

    void Restore() => Array.ForEach(start, values => values.Restore());

    // Storage that is passed as it is has nobody to compare a number with the one before.
    bool IsProbed(int c, ulong seed) => seed < FirstSmall || components[c].Values.HasSetter;

    double Written(int c, int i, ulong seed)
    {
        var grain = components[c].Values.Grain;
        if (seed >= FirstSmall)
        {
            return OtherValue.Beside(start[c], i, seed % 2 == 0 ? SmallMove : -SmallMove, scales[c], isSingle[c], grain);
        }

        var (draws, single) = ((Draw.Bits(seed, c) & ~1UL) | (seed & 1), components[c].Values.UnitRoundoff > 1e-10);
        return Math.Abs(start[c][i]) < FewUnits * grain
            ? OtherValue.OnScale(start[c], i, draws, scales[c], single)
            : OtherValue.Of(start[c], i, draws, scales[c], single);
    }

    // What was there before is no float of what was written, unless the storage is one of floats.
    bool IsKept(int c, int i, double found, double written) =>
        IsSame(c, found, written) && (isSingle[c] || found == written || found != start[c][i]);

    bool IsSame(int c, double found, double expected) => components[c].Values.Holds(found, expected);
}
