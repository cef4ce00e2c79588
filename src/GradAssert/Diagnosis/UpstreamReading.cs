namespace GradientTesting;

/// <summary>One way to read the upstream gradient, other than element by element.</summary>
/// <param name="Read">What is read in place of c; linear in it.</param>
/// <param name="Finding">What to say of a pass that reads it so.</param>
internal sealed record UpstreamReading(Func<double[], double[]> Read, Finding Finding)
{
    const int LargestShift = 3;

    /// <summary>The ways to read one output, the plainest first.</summary>
    public static IEnumerable<UpstreamReading> Of(OutputShape output) =>
        [.. Means(output), .. Reordered(output), .. OfOnePlace(output), .. Shifted(output), .. Strided(output)];

    static IEnumerable<UpstreamReading> Means(OutputShape output)
    {
        if (output.Length < 2)
        {
            yield break;
        }

        yield return Mean(output, -1, $"it takes the mean of that of {output.Name}");
        for (var axis = 0; axis < output.Shape.Count && output.Shape.Count(size => size > 1) > 1; axis++)
        {
            if (output.Shape[axis] > 1)
            {
                yield return Mean(output, axis, $"it takes the mean of that of {output.Name} over axis {axis}");
            }
        }
    }

    static UpstreamReading Mean(OutputShape output, int axis, string why)
    {
        int Line(int i)
        {
            var index = output.Index(i);
            return axis < 0 ? 0 : i - (index[axis] * output.StrideOf(axis));
        }

        int[] lines = [.. Enumerable.Range(0, output.Length).Select(Line)];
        return new(
            c => With(
                output, c, i => Enumerable.Range(0, output.Length).Where(k => lines[k] == lines[i]).Average(k => c[output.First + k])),
            new(LayerDiagnosisName.OnlyForOnes, 0,
                $"is right only for an upstream gradient that is the same everywhere{(axis < 0 ? "" : " along an axis")}", why));
    }

    /// <summary>Rows for columns, height for width.</summary>
    static IEnumerable<UpstreamReading> Reordered(OutputShape output) =>
        from isUsed in (bool[])[output.Shape.Count(size => size > 1) is > 1 and < 5]
        where isUsed
        from order in Orders([.. Enumerable.Range(0, output.Shape.Count)])
        where !IsUnchanged(order, output.Shape)
        from isStored in (bool[])[true, false]
        let sizes = order.Select(dimension => output.Shape[dimension]).ToArray()
        where isStored || sizes.SequenceEqual(output.Shape)
        select new UpstreamReading(
            c => With(output, c, i => c[output.First + Position(output.Index(i), order, sizes)]),
            new(LayerDiagnosisName.UpstreamReordered, 0, output.Shape.Count == 2
                ? $"reads the upstream gradient of {output.Name} by columns"
                : $"reads the upstream gradient of {output.Name} with its dimensions in the order {string.Join(", ", order)}",
                FormattableString.Invariant($"{output.Name} is {string.Join('×', output.Shape)}, row by row")));

    static int Position(int[] index, int[] order, int[] sizes)
    {
        var position = 0;
        for (var d = 0; d < order.Length; d++)
        {
            position = (position * sizes[d]) + index[order[d]];
        }

        return position;
    }

    /// <summary>One index is fixed: along an axis the same place is read for each.</summary>
    static IEnumerable<UpstreamReading> OfOnePlace(OutputShape output) =>
        from axis in Enumerable.Range(0, output.Shape.Count)
        let size = output.Shape[axis]
        where size > 1
        from place in Enumerable.Range(0, size)
        select new UpstreamReading(
            c => With(output, c, i => c[output.First + i + ((place - output.Index(i)[axis]) * output.StrideOf(axis))]),
            new(LayerDiagnosisName.UpstreamReordered, 0, FormattableString.Invariant(
                    $"reads the upstream gradient of {output.Name} at place {place} alone along axis {axis}"),
                FormattableString.Invariant($"it takes it for each of the {size} places: is the index fixed?")));

    /// <summary>Each element is taken from a place a little before or behind.</summary>
    static IEnumerable<UpstreamReading> Shifted(OutputShape output) =>
        from axis in Enumerable.Range(0, output.Shape.Count)
        let size = output.Shape[axis]
        from places in Enumerable.Range(1, LargestShift)
        where places < size
        from shift in (int[])[-places, places]
        from edge in (Edge[])[Edge.Cyclic, Edge.Last, Edge.Zero]
        // Where the last element is all that is read, nothing is shifted.
        where edge != Edge.Last || places < size - 1
        select new UpstreamReading(
            c => With(output, c, i => Moved(output, i, axis, shift, edge) is var there && there < 0 ? 0 : c[output.First + there]),
            new(LayerDiagnosisName.UpstreamShifted, 0, FormattableString.Invariant(
                    $"reads the upstream gradient of {output.Name} shifted by {places} along axis {axis}"),
                $"it takes the place that is {places} {(shift < 0 ? "before" : "behind")}"));

    /// <returns>Below zero for nothing.</returns>
    static int Moved(OutputShape output, int i, int axis, int shift, Edge edge)
    {
        var (here, size) = (output.Index(i)[axis], output.Shape[axis]);
        var there = edge == Edge.Cyclic ? (here + shift + size) % size : Math.Clamp(here + shift, 0, size - 1);
        return edge == Edge.Zero && there != here + shift ? -1 : i + ((there - here) * output.StrideOf(axis));
    }

    /// <summary>What is read past an end: the other end, the last element, or nothing.</summary>
    enum Edge { Cyclic, Last, Zero }

    /// <summary>Rows of a matrix that are taken to be of another length, as long as all that is read lies in it.</summary>
    static IEnumerable<UpstreamReading> Strided(OutputShape output) => output.Shape is not [> 1 and var rows, > 1 and var columns] ? []
        : from stride in Enumerable.Range(1, 2 * columns)
          where stride != columns && ((rows - 1) * stride) + columns <= output.Length
          select new UpstreamReading(
              c => With(output, c, i => c[output.First + (i / columns * stride) + (i % columns)]),
              new(LayerDiagnosisName.UpstreamReordered, 0, FormattableString.Invariant(
                      $"reads the upstream gradient of {output.Name} with a stride of {stride}"),
                  FormattableString.Invariant($"{output.Name} is {rows}×{columns}: its rows have {columns} elements")));

    static double[] With(OutputShape output, double[] c, Func<int, double> read)
    {
        double[] all = [.. c];
        for (var i = 0; i < output.Length; i++)
        {
            all[output.First + i] = read(i);
        }

        return all;
    }

    static bool IsUnchanged(int[] order, IReadOnlyList<int> shape) =>
        order.Where(dimension => shape[dimension] > 1).SequenceEqual(order.Where(dimension => shape[dimension] > 1).Order());

    static IEnumerable<int[]> Orders(int[] dimensions) => dimensions.Length == 1
        ? [dimensions]
        : dimensions.SelectMany(
            first => Orders([.. dimensions.Where(other => other != first)]), (first, others) => (int[])[first, .. others]);
}
