namespace GradientTesting;

/// <summary>A function of one number at several points: a line of one output through each.</summary>
internal sealed class ElementWiseMapping : Mapping
{
    /// <summary>
    /// The least length on which a point lives: zero has none of its own, and around it functions are about as wide as 1.
    /// </summary>
    const double Least = 1e-3;

    readonly IUserFunction f;
    readonly Func<double, double> claimAt;
    readonly double[] points;
    readonly double[] here;

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
    }

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
        Derivatives++;
        return [claimAt(points[column] + t)];
    }

    public override double Taken(int column, double t) => f.Rounded(points[column] + t) - points[column];

    public override double Scale(int column) => Math.Max(Least, points[column] == 0 ? 1 : Math.Abs(points[column]));

    public override double Size(int column) => points[column] == 0 ? 1 : Math.Abs(points[column]);

    public override double Shortest(int column) => 32 * f.UnitRoundoff * Math.Abs(points[column]);

    public override double Smallest(int column) => Math.Max(Math.Abs(here[column]), OwnSize);

    public override double[] ValuesAside(int column, double t) => Values(column, t * Scale(column));

    public override double[] ClaimAside(ulong seed, double t)
    {
        Derivatives += points.Length;
        return [.. points.Select((x, k) => claimAt(x + (t * Scale(k))))];
    }

    public override string NameOf(int element) => FormattableString.Invariant($"f′({points[element]:G6})");
}
