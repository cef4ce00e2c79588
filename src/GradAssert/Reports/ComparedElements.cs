namespace GradientTesting;

/// <summary>The elements of a component that were looked at by themselves, for what draws or writes every one of them.</summary>
internal sealed class ComparedElements
{
    readonly string component;
    readonly IReadOnlyList<int> shape;
    readonly IReadOnlyList<double> analytic;
    readonly ComponentDerivative numeric;
    readonly int[] seen;
    readonly HashSet<int> wrong;
    readonly double unit;
    readonly Func<int, string?>? names;

    public ComparedElements(
        string component, IReadOnlyList<int> shape, IReadOnlyList<double> analytic, ComponentDerivative numeric, IEnumerable<int> wrong,
        double unit = 1, Func<int, string?>? names = null)
    {
        (this.unit, this.names) = (unit, names);
        (this.component, this.shape, this.analytic, this.numeric, this.wrong) = (component, shape, analytic, numeric, [.. wrong]);
        seen = [.. Enumerable.Range(0, analytic.Count).Where(k => !numeric.Elements[k].IsUnseen)];
    }

    public int Count => seen.Length;

    /// <summary>In the component's order.</summary>
    public IEnumerable<ComparedElement> All => seen.Select(At);

    ComparedElement At(int k) => new(
        names?.Invoke(numeric.Position(k)) ?? ElementName.Of(component, ElementName.Index(shape, numeric.Position(k))), shape,
        numeric.Position(k), analytic[k] / unit, numeric.Elements[k].Over(unit),
        numeric.Tolerance.Allowance(analytic[k], numeric.Elements[k]) / unit, wrong.Contains(k));
}

/// <summary>One of them.</summary>
/// <param name="Name">As reports name it.</param>
/// <param name="Shape">Of the component.</param>
/// <param name="Position">Where it is in the component, row-major.</param>
/// <param name="Analytic">The derivative that the model computed.</param>
/// <param name="Derivative">The one that the cost has.</param>
/// <param name="Allowed">How large an error noise and tolerance allow, in units of the gradient.</param>
/// <param name="IsWrong">True where it is known to disagree.</param>
internal sealed record ComparedElement(
    string Name, IReadOnlyList<int> Shape, int Position, double Analytic, ElementDerivative Derivative, double Allowed, bool IsWrong)
{
    public IReadOnlyList<int> Index => ElementName.Index(Shape, Position);

    public double Numeric => Derivative.Value;

    /// <summary>Analytic minus numeric; 0 at a kink between its slopes.</summary>
    public double Error => Derivative.DistanceTo(Analytic) is 0 ? 0 : Analytic - Numeric;

    /// <summary>
    /// The error over what is allowed of it: from −1 to 1 where it is accepted, infinite where nothing is allowed, 0 where nothing is
    /// known.
    /// </summary>
    public double Excess => Error is 0 || double.IsNaN(Error / Allowed) ? 0 : Error / Allowed;

    /// <summary>The same in words, as in <c>1.9e+05 times what is allowed</c>.</summary>
    public string Times => Math.Abs(Excess) switch
    {
        double.PositiveInfinity => "a place where nothing is allowed",
        >= 1000 and var times => FormattableString.Invariant($"{times:0.0e+00} times what is allowed"),
        var times => FormattableString.Invariant($"{times:g2} times what is allowed"),
    };

    /// <summary>The error over the larger of the two derivatives, from 0 to 2.</summary>
    public double RelativeError => Error is 0 ? 0 : Math.Abs(Error) / Math.Max(Math.Abs(Analytic), Math.Abs(Numeric));
}
