namespace GradientTesting;

/// <summary>Some outputs of a mapping along one of its lines.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="column">The line.</param>
/// <param name="outputs">Which rows; null for all.</param>
internal sealed class MappingLine(Mapping mapping, int column, IReadOnlyList<int>? outputs = null) : Line
{
    /// <summary>From one length to the next; how much of a slope may change; and how much longer than a screen's step a line is.</summary>
    const double Step = 8, Bent = 1.0 / 3, LeastWalk = 256;

    readonly double[] here = outputs is null ? mapping.Here(column) : [.. outputs.Select(i => mapping.Here(column)[i])];

    public override int Outputs => here.Length;

    public override IReadOnlyList<double> Here => here;

    protected override double Own => mapping.Scale(column);

    public override double Size => mapping.Size(column);

    public override double Shortest => mapping.Shortest(column);

    public override void Evaluate(Node node, double t)
    {
        node.T = mapping.Taken(column, t);
        Fill(node.Values, () => mapping.Values(column, t), double.PositiveInfinity);
        for (var k = 0; k < node.Untaken.Length; k++)
        {
            node.Untaken[k] = t == 0 ? 0 : mapping.Untaken(t) * Math.Abs(node.Values[k] - here[k]);
        }
    }

    /// <summary>
    /// Shortens the line to where the function is bent by a third at most, down to the shortest: in map coordinates, or in seconds since
    /// 1970, the size of x is far beyond it, and what is wrong does not go on that far. Beyond a narrow peak two long differences are zero
    /// both, and the shorter ones are not. Two evaluations a step.
    /// </summary>
    /// <param name="shortest">The least that walks need.</param>
    /// <param name="noise">Of each output.</param>
    public void Shorten(double shortest, IReadOnlyList<CostNoise> noise)
    {
        var (screen, before) = (new Screen(this), (ElementDerivative[]?)null);
        var (longest, straight) = (ComponentUnderTest.LongestMove * Scale, (double?)null);
        for (var t = longest; t > LeastWalk * shortest; t /= Step)
        {
            screen.Take(t, DifferenceScheme.Central);
            ElementDerivative[] slopes = [.. Enumerable.Range(0, Outputs).Select(k => screen.Slope(k, noise[k]))];
            var isAlike = before is null || Array.TrueForAll(slopes.Zip(before).ToArray(), pair => IsAlike(pair.First, pair.Second));
            (straight, before) = (isAlike ? straight ?? t : t, slopes);
        }

        if (straight is { } length)
        {
            ShortenTo(length / ComponentUnderTest.LongestMove);
        }
    }

    static bool IsAlike(ElementDerivative one, ElementDerivative other) => double.IsFinite(other.Value)
        && Math.Abs(one.Value - other.Value) <= (Bent * Math.Max(Math.Abs(one.Value), Math.Abs(other.Value))) + one.ErrorBar
            + other.ErrorBar;

    public override void EvaluateWithSlope(Node node, double t)
    {
        Evaluate(node, t);
        Fill(node.Slopes, () => mapping.Slopes(column, t), double.NaN);
    }

    public override void Return()
    {
        // Nothing was moved: each evaluation has a point of its own.
    }

    // Away from the point the user may never have been.
    void Fill(double[] numbers, Func<double[]> of, double otherwise)
    {
        double[]? found = null;
        try
        {
            found = of();
        }
#pragma warning disable CA1031 // As of a cost outside of its domain.
        catch (Exception exception) when (!ModelUnderTest.EndsTheCheck(exception))
#pragma warning restore CA1031
        {
            // As if it were not finite.
        }

        for (var k = 0; k < numbers.Length; k++)
        {
            var number = found is null ? double.NaN : found[outputs is null ? k : outputs[k]];
            numbers[k] = double.IsNaN(number) ? otherwise : number;
        }
    }
}
