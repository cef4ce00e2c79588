namespace GradientTesting;

/// <summary>What a backward pass does with the upstream gradient, where that explains what is wrong.</summary>
/// <remarks>Each must hold for every element that was looked at. What only some elements show is no explanation.</remarks>
internal sealed class UpstreamHypotheses(UpstreamResponse response)
{
    /// <summary>What two calls of the same arithmetic may differ by.</summary>
    const double Same = 1e-9;

    /// <summary>A value that is stale is the very same; one that is a little off, as of an iteration, is not.</summary>
    const double Identical = 1e-14;

    readonly double[] ones = [.. response.Upstream.Select(_ => 1.0)];
    readonly double same = response.Precision > 1e-3 ? 1e-5 : Same;

    /// <summary>What is seen of the passes alone, whatever is right: before all else.</summary>
    public Finding? OfPasses() =>
        All(element => Is(element.AtZero, element.Here) && Is(element.AtTwice, element.Here)) && Any(element => element.Here != 0)
            ? new(LayerDiagnosisName.IgnoresUpstream, 0, "ignores the upstream gradient", IsRightForOnes()
                ? "it is right for an upstream gradient of ones, and has to be multiplied by the one that is given"
                : "it is the same for 0, c and 2c")
        : All(element => Is(element.AtTwice, 4 * element.Here) && Is(element.AtMinus, element.Here)) && Any(element => element.Here != 0)
            ? new(LayerDiagnosisName.UpstreamTwice, 0, "applies the upstream gradient twice",
                "2c gives four times as much, and −c the same")
        : null;

    /// <summary>Where nothing that is said of the numbers alone fits.</summary>
    public Finding? OfResponses() => !IsLinear() ? NotLinear()
        : Stale() ?? Reordered() ?? (IsPartial() ? NotSummed() ?? Overwritten() : null) ?? (IsRightForOnes() ? OnlyForOnes : null);

    /// <summary>The outputs at which the error is, as a clause; null where it is at most of them, or that is not known.</summary>
    public string? Where()
    {
        if (!IsLinear() || response.Elements.Any(element => element.OfEach is null))
        {
            return null;
        }

        var all = Enumerable.Range(0, response.Upstream.Length);
        int[] responding = [.. all.Where(j => response.Elements.Any(element => element.Numeric[j] != 0 || element.OfEach![j] != 0))];
        int[] wrong = [.. responding.Where(j => response.Elements.Any(element => !IsRight(element, j)))];
        if (wrong.Length == 0 || 2 * wrong.Length > responding.Length)
        {
            return null;
        }

        OutputShape[] outputs = [.. response.Outputs.Where(output => wrong.Any(j => IsOf(output, j)))];
        return wrong.Length <= 3 ? $"the error is at {string.Join(", ", wrong.Select(Name))} alone"
            : outputs.Length == 1 && response.Outputs.Count > 1 ? $"the error is at output {outputs[0].Name} alone"
            : FormattableString.Invariant(
                $"the error is at {wrong.Length} of {response.Upstream.Length} outputs, {Name(wrong[0])} among them");
    }

    // What shows only at an upstream gradient of another size is right for the ones that are drawn, and so for any of their size.
    bool IsOfUsualSize => response.Upstream.Max(Math.Abs) is > 0.4 and < 4;

    static Finding OnlyForOnes => new(LayerDiagnosisName.OnlyForOnes, 0, "is right for an upstream gradient of ones only",
        "softmax, normalization and tests that sum the outputs hide this");

    // Of one sign alone, as of a pass that leaves out what is negative: each one-hot upstream gradient is right then, and so are ones.
    bool IsOfOneSign => All(element => Is(element.AtTwice, 2 * element.Here)) && !All(element => Is(element.AtMinus, -element.Here));

    Finding NotLinear() => IsRightForSmall()
        ? NotLinear("it is right for a small one: clip for training, not in the gradient that is checked")
        : IsOfUsualSize && !IsOfOneSign && IsRightForEach()
            ? new(LayerDiagnosisName.OnlyForOneHot, 0, "is right for a one-hot upstream gradient only", "add up over all of its elements")
        : IsOfUsualSize && !IsOfOneSign && IsRightForOnes() ? OnlyForOnes
        : NotLinear("a product with it, sums of such, and nothing else belong into a backward pass: no clip, no rounding, no threshold");

    static Finding NotLinear(string why) => new(LayerDiagnosisName.NotLinear, 0, "is not linear in the upstream gradient", why);

    // Here and elsewhere the same to the last digit, though the outputs respond in another way there.
    Finding? Stale() =>
        All(element => Math.Abs(element.Elsewhere - element.Here) <= Identical * Math.Abs(element.Here)) && Any(element =>
            element.Here != 0
            && Math.Abs(element.NumericElsewhere - element.Expected(response.Upstream)) > 0.01 * element.Size(response.Upstream))
            ? new(LayerDiagnosisName.StaleForward, 0, "has the values of an earlier forward pass",
                "it is the same at other values, where the outputs respond in another way")
            : null;

    /// <summary>Elements of the upstream gradient are read in another order: rows for columns, height for width.</summary>
    Finding? Reordered()
    {
        foreach (var output in response.Outputs.Where(output => output.Shape.Count(size => size > 1) is > 1 and < 5))
        {
            foreach (var order in Orders([.. Enumerable.Range(0, output.Shape.Count)]).Where(order => !IsUnchanged(order, output.Shape)))
            {
                foreach (var isStored in (bool[])[true, false])
                {
                    if (ReadIn(output, order, isStored) is { } upstream
                        && All(element => IsNear(element.Here, element.Expected(upstream), element)))
                    {
                        return new(LayerDiagnosisName.UpstreamReordered, 0, output.Shape.Count == 2
                            ? $"reads the upstream gradient of {output.Name} by columns"
                            : $"reads the upstream gradient of {output.Name} with its dimensions in the order {string.Join(", ", order)}",
                            FormattableString.Invariant($"{output.Name} is {string.Join('×', output.Shape)}, row by row"));
                    }
                }
            }
        }

        return null;
    }

    /// <summary>c, with one output read as if its dimensions were stored, or indexed, in another order; null where it cannot be.</summary>
    double[]? ReadIn(OutputShape output, int[] order, bool isStored)
    {
        int[] sizes = [.. order.Select(dimension => output.Shape[dimension])];
        if (!isStored && !sizes.SequenceEqual(output.Shape))
        {
            return null;
        }

        double[] read = [.. response.Upstream];
        for (var i = 0; i < output.Length; i++)
        {
            var index = ElementName.Index(output.Shape, i);
            var from = 0;
            for (var d = 0; d < order.Length; d++)
            {
                from = (from * sizes[d]) + index[order[d]];
            }

            read[output.First + i] = response.Upstream[output.First + from];
        }

        return read;
    }

    /// <summary>Everything that is wrong is left out, and of each element something is right.</summary>
    bool IsPartial() => response.Elements.All(element => element.OfEach is { } ofEach
        && Enumerable.Range(0, ofEach.Length).All(j => ofEach[j] == 0 || IsRight(element, j)) && Kept(element).Any());

    /// <summary>Of all places along an axis of an output, each of which responds to each element, one is taken.</summary>
    Finding? NotSummed()
    {
        foreach (var output in response.Outputs)
        {
            for (var axis = 0; axis < output.Shape.Count; axis++)
            {
                if (output.Shape[axis] > 1 && OnlyPlaceAlong(output, axis) is int place && place < output.Shape[axis] - 1)
                {
                    return new(LayerDiagnosisName.NotSummed, 0, FormattableString.Invariant(
                            $"is not summed over axis {axis} of {output.Name}: it takes {place} of {output.Shape[axis]}"),
                        "what is broadcast in the forward pass is summed in the backward pass");
                }
            }
        }

        return null;
    }

    int? OnlyPlaceAlong(OutputShape output, int axis)
    {
        int At(int j) => ElementName.Index(output.Shape, j - output.First)[axis];
        int[] places = [.. response.Elements.SelectMany(Kept).Select(j => IsOf(output, j) ? At(j) : -1).Distinct()];
        return places is [>= 0 and var place] && response.Elements.All(element =>
            Responding(element).All(j => IsOf(output, j) && (At(j) == place) == Kept(element).Contains(j))
            && Responding(element).Select(At).Distinct().Count() == output.Shape[axis]) ? place : null;
    }

    /// <summary>
    /// Of several outputs that respond to an element, one is left: the last that was written, of each element the last or of each the
    /// first in order. One that is in the middle, as on the diagonal of a Jacobian, was not left by writing over the others.
    /// </summary>
    Finding? Overwritten() =>
        (response.Elements.All(element => Kept(element).SequenceEqual([Responding(element).Last()]))
            || response.Elements.All(element => Kept(element).SequenceEqual([Responding(element).First()])))
        && Any(element => Responding(element).Count() > 1)
            ? new(LayerDiagnosisName.Overwritten, 0, "is assigned where it should be added",
                "of several outputs that depend on an element one is left: write +=")
            : null;

    static IEnumerable<int> Kept(ElementResponse element) =>
        Enumerable.Range(0, element.Numeric.Length).Where(j => element.OfEach![j] != 0);

    IEnumerable<int> Responding(ElementResponse element)
    {
        var least = response.Precision * element.Numeric.Max(Math.Abs);
        return Enumerable.Range(0, element.Numeric.Length).Where(j => Math.Abs(element.Numeric[j]) > least);
    }

    bool IsRight(ElementResponse element, int j) =>
        Math.Abs(element.OfEach![j] - element.Numeric[j]) <= response.Precision * element.Numeric.Max(Math.Abs);

    bool IsLinear() => All(element => Is(element.AtTwice, 2 * element.Here) && Is(element.AtMinus, -element.Here)
            && Math.Abs(element.AtZero) <= same * Math.Abs(element.Here))
        && response.Elements.All(element => element.OfEach is not { } ofEach
            || IsNear(element.Here, ofEach.Select((each, j) => each * response.Upstream[j]).Sum(), element));

    bool IsRightForSmall() => All(element => IsNear(element.FromSmall, element.Expected(response.Upstream), element));

    bool IsRightForEach() => response.Elements.All(element =>
        element.OfEach is not null && Enumerable.Range(0, element.Numeric.Length).All(j => IsRight(element, j)));

    bool IsRightForOnes() => All(element => IsNear(element.AtOnes, element.Expected(ones), element));

    bool IsNear(double found, double expected, ElementResponse element) =>
        Math.Abs(found - expected) <= response.Precision * Math.Max(element.Size(ones), element.Size(response.Upstream));

    bool Is(double found, double expected) => Math.Abs(found - expected) <= same * Math.Abs(expected);

    bool All(Predicate<ElementResponse> isSo) => response.Elements.All(element => isSo(element));

    bool Any(Predicate<ElementResponse> isSo) => response.Elements.Any(element => isSo(element));

    static bool IsOf(OutputShape output, int j) => j >= output.First && j < output.First + output.Length;

    string Name(int j)
    {
        var output = response.Outputs.Single(output => IsOf(output, j));
        return ElementName.Of(output.Name, ElementName.Index(output.Shape, j - output.First));
    }

    static bool IsUnchanged(int[] order, IReadOnlyList<int> shape) =>
        order.Where(dimension => shape[dimension] > 1).SequenceEqual(order.Where(dimension => shape[dimension] > 1).Order());

    static IEnumerable<int[]> Orders(int[] dimensions) => dimensions.Length == 1
        ? [dimensions]
        : dimensions.SelectMany(
            first => Orders([.. dimensions.Where(other => other != first)]), (first, others) => (int[])[first, .. others]);
}
