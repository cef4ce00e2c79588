namespace GradientTesting;

// What is wrong with storage that does not keep what is written, where that shows, and what to do about it.
internal sealed partial class StorageProbe
{
    /// <summary>Writes the element alone, and looks where that shows.</summary>
    string Explain(int c, int i, ulong seed)
    {
        if (IsInTurn(components[c].Values))
        {
            return $"The Func of {components[c].Name} returns one storage and another in turn: what is written to the one is not read from "
                + "the other. Have it return the storage that Cost() reads, the same at each call between two steps.";
        }

        var (values, written, name) = (components[c].Values, Written(c, i, seed), NameOf(c, i));
        // What a setter that rounds has left of the restoration is not what was there at first.
        var before = TensorCopy.Of(components.Select(component => component.Values));
        values[i] = written;
        var found = values[i];
        var elsewhere = Changed(c, i, written, before);
        Restore();
        var seen = $"{name} was set to {Digits.Of(written, found)} and reads {Digits.Of(found, written)}";
        return (elsewhere, IsKept(c, i, found, written), IsLeft(c, i, found, before[c][i])) switch
        {
            ({ IsWritten: true } shared, true, _) => Shared(c, i, shared),
            (_, true, _) when MoverOf(c, i, seed) is { } mover => MovesToo(mover, new(c, i, false)),
            ({ IsWritten: true } moved, _, _) =>
                $"What is written to {name} is read from {NameOf(moved.Component, moved.Index)}: "
                + $"the getter and the setter of {components[c].Name} count its elements in different orders. "
                + "Have both take the flat row-major index, row times columns plus column.",
            ({ } changed, _, false) => MovesToo(new(c, i, true), changed),
            (_, true, _) =>
                $"{name} keeps what it is set to only until another element is set: "
                + $"the setter of {components[c].Name} builds new storage from values that are not the present ones. "
                + "Write into the storage that Cost() reads.",
            (_, _, true) when seed < FirstSmall && !Takes(c, i, Written(c, i, seed ^ 1)) && !TakesFar(c, i, isBothSides: true)
                && TakerBeside(c, i, seed) is { } taker =>
                $"{seen}, as before, although {taker} takes what it is set to: the setter of {components[c].Name} limits or rounds what it "
                + "is given, or ignores what is outside of a range. "
                + "A check moves an element by a small part of itself, to either side, and has to read back what it wrote; "
                + "store the number as it is, and leave limits to Cost() or TrainStep().",
            (_, _, true) when seed >= FirstSmall || (!Takes(c, i, Written(c, i, seed ^ 1)) && TakesFar(c, i, isBothSides: false)) =>
                $"{seen}, as before: the setter of {components[c].Name} ignores small changes. "
                + "A check moves an element by a small part of itself and has to read back what it wrote; "
                + "store every number as it is given, and compare with the old one only to decide whom to notify.",
            (_, _, true) when !Takes(c, i, Written(c, i, seed ^ 1)) => $"{seen}, as before. {Ignored(components[c])}",
            _ when found == (double)(Half)written =>
                $"{seen}, which is the nearest Half: a check moves an element by a small part of itself, and 16 bits are too few to take "
                + $"that. Check a twin of the model that keeps {components[c].Name} in float or double.",
            _ => $"{seen}: the setter of {components[c].Name} rounds, clamps or converts what it is given. "
                + "A check moves an element by a small part of itself and has to read back what it wrote; "
                + "store the number as it is, or show the check what is stored, and leave limits to Cost() or TrainStep().",
        };
    }

    /// <summary>Whether a Func comes back to storage that it has left; one that copies never does.</summary>
    static bool IsInTurn(TensorView values)
    {
        StoragePart[][] seen = [.. Enumerable.Range(0, 4).Select(_ => values.Parts.ToArray())];
        return !seen[0].SequenceEqual(seen[1]) && seen[2..].Any(later => seen[0].SequenceEqual(later));
    }

    /// <summary>
    /// Whether a write has left an element as it was. One that cannot be put back was changed, as by a limit that it lay beyond.
    /// </summary>
    bool IsLeft(int c, int i, double found, double before) => IsSame(c, found, before) && IsSame(c, before, start[c][i]);

    string MovesToo(Place mover, Place moved) =>
        $"Setting {NameOf(mover.Component, mover.Index)} changes {NameOf(moved.Component, moved.Index)} too: "
        + $"the setter of {components[mover.Component].Name} "
        + (mover.Component == moved.Component ? "normalizes its elements, or writes more than one. " : "writes more than its own element. ")
        + "Set the one element, as given, and leave the rest to Cost() or TrainStep().";

    /// <summary>
    /// The first other element whose write moves this one: where it is what it was, and else where it has been set. Two writes for
    /// each other element.
    /// </summary>
    /// <returns>Null where none does, or where every write of its own component undoes what was set.</returns>
    Place? MoverOf(int c, int i, ulong seed)
    {
        var ofStart = MoversOf(c, i, seed, null).FirstOrDefault();
        Place[] ofSet = ofStart is null ? [.. MoversOf(c, i, seed, Written(c, i, seed))] : [];
        Restore();
        var isUndone = ofSet.Length == start[c].Length - 1 && Array.TrueForAll(ofSet, mover => mover.Component == c);
        return ofStart ?? (isUndone ? null : ofSet.FirstOrDefault());
    }

    IEnumerable<Place> MoversOf(int c, int i, ulong seed, double? set)
    {
        var values = components[c].Values;
        for (var k = 0; k < components.Length; k++)
        {
            for (var j = 0; j < start[k].Length; j++)
            {
                if ((k, j) == (c, i))
                {
                    continue;
                }

                values[i] = set ?? start[c][i];
                var before = values[i];
                components[k].Values[j] = Written(k, j, seed);
                var isMoved = !IsSame(c, values[i], before);
                components[k].Values[j] = start[k][j];
                if (isMoved)
                {
                    yield return new(k, j, true);
                }
            }
        }
    }

    bool Takes(int c, int i, double value)
    {
        components[c].Values[i] = value;
        var isTaken = IsSame(c, components[c].Values[i], value);
        Restore();
        return isTaken;
    }

    /// <summary>Another element of the component that takes what it was set to as well; null where none does.</summary>
    string? TakerBeside(int c, int i, ulong seed) => components[c].Values.HasSetter
        && Enumerable.Range(0, start[c].Length).FirstOrDefault(j => j != i && Takes(c, j, Written(c, j, seed)), -1) is >= 0 and var taker
            ? NameOf(c, taker)
            : null;

    /// <summary>
    /// Whether a setter that ignores a part of an element takes twice the element, or one more; and none of it, or one less.
    /// </summary>
    bool TakesFar(int c, int i, bool isBothSides)
    {
        try
        {
            var from = start[c][i];
            return components[c].Values.HasSetter && ((from != 0 && Takes(c, i, 2 * from)) || Takes(c, i, from + 1))
                && (!isBothSides || (from != 0 && Takes(c, i, 0)) || Takes(c, i, from - 1));
        }
        catch (ModelCallException)
        {
            // So far off it may refuse.
            return false;
        }
    }

    static string Ignored(Component component) => component.Values.HasSetter
        ? $"The setter of {component.Name} does nothing, or it writes to other storage than its getter reads: "
            + "a copy by ToArray(), Row(), Column() or SubMatrix(), a struct, a key that is spelt differently. "
            + "Have the setter write where the getter and Cost() read."
        : $"The Func of {component.Name} returns a copy, so that no write reaches the model: "
            + "Column(), Row(), SubMatrix(), ToArray() and LINQ copy, and so does a property that builds a new array or returns a "
            + "struct. Return the storage that Cost() reads, or pass a getter and a setter: "
            + $"Component.Of(\"{component.Name}\", shape, i => …, (i, value) => …, i => …).";

    string Shared(int c, int i, Place other)
    {
        var (name, twin) = (NameOf(c, i), NameOf(other.Component, other.Index));
        return other.Component == c
            ? $"{name} and {twin} are one number in storage: what is written to one is read from the other. "
                + "Look for rows that are the same array (as Array.Fill leaves them), and for an index that is computed wrongly; "
                + "list each number once."
            : $"{name} and {twin} are one number in storage: what is written to one is read from the other. "
                + "If the two are tied, they are one parameter: list it once, with the sum of the gradients of both uses. "
                + "If they are not, look for a line that was copied, slices that overlap, and lambdas over one loop variable.";
    }

    /// <summary>Where else a single write shows: where it can be read first of all, and else any element that is not what it was.</summary>
    Place? Changed(int c, int i, double written, TensorCopy[] before)
    {
        Place? changed = null;
        for (var k = 0; k < components.Length; k++)
        {
            for (var j = 0; j < start[k].Length; j++)
            {
                if ((k, j) == (c, i) || components[k].Values[j] is var now && IsSame(k, now, before[k][j]))
                {
                    continue;
                }

                if (IsSame(k, components[k].Values[j], written))
                {
                    return new(k, j, true);
                }

                changed ??= new(k, j, false);
            }
        }

        return changed;
    }

    string NameOf(int c, int i) => ElementName.Of(components[c], i);

    sealed record Place(int Component, int Index, bool IsWritten);
}
