namespace GradientTesting;

/// <summary>Of an input that is multiplied by two matrices, as of a gated unit, what comes through one of them is left out.</summary>
/// <remarks>
/// What an output hands to an input through a matrix is a multiple of one of its columns. Where what is there is such a multiple for each
/// output, and what is missing is one of another matrix, the path through that one is left out: of two elements of the input one is
/// fitted and the other tells.
/// </remarks>
internal sealed class PathThroughMatrix(UpstreamFacts facts)
{
    /// <summary>So many numbers have to be told, beside those that are fitted.</summary>
    const int Fewest = 4;

    /// <summary>In bars, what is more than nothing.</summary>
    const double Seen = 10;

    readonly UpstreamResponse response = facts.Response;

    public Finding? Of()
    {
        if (response.Whole is not { } own || response.Outputs is not [var output] || !facts.IsKnownOfEach || response.Matrices.Count < 2)
        {
            return null;
        }

        var found = (from features in Axes(own.Shape)
                     from axis in Axes(output.Shape)
                     let matrices = Fitting(own.Shape[features], output.Shape[axis])
                     from left in matrices
                     where left.IsRight && IsOf(left, own.Along(features), axis, (element, j) => element.Numeric[j] - element.OfEach![j])
                     from kept in matrices
                     where kept.Name != left.Name && IsOf(kept, own.Along(features), axis, (element, j) => element.OfEach![j])
                     select (Left: left.Name, Kept: kept.Name)).Distinct().ToArray();
        return found is [var (missing, there)]
            ? new(LayerDiagnosisName.PathLeftOut, 0, $"lacks what comes through {missing}",
                $"what comes through {there} is there: is the path through {missing} left out?")
            : null;
    }

    static IEnumerable<int> Axes(IReadOnlyList<int> shape) => Enumerable.Range(0, shape.Count).Where(axis => shape[axis] > 1);

    ParameterMatrix[] Fitting(int rows, int columns) =>
    [
        .. response.Matrices.SelectMany(matrix => (ParameterMatrix[])[matrix, matrix.Transposed()])
            .Where(matrix => matrix.Rows == rows && matrix.Columns == columns),
    ];

    /// <summary>Whether, for each output, the elements at one place have a multiple of the column that belongs to the output.</summary>
    bool IsOf(ParameterMatrix matrix, int[] along, int axis, Func<ElementResponse, int, double> part)
    {
        var told = 0;
        var places = response.Elements.GroupBy(element => PlaceBeside(element.Place, along)).Select(group => group.ToArray()).ToArray();
        for (var j = 0; j < response.Upstream.Length; j++)
        {
            var column = response.Outputs[0].Place(j, axis);
            foreach (var elements in places)
            {
                double[] parts = [.. elements.Select(element => part(element, j))];
                double[] weights = [.. elements.Select(element => matrix.Values[(along[element.Place] * matrix.Columns) + column])];
                var factor = Norm.Multiple(parts, weights);
                if (!elements.Zip(parts, weights).All(each =>
                    Math.Abs(each.Second - (factor * each.Third)) <= facts.Bar(each.First, j)))
                {
                    return false;
                }

                told += Math.Max(0, elements.Zip(parts).Count(each => Math.Abs(each.Second) > Seen * facts.Bar(each.First, j)) - 1);
            }
        }

        return told >= Fewest;
    }

    /// <summary>The same for elements that differ in their feature alone: the first of them.</summary>
    static int PlaceBeside(int place, int[] along)
    {
        var stride = Enumerable.Range(1, along.Length - 1).First(step => along[step] != along[0]);
        return place - (along[place] * stride);
    }
}
