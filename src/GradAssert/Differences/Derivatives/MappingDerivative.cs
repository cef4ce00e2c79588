namespace GradientTesting;

/// <summary>What differences have found of a mapping.</summary>
/// <param name="Elements">Row-major, in the user's units.</param>
/// <param name="Units">
/// What each element is multiplied by to be compared with others: its row's and its column's size are 1 then, times the size of all.
/// </param>
/// <param name="StillColumns">Lines along which nothing moves, and nothing is claimed to.</param>
internal sealed record MappingDerivative(
    ElementDerivative[] Elements, double[] Units, IReadOnlySet<int> StillColumns)
{
    /// <summary>
    /// Of its error bars, the least that a row or a column counts as: what rounding hides says nothing of the others. What looks like noise
    /// may be what the row does, and a match would say that it is right.
    /// </summary>
    const double TimesBars = 10;

    /// <summary>The same of a point: one that rounding hides leaves another one within the required resolution.</summary>
    const double TimesBarsOfPoint = 20;

    /// <summary>The same of a row that is zero, and known to be: its bars say nothing of any column.</summary>
    const double TimesBarsOfZero = 1000;

    /// <summary>The noise of the noisiest output.</summary>
    public double Noise => OfOutputs.At.Max(each => each.Level);

    /// <summary>True where an output that is claimed to do nothing is in doubt: what looks like its noise may be what it does.</summary>
    public required bool AreZerosInDoubt { get; init; }

    /// <summary>The noise of each output.</summary>
    public required MappingNoise OfOutputs { get; init; }

    /// <summary>Two evaluations a line, some 40 for the noise, and more where that does not agree.</summary>
    /// <param name="mapping">What is claimed, and of what.</param>
    /// <param name="options">How.</param>
    /// <param name="known">The noise of the outputs; null where it is to be measured.</param>
    public static MappingDerivative Of(Mapping mapping, GradientCheckOptions options, MappingNoise? known = null)
    {
        var claims = new MappingClaims(mapping, options.RelativeTolerance);
        var noise = known ?? MappingNoise.Of(mapping, claims);
        // What rounding may have left in the claim itself differs from element to element, and so is part of its bar.
        (var differences, noise) = MappingDifferences.Of(mapping, claims, noise, options);
        ElementDerivative[] elements = [.. differences.Select((element, k) => element with
        {
            ErrorBar = element.ErrorBar + claims.Rounding(k / mapping.Columns, k % mapping.Columns),
        })];
        var still = Enumerable.Range(0, mapping.Columns).Where(j => IsStill(mapping, claims, noise, j)).ToHashSet();
        return new(elements, UnitsOf(mapping, elements, noise), still) 
        {
            OfOutputs = noise,
            AreZerosInDoubt = elements.Where((element, k) =>
                element.IsDoubtful && claims.Effect(k / mapping.Columns, k % mapping.Columns) == 0).Any(),
        };
    }

    static bool IsStill(Mapping mapping, MappingClaims claims, MappingNoise noise, int column)
    {
        if (Enumerable.Range(0, mapping.Rows).Any(i => claims.Claim(i, column) != 0))
        {
            return false;
        }

        var line = new MappingLine(mapping, column);
        var node = new Node(mapping.Rows);
        return Array.TrueForAll((double[])[1, -1], side =>
        {
            line.Evaluate(node, side * ComponentUnderTest.LongestMove * line.Scale);
            return Enumerable.Range(0, mapping.Rows).All(i =>
                Math.Abs(node.Values[i] - line.Here[i]) <= Reading.Deviations * noise.Of(i, column).At(node.Values[i]));
        });
    }

    static double[] UnitsOf(Mapping mapping, ElementDerivative[] elements, MappingNoise noise)
    {
        var (rows, columns) = (mapping.Rows, mapping.Columns);
        double Size(int k) => Math.Max(Math.Abs(mapping.Claim[k]), Math.Abs(elements[k].Value)) is var size && double.IsFinite(size)
            ? size : Math.Abs(mapping.Claim[k]);
        // What is tolerated of a zero has no size of its own to be a part of.
        double Bar(int k) => !double.IsFinite(elements[k].ErrorBar) ? 0
            : elements[k].ErrorBar + (mapping.AreApart && mapping.Claim[k] == 0 ? elements[k].Floor : 0);
        double Scale(int k) => mapping.Scale(k % columns);
        // What moves the output over a whole scale by no more than its rounding is a zero that was computed.
        bool IsZero(int k) => Math.Abs(mapping.Claim[k]) * mapping.Scale(k % columns)
            <= MappingClaims.UnitsOfRounding * mapping.UnitRoundoffOfClaim * Math.Abs(mapping.Here(k % columns)[k / columns]);
        double Of(int row)
        {
            var size = Norm.Rms(columns, j => Size((row * columns) + j) * mapping.Scale(j));
            var bar = Norm.Rms(columns, j => Bar((row * columns) + j) * mapping.Scale(j));
            var isZero = Enumerable.Range(row * columns, columns).All(k => IsZero(k) && Size(k) <= Bar(k));
            var times = isZero ? TimesBarsOfZero : noise.Of(row, 0).IsCoarse ? 1 : TimesBars;
            return Math.Max(size, times * bar) is > 0 and var effect ? effect : 1;
        }

        double[] ofRows = mapping.AreApart ? [1] : [.. Enumerable.Range(0, rows).Select(Of)];
        double Effect(int k) => Scale(k) / ofRows[k / columns];
        double[] ofColumns = [.. Enumerable.Range(0, columns).Select(j =>
            Norm.Rms(rows, i => Size((i * columns) + j) * Effect((i * columns) + j)) is var effect
                && (mapping.AreApart ? Math.Max(effect, TimesOf(j) * Bar(j) * Effect(j)) : effect) is > 0 and var own ? own : 1)];
        double TimesOf(int k) => IsZero(k) && Size(k) <= Bar(k) ? TimesBarsOfZero : TimesBarsOfPoint;
        double[] units = [.. elements.Select((_, k) => Effect(k) / ofColumns[k % columns])];
        // So that numbers stay in the units of the claim where those are all alike.
        var all = Norm.Rms(units.Length, k => Size(k) * units[k]);
        var size = all > 0 ? Norm.Rms(units.Length, Size) / all : 1;
        return [.. units.Select(unit => unit * size)];
    }
}
