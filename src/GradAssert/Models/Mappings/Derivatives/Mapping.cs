namespace GradientTesting;

/// <summary>
/// A function of a point, and a matrix that is claimed to hold its derivatives along lines through the point: one column a line, one
/// row an output.
/// </summary>
/// <remarks>
/// Columns of a Jacobian or a Hessian are lines along the axes, products with one are lines along directions, and element-wise
/// derivatives are lines of one output, each with a point of its own.
/// </remarks>
internal abstract class Mapping
{
    public required DerivativeWords Words { get; init; }

    /// <summary>m, the outputs of a line.</summary>
    public abstract int Rows { get; }

    /// <summary>n, the lines.</summary>
    public abstract int Columns { get; }

    /// <summary>As reports print it; rows times columns unless it is a vector.</summary>
    public virtual int[] Shape => [Rows, Columns];

    /// <summary>The claim at the point: row-major.</summary>
    public abstract double[] Claim { get; }

    /// <summary>True where the claim is known elsewhere too, and not at the point alone.</summary>
    public virtual bool HasSlopes => true;

    /// <summary>Of the storage of the claim.</summary>
    public double UnitRoundoffOfClaim { get; protected set; } = 1.1102230246251565e-16;

    /// <summary>Of the storage of the point.</summary>
    public abstract double UnitRoundoff { get; }

    /// <summary>How often the function was evaluated.</summary>
    public abstract long Evaluations { get; }

    /// <summary>How often its derivative was.</summary>
    public abstract long DerivativeEvaluations { get; }

    /// <summary>True where each line has a point of its own, so that neither noise nor size of one says anything of another.</summary>
    public virtual bool AreApart => false;

    /// <summary>The function at the point; m numbers.</summary>
    public abstract double[] Here(int column);

    /// <summary>The function at t along a line; m numbers. May throw what the user's code throws.</summary>
    public abstract double[] Values(int column, double t);

    /// <summary>The claimed slopes at t along a line; m numbers.</summary>
    public abstract double[] Slopes(int column, double t);

    /// <summary>The move that the storage makes of t.</summary>
    public virtual double Taken(int column, double t) => t;

    /// <summary>How far the storage's rounding of a move by t can be off, as a part of t.</summary>
    public virtual double Untaken(double t) => 0;

    /// <summary>The length on which a line lives.</summary>
    public abstract double Scale(int column);

    /// <summary>The size of what is moved, where it is known; else the scale.</summary>
    public virtual double Size(int column) => Scale(column);

    /// <summary>The shortest move that the storage holds with some digits.</summary>
    public abstract double Shortest(int column);

    /// <summary>The size to whose last place the function is rounded, at the least, where lines are apart.</summary>
    public virtual double Smallest(int column) => 0;

    /// <summary>What the claim is rounded to the last place of, where lines are apart.</summary>
    public virtual double RoundedOfClaim(int column) => Smallest(column);

    /// <summary>How reports name an element; null for its indices.</summary>
    public virtual string? NameOf(int element) => null;

    /// <summary>Along a line on which everything moves by a length of its own: what noise is measured on.</summary>
    /// <param name="column">The line, where they are apart.</param>
    /// <param name="t">In scales.</param>
    public abstract double[] ValuesAside(int column, double t);

    /// <summary>The claim a little aside of the point.</summary>
    /// <param name="seed">Draws where.</param>
    /// <param name="t">How far, in scales.</param>
    public abstract double[] ClaimAside(ulong seed, double t);

    /// <summary>x, where columns are its elements; null elsewhere.</summary>
    public virtual double[]? Point => null;

    /// <summary>The same at other values of x, where the function and its derivative are finite; null where there are none.</summary>
    /// <remarks>Two evaluations or a few more. What is known at the point alone is not asked for elsewhere.</remarks>
    public virtual Mapping? Elsewhere() => null;

    /// <summary>How far off these other values are, as a part of the size of each element; 0 at the point that was given.</summary>
    public double Distance { get; protected init; }

    /// <summary>
    /// The claim as products with two directions that move every element: two evaluations of the function each. Of a few columns it is
    /// the claim itself.
    /// </summary>
    public virtual Mapping AlongAll() => this;

    /// <summary>Where the function is differentiated, in words.</summary>
    public virtual string PointsWords => "the point that was given";

    /// <summary>A warning of what a match does not mean, or null.</summary>
    public string? Remark { get; set; }
}
