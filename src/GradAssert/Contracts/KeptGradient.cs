namespace GradientTesting;

/// <summary>A gradient that is kept under a key which leaves elements out.</summary>
/// <remarks>
/// One that is kept under no key at all is a <see cref="ConstantGradient"/>. Of one that is kept under some elements, or under some
/// components, a move of the others alone shows it: one component after the other, or one of a few groups, is moved, and then one of a
/// few single elements after the other is moved back. What is not moved is not written either, since a setter may be what clears the key.
/// </remarks>
internal sealed class KeptGradient
{
    const int MostGroups = 4;

    /// <summary>Elements that are moved alone: of a key that holds half of all, both are in it one time in four.</summary>
    const int MostElements = 2;

    /// <summary>Moves of its own: at those of other contracts a gradient was asked for before, and may be kept.</summary>
    const int OwnMoves = 7;

    /// <summary>In scales of an element: so little changes a gradient by as little.</summary>
    const double Hair = 1e-6;

    /// <summary>
    /// How many times what a hair does at the point a change must be, and which part of the largest gradient, before it is that of a
    /// gradient which is computed again. What is linear in the others, or dead, changes by a hair, and at a kink the two sides
    /// differ from each other.
    /// </summary>
    const double Above = 100, Visible = 1e-3;

    readonly ModelUnderTest model;
    readonly Baseline baseline;
    readonly Moves moves;
    readonly double size;
    readonly ulong seed;
    readonly double[][] moved;

    KeptGradient(ModelUnderTest model, Baseline baseline, double size, ulong seed)
    {
        (this.model, this.baseline, this.size, this.seed) = (model, baseline, size, Draw.Bits(seed, OwnMoves));
        (moves, moved) = (new(model, baseline.Values), [.. baseline.Values.Select(values => new double[values.Length])]);
    }

    /// <summary>
    /// Asks for the gradient where some of the values are others than before. An evaluation and a gradient at the point and for each of
    /// at most six parts, and three of each more where it is the same to the last bit.
    /// </summary>
    /// <param name="model">The model; it is put back at the point.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="size">Of a move at which the cost is finite.</param>
    /// <param name="seed">Of the moves, and of the elements.</param>
    /// <returns>What is said of a gradient that was kept; null where none was.</returns>
    public static string? FlawOf(ModelUnderTest model, Baseline baseline, double size, ulong seed)
    {
        var kept = new KeptGradient(model, baseline, size, seed);
        var name = kept.LeftOut();
        kept.moves.ReturnAll();
        return name is null ? null
            : $"ComputeGradient() returns a gradient that it has kept: with a move of {name} alone it is the same to the last bit, "
                + "and with a move of all else by a hair it is another one. The key that it is kept under leaves out what moved. "
                + "Compute the gradient at each call, or have the key hold every number that it reads.";
    }

    string? LeftOut()
    {
        bool[][] last = [.. baseline.Values.Select(values => new bool[values.Length])];
        var before = At(0, last);
        foreach (var (name, isIn) in Parts())
        {
            bool[][] now = [.. last.Select((each, c) => each.Select((isMoved, i) => isMoved != isIn(c, i)).ToArray())];
            var gradient = At(0, now);
            if (before is not null && gradient is not null && Farthest(gradient, before) == 0 && IsKept(gradient, last, now))
            {
                return name();
            }

            (last, before) = (now, gradient);
        }

        return null;
    }

    bool IsKept(TensorCopy[] gradient, bool[][] last, bool[][] now) =>
        At(Hair, now) is { } again && At(-Hair, now) is { } behind && At(2 * Hair, last) is { } beside
        && Farthest(again, gradient) is var change && change > Visible * gradient.Max(Magnitude.Largest)
        && change > Above * Math.Max(Farthest(beside, gradient), Farthest(again, behind));

    IEnumerable<(Func<string> Name, Func<int, int, bool> IsIn)> Parts()
    {
        var components = model.Components;
        var each = (components.Count + MostGroups - 1) / MostGroups;
        for (var first = 0; first < components.Count && components.Count > 1; first += each)
        {
            var from = first;
            yield return (() => NameList.Of(components.Skip(from).Take(each)), (c, _) => c >= from && c < from + each);
        }

        var elements = model.Length > 2 ? FewElements.Of(components, seed) : [];
        var stride = Math.Max(1, elements.Count / MostElements);
        foreach (var (component, index) in elements.Where((_, k) => k % stride == 0).Take(MostElements))
        {
            yield return (() => ElementName.Of(components[component], index), (c, i) => c == component && i == index);
        }
    }

    /// <summary>The gradient where some elements are moved, and all by a hair; null where it is not defined.</summary>
    TensorCopy[]? At(double hair, bool[][] isMoved)
    {
        for (var c = 0; c < isMoved.Length; c++)
        {
            for (var i = 0; i < isMoved[c].Length; i++)
            {
                var by = isMoved[c][i] ? size + hair : hair;
                if (by != moved[c][i])
                {
                    moves.MoveElement(c, i, by, seed);
                    moved[c][i] = by;
                }
            }
        }

        return double.IsFinite(model.CostOrInfinity()) && model.TryComputeGradient()
            ? TensorCopy.Of(model.Components.Select(component => component.Gradient))
            : null;
    }

    static double Farthest(TensorCopy[] one, TensorCopy[] other)
    {
        var farthest = 0.0;
        for (var c = 0; c < one.Length; c++)
        {
            for (var i = 0; i < one[c].Length; i++)
            {
                farthest = Math.Max(farthest, Math.Abs(one[c][i] - other[c][i]));
            }
        }

        return farthest;
    }
}
