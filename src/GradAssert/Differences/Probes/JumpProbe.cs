namespace GradientTesting;

/// <summary>Looks for a jump of a layer's outputs within the moves of elements that nothing could be decided of.</summary>
/// <remarks>
/// What is continuous changes the less the shorter the stretch is, and what jumps by as much over one of no length: a stretch over which
/// an output changes most is halved until its ends are neighbours, about. It explains a doubt, and decides nothing.
/// </remarks>
internal sealed class JumpProbe
{
    const int MostElements = 8, Pieces = 32, MostStretches = 3;

    /// <summary>Of a change over one piece, what is left of a jump at its end; a slope would leave a millionth.</summary>
    const double IsJump = 0.5;

    /// <summary>
    /// A stretch is halved so often; in float storage half as often, where its ends are neighbours soon, which is short enough too.
    /// </summary>
    const int HalvingsOfDouble = 24, HalvingsOfFloat = 12;

    readonly ModelUnderTest model;
    readonly LayerModel layer;
    readonly Component component;

    JumpProbe(ModelUnderTest model, LayerModel layer, Component component) =>
        (this.model, this.layer, this.component) = (model, layer, component);

    /// <summary>Up to a hundred forward passes for each of up to eight elements, the least known first.</summary>
    /// <returns>What jumps and where, to follow the component's name and a colon; null where nothing was found.</returns>
    public static string? Of(ModelUnderTest model, Baseline baseline, ComponentDerivative numeric, int c)
    {
        var probe = new JumpProbe(model, model.Layer!, model.Components[c]);
        try
        {
            return Enumerable.Range(0, numeric.Elements.Length)
                .OrderByDescending(k => numeric.Elements[k].IsDoubtful).ThenByDescending(k => numeric.Elements[k].ErrorBar)
                .Take(MostElements)
                .Select(k => probe.Along(numeric.Position(k), ComponentUnderTest.LongestMove * numeric.Scales[k]))
                .FirstOrDefault(jump => jump is not null);
        }
        finally
        {
            baseline.Return();
        }
    }

    string? Along(int element, double reach)
    {
        var here = component.Values[element];
        OutputsThere[] walk = [.. Enumerable.Range(0, Pieces + 1).Select(k => At(element, here + (reach * ((2.0 * k / Pieces) - 1))))];
        component.Values[element] = here;
        if (!Array.TrueForAll(walk, outputs => outputs.IsDefined(walk[0])))
        {
            return null;
        }

        var stretches = from j in Enumerable.Range(0, walk[0].Values.Length)
                        let whole = Enumerable.Range(1, Pieces).Sum(k => walk[k].ChangeFrom(walk[k - 1], j))
                        where whole > 0
                        let k = Enumerable.Range(1, Pieces).MaxBy(k => walk[k].ChangeFrom(walk[k - 1], j))
                        orderby walk[k].ChangeFrom(walk[k - 1], j) / whole descending
                        select (Output: j, Below: walk[k - 1], Above: walk[k]);
        var jump = stretches.Take(MostStretches).Select(stretch => Jump(element, stretch.Output, stretch.Below, stretch.Above, reach))
            .FirstOrDefault(found => found is not null);
        component.Values[element] = here;
        return jump;
    }

    string? Jump(int element, int j, OutputsThere below, OutputsThere above, double reach)
    {
        var change = above.ChangeFrom(below, j);
        for (var halvings = component.Values.UnitRoundoff > 1e-10 ? HalvingsOfFloat : HalvingsOfDouble; halvings > 0; halvings--)
        {
            var middle = At(element, (below.Place + above.Place) / 2);
            if (!middle.IsDefined(below))
            {
                // Between two points at which it is defined it may not be: a pole is no jump.
                return null;
            }

            (below, above) = middle.ChangeFrom(below, j) > above.ChangeFrom(middle, j) ? (below, middle) : (middle, above);
        }

        return !(above.ChangeFrom(below, j) >= IsJump * change) ? null
            : $"{Name(j)} jumps from {Number(below.Values[j], change)} to {Number(above.Values[j], change)} where "
                + $"{ElementName.Of(component, element)} passes {Number(above.Place, reach)}, and no gradient describes a jump; "
                + "choose values that are further from it, or check what is smooth without it; where the gradient passes over jumps on "
                + "purpose, as a straight-through one does, approve a snapshot";
    }

    // To a thousandth of what it is compared with: beside a jump of one, 5e-11 is zero.
    static string Number(double number, double size) => FormattableString.Invariant($"{Math.Round(number / size, 3) * size:G4}");

    OutputsThere At(int element, double value)
    {
        component.Values[element] = value;
        return new(component.Values[element], double.IsFinite(model.CostOrInfinity()) ? layer.Values() : [double.NaN]);
    }

    string Name(int j)
    {
        foreach (var output in layer.Outputs)
        {
            if (j < output.Values.Length)
            {
                return ElementName.Of(output, j);
            }

            j -= output.Values.Length;
        }

        return "an output";
    }

    /// <summary>Where the element was, and all outputs there.</summary>
    readonly record struct OutputsThere(double Place, double[] Values)
    {
        /// <summary>Whether all outputs are finite, and as many as elsewhere.</summary>
        public bool IsDefined(OutputsThere other) => Values.Length == other.Values.Length && Array.TrueForAll(Values, double.IsFinite);

        public double ChangeFrom(OutputsThere other, int j) => Math.Abs(Values[j] - other.Values[j]);
    }
}
