namespace GradientTesting;

/// <summary>
/// The upstream gradient is summed over another axis than the one along which outputs depend on an element: rows for columns, as in a
/// softmax that goes back by columns, or all rows together.
/// </summary>
/// <remarks>Seen in which outputs contribute, whatever they contribute.</remarks>
internal sealed class WrongAxes(UpstreamFacts facts)
{
    /// <summary>On what outputs do not depend one element may not tell, where what it is multiplied by is small.</summary>
    const int Fewest = 3;

    public Finding? Of()
    {
        if (!facts.IsKnownOfEach || facts.Response.Outputs.Count != 1 || facts.Response.Elements.Count < Fewest)
        {
            return null;
        }

        var output = facts.Response.Outputs[0];
        (int[]? Due, int[]? Taken)[] axes =
            [.. facts.Response.Elements.Select(element => Axes(output, [.. facts.Responding(element)], [.. UpstreamFacts.Kept(element)]))];
        return axes[0] is ({ } due, { } taken) && taken.Except(due).Any()
            && facts.All(IsWrongBeyond)
            && Array.TrueForAll(axes, each => each is ({ } ofDue, { } ofTaken) && ofDue.SequenceEqual(due) && ofTaken.SequenceEqual(taken))
            ? new(LayerDiagnosisName.WrongAxis, 0, $"is summed over {Names(taken)} of {output.Name}",
                $"of an element, outputs depend on it along {Names(due)} alone")
            : null;
    }

    // What is within the bars of a derivative may be right, however small that derivative is.
    bool IsWrongBeyond(ElementResponse element)
    {
        int[] beyond = [.. UpstreamFacts.Kept(element).Except(facts.Responding(element))];
        return 2 * beyond.Count(j => !facts.IsRight(element, j)) > beyond.Length;
    }

    /// <summary>The axes along which all outputs depend on an element, and along which they are taken; both include one output.</summary>
    static (int[]? Due, int[]? Taken) Axes(OutputShape output, int[] responding, int[] kept) =>
        responding.Intersect(kept).Any() ? (Along(output, responding), Along(output, kept)) : (null, null);

    /// <returns>Null where they are not all outputs along some axes, one or more, at one place of the others.</returns>
    static int[]? Along(OutputShape output, int[] outputs)
    {
        int[] axes = [.. Enumerable.Range(0, output.Shape.Count)
            .Where(axis => output.Shape[axis] > 1 && outputs.Select(j => output.Place(j, axis)).Distinct().Count() == output.Shape[axis])];
        return axes.Length > 0 && axes.Aggregate(1, (product, axis) => product * output.Shape[axis]) == outputs.Length
            && Enumerable.Range(0, output.Shape.Count).Except(axes)
                .All(axis => outputs.Select(j => output.Place(j, axis)).Distinct().Count() == 1)
            ? axes
            : null;
    }

    static string Names(int[] axes) => axes.Length == 1 ? $"axis {axes[0]}" : $"axes {string.Join(" and ", axes)}";
}
