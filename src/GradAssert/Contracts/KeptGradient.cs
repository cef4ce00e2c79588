namespace GradientTesting;

/// <summary>A gradient that is kept under a key which leaves elements out.</summary>
/// <remarks>
/// One that is kept under no key at all is a <see cref="ConstantGradient"/>. Of one that is kept under some elements, or under some
/// components, a move of the others alone shows it: no point tells which others, and a set that has one element of the key in it shows
/// nothing. So sets are moved that people leave out: each component, or every second one and either half of the list; and then single
/// elements are moved back, the last one of a component, the first one of another, and some that are drawn. A key that leaves the part p
/// of all elements out, wherever they are, escapes the four of them with (1 − p)⁴, and the two of a model of four components or more
/// with (1 − p)². Of a model of one component none escapes that ends
/// before its last element, or begins after its first. What is not moved is not written either, since a setter may be what clears the key.
/// The gradient of each component is looked at by itself: one may be kept, and the others computed.
/// </remarks>
internal sealed class KeptGradient
{
    const int MostGroups = 4;

    /// <summary>Elements that are moved alone: of a key that holds half of all, all are in it one time in sixteen.</summary>
    const int MostElements = 4;

    /// <summary>With the groups, so that what is taken stays within what contracts may take.</summary>
    const int MostParts = 6;

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
    readonly double noise;
    readonly ulong seed;
    readonly double[][] moved;
    double cost;
    double offset;

    KeptGradient(ModelUnderTest model, Baseline baseline, double size, double noise, ulong seed)
    {
        (this.model, this.baseline, this.size, this.noise, this.seed) = (model, baseline, size, noise, Draw.Bits(seed, OwnMoves));
        (moves, moved) = (new(model, baseline.Values), [.. baseline.Values.Select(values => new double[values.Length])]);
    }

    /// <summary>
    /// Asks for the gradient where some of the values are others than before. An evaluation and a gradient next to the point and for each
    /// of at most six parts; one of each more, or three, where that of a component is the same to the last bit, and what
    /// <see cref="RoundedKey"/> takes where it is the same next to the point.
    /// </summary>
    /// <param name="model">The model; it is put back at the point.</param>
    /// <param name="baseline">The point.</param>
    /// <param name="size">Of a move at which the cost is finite.</param>
    /// <param name="noise">Of the cost.</param>
    /// <param name="seed">Of the moves, and of the elements.</param>
    /// <returns>What is said of a gradient that was kept; null where none was.</returns>
    public static string? FlawOf(ModelUnderTest model, Baseline baseline, double size, double noise, ulong seed)
    {
        var kept = new KeptGradient(model, baseline, size, noise, seed);
        var flaw = kept.Flaw();
        kept.moves.ReturnAll();
        return flaw;
    }

    string? Flaw()
    {
        int[][] none = [.. baseline.Values.Select(values => new int[values.Length])];
        var rounded = new RoundedKey(model, baseline, noise, seed);
        // Where no gradient was asked for before, and so little off that one under a key of rounded values is that of the point.
        offset = rounded.Hair;
        var beside = At(0, none);
        if (beside is not null && rounded.FlawOf(beside) is { } flaw)
        {
            return flaw;
        }

        if (rounded.HasMoved)
        {
            Array.ForEach(moved, each => Array.Fill(each, double.NaN));
            offset = 2 * rounded.Hair;
            beside = At(0, none);
        }

        return LeftOut(none, beside);
    }

    /// <param name="name">What was moved.</param>
    /// <param name="same">The components whose gradient is the same.</param>
    /// <param name="kept">Those of them whose gradient is kept.</param>
    string LeftOutMessage(string name, int[] same, int[] kept) =>
        (same.Length == model.Components.Count
            ? "ComputeGradient() returns a gradient that it has kept: "
            : $"ComputeGradient() returns a gradient of {NameList.Of(kept.Select(c => model.Components[c]))} that it has kept, "
                + "where it computes others: ")
        + $"with a move of {name} alone it is the same to the last bit, "
        + "and with a move of all else by a hair it is another one. The key that it is kept under leaves out what moved. "
        + "Compute the gradient at each call, or have the key hold every number that it reads.";

    /// <summary>What is left out of the key, from a point next to the one of the run.</summary>
    /// <returns>What is said of it; null where nothing is.</returns>
    string? LeftOut(int[][] last, TensorCopy[]? before)
    {
        foreach (var (name, isIn) in Parts())
        {
            int[][] now = [.. last.Select((each, c) => each.Select((moves, i) => isIn(c, i) ? moves + 1 : moves).ToArray())];
            var gradient = At(0, now);
            if (before is not null && gradient is not null && Same(gradient, before) is { Length: > 0 } same
                && Kept(gradient, same, last, now) is { Length: > 0 } kept)
            {
                return LeftOutMessage(name(), same, kept);
            }

            (last, before) = (now, gradient);
        }

        return null;
    }

    /// <summary>The components whose gradient is the same to the last bit.</summary>
    static int[] Same(TensorCopy[] one, TensorCopy[] other) =>
        [.. Enumerable.Range(0, one.Length).Where(c => Farthest(one[c], other[c]) == 0 && Magnitude.Largest(one[c]) > 0)];

    /// <summary>
    /// Those of the components whose gradient was kept. What does not depend on what moved changes by as little as all else moved, so
    /// that most often one evaluation and a gradient decide.
    /// </summary>
    int[] Kept(TensorCopy[] gradient, int[] same, int[][] last, int[][] now)
    {
        if (At(Hair, now) is not { } again)
        {
            return [];
        }

        // All that a bias before a normalization has is rounding.
        var negligible = FreshGradient.Negligible(model, gradient);
        int[] visible = [.. same.Where(c =>
            Farthest(again[c], gradient[c]) > Math.Max(negligible[c], Visible * Magnitude.Largest(gradient[c])))];
        return visible.Length > 0 && At(-Hair, now) is { } behind && At(2 * Hair, last) is { } beside
            ? [.. visible.Where(c => Farthest(again[c], gradient[c])
                > Above * Math.Max(Farthest(beside[c], gradient[c]), Farthest(again[c], behind[c])))]
            : [];
    }

    IEnumerable<(Func<string> Name, Func<int, int, bool> IsIn)> Parts()
    {
        var components = model.Components;
        foreach (var group in Groups(components.Count))
        {
            yield return (() => NameList.Of(components.Where((_, c) => group(c))), (c, _) => group(c));
        }

        foreach (var (component, index) in Elements())
        {
            yield return (() => ElementName.Of(components[component], index), (c, i) => c == component && i == index);
        }
    }

    /// <summary>Each component; of many every second one, as weights or biases are, and either half of the list, as layers are.</summary>
    static IEnumerable<Func<int, bool>> Groups(int count) => count switch
    {
        1 => [],
        <= MostGroups => Enumerable.Range(0, count).Select(only => (Func<int, bool>)(c => c == only)),
        _ => [c => c % 2 == 0, c => c % 2 == 1, c => c < count / 2, c => c >= count / 2],
    };

    /// <summary>Of components that lie apart in the list, each once.</summary>
    IEnumerable<(int Component, int Index)> Elements()
    {
        var groups = Groups(model.Components.Count).Count();
        var count = Math.Min(Math.Min(MostElements, MostParts - groups), model.Length > 2 ? model.Length : 0);
        var first = Draw.Bits(seed, 0);
        return Enumerable.Range(0, count).Select(k =>
        {
            var component = (int)((first + (ulong)(k * model.Components.Count / count)) % (ulong)model.Components.Count);
            var length = model.Components[component].Length;
            return (component, k switch { 0 => length - 1, 1 => 0, _ => (int)(Draw.Bits(seed, k) % (ulong)length) });
        }).Distinct();
    }

    /// <summary>
    /// Where an element is after so many moves, as a part of the longest. Never twice in one place: a gradient that is kept for each key
    /// is the right one where it was computed, so that one under the first half of a list was not seen when the others came back.
    /// </summary>
    static double Place(int count) => count switch { 0 => 0, 1 => 1, 2 => 0.5, 3 => 0.75, _ => 0.25 };

    /// <summary>The gradient where some elements were moved, and all by a hair; null where it is not defined.</summary>
    TensorCopy[]? At(double hair, int[][] count)
    {
        for (var c = 0; c < count.Length; c++)
        {
            for (var i = 0; i < count[c].Length; i++)
            {
                var by = offset + (size * Place(count[c][i])) + hair;
                if (by != moved[c][i])
                {
                    moves.MoveElement(c, i, by, seed);
                    moved[c][i] = by;
                }
            }
        }

        cost = model.CostOrInfinity();
        return double.IsFinite(cost) && model.TryComputeGradient()
            ? TensorCopy.Of(model.Components.Select(component => component.Gradient))
            : null;
    }

    static double Farthest(TensorCopy[] one, TensorCopy[] other) => Enumerable.Range(0, one.Length).Max(c => Farthest(one[c], other[c]));

    static double Farthest(TensorCopy one, TensorCopy other)
    {
        var farthest = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            farthest = Math.Max(farthest, Math.Abs(one[i] - other[i]));
        }

        return farthest;
    }
}
