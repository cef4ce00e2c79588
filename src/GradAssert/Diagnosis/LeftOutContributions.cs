namespace GradientTesting;

/// <summary>Of what an element contributes to several outputs, some is right and all else is left out.</summary>
internal sealed class LeftOutContributions(UpstreamFacts facts)
{
    /// <summary>An assignment leaves the one contribution that was written last, and so does a backward pass of the one path.</summary>
    const string AssignedOrCut = "is assigned where it should be added, or lacks all paths but one";

    readonly UpstreamResponse response = facts.Response;

    /// <summary>Whether all that is wrong is left out.</summary>
    public bool IsAll => facts.IsKnownOfEach
        && facts.All(element => Enumerable.Range(0, element.Numeric.Length).All(j => element.OfEach![j] == 0 || facts.IsRight(element, j)))
        && facts.Any(element => UpstreamFacts.Kept(element).Any());

    /// <remarks>Where it adds up for elements that are right, one term is left out of others, and nothing says why.</remarks>
    /// <param name="inputs">Those that are wrong.</param>
    public Finding? Of(IEnumerable<UpstreamFacts> inputs)
    {
        var finding = IsAll && !response.AddsUp ? NotSummed([.. inputs]) ?? Overwritten() : null;
        return finding is not null && AreThoseAboveZero
            ? finding with { Why = $"{finding.Why}; or is the slope of an activation below zero left out, where all of these outputs are?" }
            : finding;
    }

    /// <summary>
    /// Whether what is left is that of outputs above zero, and what is left out is that of outputs below, as of a leaky ReLU whose slope
    /// there is left out.
    /// </summary>
    bool AreThoseAboveZero => response.Values.Length == response.Upstream.Length
        && facts.All(element => facts.Responding(element).All(j => response.Values[j] > 0 == (element.OfEach![j] != 0)));

    /// <summary>
    /// Along some axes of an output one place is taken, the same for each element. Of the last place that is what an assignment in
    /// a loop leaves too. Of a broadcast most elements are wrong: one that lacks a path takes one place, too.
    /// </summary>
    Finding? NotSummed(UpstreamFacts[] inputs)
    {
        foreach (var output in response.Outputs.Where(output =>
            response.IsOfMost && facts.All(element => facts.Responding(element).All(output.Holds))))
        {
            int[] axes = [.. Enumerable.Range(0, output.Shape.Count).Where(axis => IsTaken(output, axis))];
            int[] at = [.. axes.Select(axis => Places(output, axis, UpstreamFacts.Kept)[0])];
            if (axes.Length > 0 && facts.All(element => UpstreamFacts.Kept(element).SequenceEqual(
                facts.Responding(element).Where(j => axes.Select(axis => output.Place(j, axis)).SequenceEqual(at)))))
            {
                // What an input lacks too is lost before either is added up.
                return Told(output, axes, at, Array.Find(inputs, input => new LeftOutContributions(input).IsOf(output, axes, at)));
            }
        }

        return null;
    }

    bool IsOf(OutputShape output, int[] axes, int[] at) => IsAll
        && facts.All(element => UpstreamFacts.Kept(element).All(j => output.Holds(j)
            && axes.Select(axis => output.Place(j, axis)).SequenceEqual(at)));

    static Finding Told(OutputShape output, int[] axes, int[] at, UpstreamFacts? input)
    {
        var isLast = axes.Zip(at).All(axis => axis.Second == output.Shape[axis.First] - 1);
        var where = axes.Length == 1 ? $"axis {axes[0]} of {output.Name}" : $"axes {string.Join(" and ", axes)} of {output.Name}";
        var place = axes.Length == 1
            ? FormattableString.Invariant($"index {at[0]} alone, of {output.Shape[axes[0]]}")
            : $"indices {string.Join(", ", at)} alone, of {string.Join('×', axes.Select(axis => output.Shape[axis]))}";
        return input is not null
            ? new(LayerDiagnosisName.NotSummed, 0, $"is not summed over {where}: it takes {place}",
                "an input has the same at these places alone: is the upstream gradient of all others left out, or not added to what is "
                    + "carried back?")
            : isLast
            ? new(LayerDiagnosisName.Overwritten, 0, AssignedOrCut,
                $"it is not summed over {where}, of which the last place is left: write +=")
            : new(LayerDiagnosisName.NotSummed, 0, $"is not summed over {where}: it takes {place}",
                "what is broadcast in the forward pass is summed in the backward pass");
    }

    // Every place responds, as not to a row of a table that is looked up twice, and one is taken.
    bool IsTaken(OutputShape output, int axis) =>
        output.Shape[axis] > 1 && Places(output, axis, facts.Responding).Length == output.Shape[axis]
        && facts.Any(element => facts.Responding(element).Select(j => output.Place(j, axis)).Distinct().Count() > 1)
        && Places(output, axis, UpstreamFacts.Kept).Length == 1;

    int[] Places(OutputShape output, int axis, Func<ElementResponse, IEnumerable<int>> outputs) =>
        [.. response.Elements.SelectMany(outputs).Select(j => output.Place(j, axis)).Distinct()];

    /// <summary>
    /// Of several outputs that respond to an element, one is left: the last that was written, of each element the last or of each the
    /// first in order. One that is in the middle, as on the diagonal of a Jacobian, was not left by writing over the others. Of an element
    /// to which no output is seen to respond, beside rounding of the outputs, none is left.
    /// </summary>
    Finding? Overwritten() =>
        (facts.All(element => UpstreamFacts.Kept(element).SequenceEqual(facts.Responding(element).TakeLast(1)))
            || facts.All(element => UpstreamFacts.Kept(element).SequenceEqual(facts.Responding(element).Take(1))))
        && facts.Any(element => facts.Responding(element).Count() > 1)
            ? new(LayerDiagnosisName.Overwritten, 0, AssignedOrCut,
                "of several outputs that depend on an element one is left: write +=, and add up over all paths")
            : null;
}
