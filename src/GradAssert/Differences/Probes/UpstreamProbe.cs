namespace GradientTesting;

/// <summary>Measures how the outputs of a layer respond to elements of wrong components. Decides nothing.</summary>
internal sealed class UpstreamProbe
{
    const int MostComponents = 4, MostElements = 12, MostOutputs = 256;

    /// <summary>Of a component that is kept in full, at each of the outputs.</summary>
    const int MostKept = 1024;

    /// <summary>Moves in scales of an element: in double and in float, where rounding and curvature are about the same.</summary>
    const double MoveOfDouble = 1.0 / (1 << 17), MoveOfFloat = 1.0 / (1 << 9);

    const double OfDouble = 1e-4, OfFloat = 5e-3;

    /// <summary>An output is a sum of products, each of which is rounded, and so are both ends of a difference.</summary>
    const double Roundings = 8;

    /// <summary>Far below what a gradient is clipped at, and in float still exact.</summary>
    const double Small = 1.0 / 1024;

    /// <summary>The other values, in scales of the present ones.</summary>
    const double Away = 0.3;

    readonly ModelUnderTest model;
    readonly LayerModel layer;
    readonly Baseline baseline;
    readonly ComponentScale[] scales;
    readonly UpstreamGradient upstream;

    UpstreamProbe(ModelUnderTest model, LayerModel layer, Baseline baseline)
    {
        (this.model, this.layer, this.baseline) = (model, layer, baseline);
        (scales, upstream) = (baseline.ScalesHere(areMoves: true), layer.Upstream);
    }

    /// <summary>
    /// Two forward passes at two points for each of up to a dozen elements of up to four wrong components, and one pass each way for
    /// each of up to 256 outputs and seven more.
    /// </summary>
    /// <returns>Per component; null where it is right, or could not be asked.</returns>
    public static IReadOnlyList<UpstreamResponse?> Of(
        ModelUnderTest model, Baseline baseline, NumericalGradient numerical,
        IReadOnlyList<IReadOnlyList<int>?> wrong)
    {
        var none = new UpstreamResponse?[wrong.Count];
        if (model.Layer is not { } layer || wrong.All(elements => elements is null))
        {
            return none;
        }

        try
        {
            return new UpstreamProbe(model, layer, baseline).Take(numerical, wrong);
        }
#pragma warning disable CA1031 // What is only asked to explain a mismatch must not hide it.
        catch (Exception failure) when (!ModelUnderTest.EndsTheCheck(failure))
#pragma warning restore CA1031
        {
            return none;
        }
        finally
        {
            baseline.Return();
        }
    }

    UpstreamResponse?[] Take(NumericalGradient numerical, IReadOnlyList<IReadOnlyList<int>?> wrong)
    {
        try
        {
            Probed[] places = [.. wrong.SelectMany((elements, c) => Spread(elements ?? [])
                .Select(k => new Probed(c, numerical.Components[c].Position(k))))];
            places = [.. places.GroupBy(place => place.Component).Take(MostComponents).SelectMany(group => group)];
            var outputs = Shapes();
            var values = layer.Values();
            double[] flat = [.. outputs.SelectMany((output, k) => Enumerable.Range(0, output.Length).Select(i => upstream.At(k, i)))];
            var kept = Kept(wrong);
            var responses = Responses(places, outputs, flat, kept);
            OneHotGradient? WholeOf(int c) => kept.Find(each => each.Component == c)?.Gradient(model);
            ElementResponse[] Of(int c) => [.. responses.Where((_, p) => places[p].Component == c)];
            return [.. wrong.Select((elements, c) => Of(c) is { Length: > 0 } own
                ? new UpstreamResponse(outputs, flat, own, Precision(c))
                {
                    Values = values,
                    IsOfAll = own.Length == elements!.Count,
                    IsOfWhole = own.Length == model.Components[c].Length,
                    IsOfMost = 2 * elements.Count >= numerical.Components[c].Elements.Length,
                    Whole = WholeOf(c),
                    AddsUp = WholeOf(c) is { } whole && AddsUp(whole, [.. elements.Select(numerical.Components[c].Position)]),
                    RightInputs = IsInput(c) ? []
                        : [.. kept.Where(each => IsInput(each.Component) && wrong[each.Component] is null)
                            .Select(each => each.Gradient(model)).OfType<OneHotGradient>()],
                    Matrices = Matrices(wrong),
                }
                : null)];
        }
        finally
        {
            layer.Upstream = upstream;
        }
    }

    bool IsInput(int c) => c < layer.Inputs.Count;

    static bool AddsUp(OneHotGradient gradient, HashSet<int> wrong) => Enumerable.Range(0, gradient.OfEach[0].Length)
        .Any(i => !wrong.Contains(i) && gradient.OfEach.Count(ofOutput => ofOutput[i] != 0) > 1);

    /// <summary>What is asked for at each one-hot upstream gradient: what is wrong, and inputs.</summary>
    List<KeptPasses> Kept(IReadOnlyList<IReadOnlyList<int>?> wrong) =>
        [.. Enumerable.Range(0, wrong.Count)
            .Where(c => model.Components[c].Length <= MostKept && (wrong[c] is not null || IsInput(c))).Select(c => new KeptPasses(c))];

    ParameterMatrix[] Matrices(IReadOnlyList<IReadOnlyList<int>?> wrong) =>
    [
        .. Enumerable.Range(0, model.Components.Count)
            .Where(c => !IsInput(c) && model.Components[c].Length <= MostKept && model.Components[c].Shape.Count == 2)
            .Select(c => new ParameterMatrix(
                model.Components[c].Name, wrong[c] is null, model.Components[c].Shape[0], model.Components[c].Shape[1],
                baseline.Values[c].ToArray())),
    ];

    ElementResponse[] Responses(Probed[] places, OutputShape[] outputs, double[] flat, List<KeptPasses> kept)
    {
        var zero = At(UpstreamGradient.Zero, places);
        var (twice, minus, ones) = (At(upstream.Times(2), places), At(upstream.Times(-1), places), At(UpstreamGradient.Ones, places));
        var shrink = Small / Math.ScaleB(1, Math.ILogB(Math.Max(flat.Max(Math.Abs), double.Epsilon)));
        var small = At(upstream.Times(shrink), places);
        var ofEach = flat.Length > MostOutputs ? null
            : outputs.SelectMany((output, k) =>
                Enumerable.Range(0, output.Length).Select(i => AtOneHot(k, i))).ToArray();
        var numeric = Array.ConvertAll(places, Slopes);
        var (elsewhere, away) = Elsewhere(places);
        return [.. places.Select((place, p) => new ElementResponse(numeric[p].Slopes, baseline.Gradient[place.Component][place.Element])
        {
            Place = place.Element,
            Rounding = numeric[p].Rounding,
            AtZero = zero[p],
            AtTwice = twice[p],
            AtMinus = minus[p],
            FromSmall = small[p] / shrink,
            AtOnes = ones[p],
            Elsewhere = elsewhere[p],
            NumericElsewhere = away[p].Select((slope, j) => flat[j] * slope).Sum(),
            OfEach = ofEach?.Select(each => each[p]).ToArray(),
        })];

        double[] AtOneHot(int output, int index)
        {
            var ofPlaces = At(UpstreamGradient.OneHot(output, index), places);
            kept.ForEach(each => each.Add(model));
            return ofPlaces;
        }
    }

    double[] At(UpstreamGradient other, Probed[] places)
    {
        layer.Upstream = other;
        _ = model.Cost();
        model.ComputeGradient();
        return Array.ConvertAll(places, place => model.Components[place.Component].Gradient[place.Element]);
    }

    (double[] Gradient, double[][] Slopes) Elsewhere(Probed[] places)
    {
        for (var c = 0; c < baseline.Values.Count; c++)
        {
            var values = model.Components[c].Values;
            for (var i = 0; i < baseline.Values[c].Length; i++)
            {
                // Signs that no two neighbours share by rule.
                var sign = (Draw.Bits((ulong)c, i) & 1) == 0 ? 1 : -1;
                values[i] = baseline.Values[c][i] + (sign * Away * scales[c][i]);
            }
        }

        var gradient = At(upstream, places);
        var slopes = Array.ConvertAll(places, place => Slopes(place).Slopes);
        baseline.Return();
        return (gradient, slopes);
    }

    /// <summary>By a central difference, the derivative of each output, and what rounding of the output may have added to it.</summary>
    (double[] Slopes, double[] Rounding) Slopes(Probed place)
    {
        var values = model.Components[place.Component].Values;
        var here = values[place.Element];
        var move = (values.UnitRoundoff > 1e-10 ? MoveOfFloat : MoveOfDouble) * scales[place.Component][place.Element];
        var (right, above) = At(here + move);
        var (left, below) = At(here - move);
        values[place.Element] = here;
        double[] rounding = [.. layer.Outputs.SelectMany(output => Enumerable.Repeat(output.Values.UnitRoundoff, output.Values.Length))];
        return (
            [.. above.Zip(below, (one, other) => (one - other) / (right - left))],
            [.. above.Select((y, j) => Roundings * rounding[j] * Math.Abs(y) / (right - left))]);

        (double, double[]) At(double value)
        {
            values[place.Element] = value;
            _ = model.Cost();
            return (values[place.Element], layer.Values());
        }
    }

    OutputShape[] Shapes()
    {
        _ = model.Cost();
        var (shapes, first) = (new List<OutputShape>(), 0);
        foreach (var output in layer.Outputs)
        {
            shapes.Add(new(output.Name, [.. output.Shape], first));
            first += output.Values.Length;
        }

        return [.. shapes];
    }

    double Precision(int c) =>
        model.Components[c].Values.UnitRoundoff > 1e-10 || layer.Outputs.Any(output => output.Values.UnitRoundoff > 1e-10)
            ? OfFloat
            : OfDouble;

    static IEnumerable<int> Spread(IReadOnlyList<int> elements)
    {
        var count = Math.Min(MostElements, elements.Count);
        return Enumerable.Range(0, count).Select(k => elements[(int)((long)k * elements.Count / count)]);
    }

    readonly record struct Probed(int Component, int Element);

    /// <summary>Of a component, its whole gradient at one upstream gradient after the other.</summary>
    sealed record KeptPasses(int Component)
    {
        readonly List<double[]> passes = [];

        public void Add(ModelUnderTest model) => passes.Add(model.Components[Component].Gradient.Copy().ToArray());

        /// <returns>Null where there were too many outputs to ask.</returns>
        public OneHotGradient? Gradient(ModelUnderTest model) => passes.Count == 0 ? null
            : new(model.Components[Component].Name, model.Components[Component].Shape, [.. passes]);
    }
}
