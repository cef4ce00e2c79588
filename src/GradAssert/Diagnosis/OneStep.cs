namespace GradientTesting;

/// <summary>
/// Of a parameter that is used at several places of an input, as at the steps of a recurrence, one place's contribution is left.
/// </summary>
/// <remarks>
/// What a place contributes is not seen in the outputs, which respond to all of them. But where the input is multiplied by a matrix, its
/// gradient is right, and shows it: with Δₜ the gradient of what the input's place t is added to, <c>dxₜ = W Δₜ</c>, and a bias has
/// <c>Σ Δₜ</c>. What has Δₜ of one t gives the gradient of that place alone when it is multiplied by W: for each output by itself, so
/// that nothing else does. Of a matrix, Δₜ times one row of what it is multiplied by, slices are multiples of one another.
/// </remarks>
internal sealed class OneStep(UpstreamResponse response)
{
    /// <summary>What rounding leaves, in double and in float.</summary>
    readonly double same = response.Precision > 1e-3 ? 1e-4 : 1e-8;

    public Finding? Of()
    {
        if (response.Whole is not { } own)
        {
            return null;
        }

        var found = (from delta in Deltas(own)
                     from input in response.RightInputs
                     from axis in Enumerable.Range(0, input.Shape.Count)
                     where input.Shape[axis] > 1
                     from features in Features(input, axis)
                     let places = Places(input, axis, features)
                     let at = OnlyPlace(places, delta)
                     where (at == 0 || at == places.Length - 1) && IsLeft(own, places, at.Value)
                     select (input, axis, at)).FirstOrDefault();
        return found.input is null ? null : new(LayerDiagnosisName.Overwritten, 0, "is assigned where it should be added",
            FormattableString.Invariant(
                $"it has what goes through place {found.at} of {found.input.Shape[found.axis]} along axis {found.axis} ")
                + $"of {found.input.Name} alone: write +=");
    }

    /// <returns>The place whose gradient is Δ multiplied by a matrix; null where that is so of none or of several.</returns>
    int? OnlyPlace(double[][][] places, double[][] delta)
    {
        var count = places[0][0].Length;
        int[] all = [.. (from matrix in Matrices(delta[0].Length)
                         from first in Enumerable.Range(0, Math.Max(0, matrix.Rows - count + 1))
                         let product = Product(matrix, first, count, delta)
                         from place in Enumerable.Range(0, places.Length)
                         where Size(places[place]) > 0 && IsMultiple(product, places[place])
                         select place).Distinct()];
        return all is [var only] ? only : null;
    }

    /// <summary>
    /// Per output, what may be Δₜ, or a multiple of it: the gradient of a vector, and of a matrix the largest of its slices.
    /// </summary>
    IEnumerable<double[][]> Deltas(OneHotGradient own)
    {
        if (own.Shape.Count(size => size > 1) < 2)
        {
            return [own.OfEach];
        }

        return from axis in Enumerable.Range(0, own.Shape.Count)
               let slices = Slices(own, axis)
               let largest = slices.MaxBy(Size)!
               where slices.All(slice => IsMultiple(largest, slice))
               select largest;
    }

    static double[][][] Slices(OneHotGradient gradient, int axis)
    {
        var places = gradient.Along(axis).Select((place, i) => (place, i)).ToLookup(each => each.place, each => each.i);
        return [.. Enumerable.Range(0, gradient.Shape[axis]).Select(place => Array.ConvertAll(gradient.OfEach,
            pass => places[place].Select(i => pass[i]).ToArray()))];
    }

    // Which axis of the input the matrix is multiplied by; of a vector, a single number at each place.
    static IEnumerable<int> Features(OneHotGradient input, int axis) =>
        input.Shape.Count == 1 ? [-1] : Enumerable.Range(0, input.Shape.Count).Where(other => other != axis);

    /// <summary>Per place along the axis, per output: its gradient along the features, summed over all other axes, as a bias is.</summary>
    static double[][][] Places(OneHotGradient input, int axis, int features)
    {
        var along = input.Along(axis);
        var feature = features < 0 ? new int[along.Length] : input.Along(features);
        return [.. Enumerable.Range(0, input.Shape[axis]).Select(place => Array.ConvertAll(input.OfEach, pass =>
        {
            var sums = new double[features < 0 ? 1 : input.Shape[features]];
            for (var i = 0; i < pass.Length; i++)
            {
                sums[feature[i]] += along[i] == place ? pass[i] : 0;
            }

            return sums;
        }))];
    }

    IEnumerable<ParameterMatrix> Matrices(int columns) =>
        response.Matrices.SelectMany(matrix => (ParameterMatrix[])[matrix, matrix.Transposed()]).Where(matrix => matrix.Columns == columns);

    static double[][] Product(ParameterMatrix matrix, int first, int count, double[][] delta) => Array.ConvertAll(delta,
        column => Enumerable.Range(first, count).Select(row =>
            Enumerable.Range(0, matrix.Columns).Sum(k => matrix.Values[(row * matrix.Columns) + k] * column[k])).ToArray());

    // Of several places one is left: what others contribute to some output is lost, or comes later.
    static bool IsLeft(OneHotGradient own, double[][][] places, int at) => places.Where((_, place) => place != at).Any(other =>
        Enumerable.Range(0, own.OfEach.Length).Any(j => Array.Exists(other[j], number => number != 0)
            && (at == 0 || Array.TrueForAll(places[at][j], number => number == 0))));

    /// <summary>Whether one is a multiple of the other, for each output by the same factor.</summary>
    bool IsMultiple(double[][] of, double[][] what)
    {
        double[] one = [.. of.SelectMany(numbers => numbers)], other = [.. what.SelectMany(numbers => numbers)];
        var factor = Norm.Multiple(other, one);
        return Size(of) > 0 && Norm.Of(one.Length, i => other[i] - (factor * one[i])) <= same * Size(what);
    }

    static double Size(double[][] numbers) => Norm.Of(numbers.Length, j => Norm.Of(numbers[j].Length, i => numbers[j][i]));
}
