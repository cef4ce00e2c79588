using System.Globalization;

namespace GradientTesting;

/// <summary>A function of one number at several points: a line of one output through each.</summary>
internal sealed class ElementWiseMapping : Mapping
{
    /// <summary>
    /// The least length on which a point lives, where the function goes on so far as it is at the point: zero has no length of its own, and
    /// around it most functions are about as wide as 1.
    /// </summary>
    const double Least = 1e-3;

    /// <summary>
    /// The longest part of a point near zero over which f is asked how steep it is, how much longer another one is, and how much more f
    /// changes over that at the least.
    /// </summary>
    const double Part = 1.0 / 16, Longer = 4, LeastGrowth = 2;

    /// <summary>f goes on as it is at a point where it changes by this part of what its slope says, at the least.</summary>
    const double GoesOn = 0.5;

    const int MostShrinkings = 60;

    /// <summary>
    /// Where exp(x) is beyond double precision on both sides. Beyond, terms that are rounded beside 1 are 0, and what a claim was computed
    /// from changes over x itself.
    /// </summary>
    const double Widest = 745;

    readonly IUserFunction f;
    readonly Func<double, double> claimAt;
    readonly double[] points;
    readonly double[] here;
    readonly double[] scales;

    /// <param name="f">The function, of one number.</param>
    /// <param name="claimAt">The claimed derivative.</param>
    /// <param name="points">Where it is checked.</param>
    /// <param name="here">The function there.</param>
    /// <param name="claim">The derivative there.</param>
    /// <param name="unitRoundoffOfClaim">Of its storage.</param>
    public ElementWiseMapping(
        IUserFunction f, Func<double, double> claimAt, double[] points, double[] here, double[] claim, double unitRoundoffOfClaim)
    {
        (this.f, this.claimAt, this.points, this.here, Claim) = (f, claimAt, points, here, claim);
        UnitRoundoffOfClaim = unitRoundoffOfClaim;
        // Terms like 1 + exp(x) are rounded to the last place of 1, however small the function is there.
        OwnSize = Math.Min(1, here.Max(Math.Abs));
        scales = [.. Enumerable.Range(0, points.Length).Select(LengthOf)];
    }

    /// <summary>Points that are not compared, and at which one difference says that the derivative is wrong.</summary>
    public IReadOnlyList<double> SeemWrong { get; init; } = [];

    public required bool ArePointsGiven { get; init; }

    public override string PointsWords =>
        !ArePointsGiven ? "the usual points" : points.Length == 1 ? base.PointsWords : "the points that were given";

    public override int Rows => 1;

    public override int Columns => points.Length;

    public override int[] Shape => [points.Length];

    public override double[] Claim { get; }

    public override bool AreApart => true;

    public override double UnitRoundoff => f.UnitRoundoff;

    public override long Evaluations => f.Calls;

    public override long DerivativeEvaluations => Derivatives;

    public IReadOnlyList<double> Points => points;

    public double OwnSize { get; }

    long Derivatives { get; set; }

    public override double[] Here(int column) => [here[column]];

    public override double[] Values(int column, double t) => f.At([points[column] + t]).Numbers;

    public override double[] Slopes(int column, double t)
    {
        return [ClaimAt(points[column] + t)];
    }

    public override double Taken(int column, double t) => f.Rounded(points[column] + t) - points[column];

    /// <summary>The length on which each point lives, where that is not its own size; null where it is.</summary>
    double[]? Lengths { get; init; }

    public override double Scale(int column) => Lengths?[column] ?? scales[column];

    public override double Size(int column) => points[column] == 0 ? 1 : Math.Abs(points[column]);

    public override double Shortest(int column) => 32 * f.UnitRoundoff * Math.Abs(points[column]);

    public override double Smallest(int column) => Math.Max(Math.Abs(here[column]), OwnSize);

    public override double RoundedOfClaim(int column) => Smallest(column) / Math.Max(1, Math.Abs(points[column]) / Widest);

    public override double[] ValuesAside(int column, double t) => Values(column, t * Scale(column));

    public override double[] ClaimAside(ulong seed, double t)
    {
        Derivatives += points.Length;
        return [.. points.Select((x, k) => claimAt(x + (t * Scale(k))))];
    }

    // Each point moves by itself: where one has no other values, neither has the whole.
    public override Mapping? Elsewhere()
    {
        var (moved, there, claimed, farthest) = (new double[points.Length], new double[points.Length], new double[points.Length], 0.0);
        for (var k = 0; k < points.Length; k++)
        {
            var found = OtherValues.First([points[k]], [scales[k]], (x, size) =>
            {
                var other = f.Rounded(x[0]);
                return OtherValues.Finite(() => f.At([other]), 1) is { } y
                    && OtherValues.Finite(() => new([ClaimAt(other)], [1], UnitRoundoffOfClaim), 1) is { } slope
                    ? (double[])[other, y.Numbers[0], slope.Numbers[0], size] : null;
            });
            if (found is null)
            {
                return null;
            }

            (moved[k], there[k], claimed[k], farthest) = (found[0], found[1], found[2], Math.Max(farthest, found[3]));
        }

        return new ElementWiseMapping(f, claimAt, moved, there, claimed, UnitRoundoffOfClaim)
        {
            Words = Words, Distance = farthest, Derivatives = Derivatives, Lengths = OtherValues.Lengths(points, moved),
            ArePointsGiven = ArePointsGiven,
        };
    }

    /// <summary>
    /// The length on which a point near zero lives. Most functions go on there over a thousandth; log(x), √x and 1/x do over x alone,
    /// however small that is.
    /// </summary>
    double LengthOf(int k)
    {
        var (x, own, length) = (points[k], Math.Abs(points[k]), Least);
        double? Change(double over) => OtherValues.Finite(() => f.At([f.Rounded(x + (x < 0 ? -over : over))]), 1) is { } there
            ? Math.Abs(there.Numbers[0] - here[k]) : null;
        if (x == 0 || own >= Least)
        {
            return x == 0 ? 1 : own;
        }

        // Beside the end of what it is defined on, a function goes on as far as that.
        if (Change(-length) is null)
        {
            return own;
        }

        // Beyond a step that is far shorter than the point both changes are the same, and over shorter ones they are not. So they are of a
        // staircase of rounding, which changes by nothing over those.
        var over = Part * own;
        double? change, longer;
        (change, longer) = (Change(over), Change(Longer * over));
        while (longer < LeastGrowth * change && over > Shortest(k))
        {
            over /= Longer;
            (change, longer) = (Change(over), change);
        }

        if (change is null || longer is null || longer < LeastGrowth * change)
        {
            return length;
        }

        for (var n = 0; n < MostShrinkings && length > own; n++)
        {
            var said = change.Value / over * length;
            var moved = Change(length) ?? 0;
            if (moved >= GoesOn * said)
            {
                break;
            }

            length *= moved / said;
        }

        return Math.Max(own, length);
    }

    double ClaimAt(double x)
    {
        Derivatives++;
        return claimAt(x);
    }

    public override string NameOf(int element) => $"f′({PointOf(element)})";

    /// <summary>A point in six digits; in more where another one has those too.</summary>
    public string PointOf(int element)
    {
        var (six, nine) = (Written(points[element], "G6"), Written(points[element], "G9"));
        return points.Any(other => other != points[element] && Written(other, "G6") == six) ? nine : six;
    }

    static string Written(double point, string digits) => point.ToString(digits, CultureInfo.InvariantCulture);
}
