namespace GradientTesting;

/// <summary>A function of a point on a manifold: columns are those of δ in <c>x ⊕ δ</c>, and are known at δ = 0 alone.</summary>
/// <param name="f">Of δ: <c>f(x ⊕ δ)</c>, or <c>f(x ⊕ δ) ⊖ f(x)</c> where there is a ⊖.</param>
/// <param name="jacobian">Of δ: the Jacobian at <c>x ⊕ δ</c>, for its count of calls.</param>
/// <param name="here">The function at δ = 0.</param>
/// <param name="claim">The Jacobian at x.</param>
/// <param name="columns">The size of δ.</param>
internal sealed class TangentMapping(IUserFunction f, IUserFunction jacobian, double[] here, MatrixNumbers claim, int columns) : Mapping
{

    public override int Rows => here.Length;

    public override int Columns => columns;

    public override double[] Claim => claim.Numbers;

    public override bool HasSlopes => false;

    public override double UnitRoundoff => 1.1102230246251565e-16;

    public override long Evaluations => f.Calls;

    public override long DerivativeEvaluations => jacobian.Calls;

    public override double[] Here(int column) => here;

    public override double[] Values(int column, double t) => At(j => j == column ? t : 0);

    public override double[] Slopes(int column, double t) => throw new InvalidOperationException("It is known at the point alone.");

    // δ is of the size of a radian, or of a unit of length; a shorter scale takes longer steps than it needs, and no harm is done.
    public override double Scale(int column) => 1;

    public override double Shortest(int column) => 0;

    public override double[] ValuesAside(int column, double t) => At(j => t * Side(0, j));

    public override double[] ClaimAside(ulong seed, double t) => throw new InvalidOperationException("It is known at the point alone.");

    static double Side(ulong seed, int j)
    {
        var bits = Draw.Bits(seed, j);
        return (0.5 + (0.5 * (bits >> 11) / (1UL << 53))) * ((bits & 1) == 0 ? 1 : -1);
    }

    double[] At(Func<int, double> move)
    {
        var found = f.At([.. Enumerable.Range(0, columns).Select(move)]).Numbers;
        return found.Length == Rows ? found : [.. Enumerable.Repeat(double.NaN, Rows)];
    }
}
