namespace GradientTesting;

/// <summary>A function from a vector to a vector, with its Jacobian, or with products of it with directions.</summary>
internal sealed class VectorMapping : Mapping
{
    /// <summary>Of so few elements each is compared by itself: beside steep ones the others are not seen along a direction.</summary>
    const int Few = 8;

    const ulong SeedOfDirections = 6;

    readonly IUserFunction f;
    readonly IUserFunction derivative;
    readonly double[] point;
    readonly double[] here;
    readonly double[] claim;
    readonly double[] scales;
    readonly double[][]? directions;
    readonly IReadOnlyList<Func<double[], MatrixNumbers>> products;

    VectorMapping(
        IUserFunction f, IUserFunction derivative, double[] point, double[] scales, double[][]? directions,
        IReadOnlyList<Func<double[], MatrixNumbers>> products, double[] here, MatrixNumbers claim)
    {
        (this.f, this.derivative, this.point, this.scales, this.directions, this.products) =
            (f, derivative, point, scales, directions, products);
        (this.here, this.claim) = (here, claim.Numbers);
        UnitRoundoffOfClaim = claim.UnitRoundoff;
    }

    public override int Rows => here.Length;

    public override int Columns => directions?.Length ?? point.Length;

    /// <summary>x, whatever the columns are.</summary>
    public IReadOnlyList<double> X => point;

    /// <summary>True of a gradient: one row, which is a vector to those who read of it.</summary>
    public bool IsGradient { get; private init; }

    public override int[] Shape => IsGradient ? [Columns] : base.Shape;

    public override double[] Claim => claim;

    public override double[]? Point => directions is null ? point : null;

    public override double UnitRoundoff => f.UnitRoundoff;

    public override long Evaluations => f.Calls;

    public override long DerivativeEvaluations => derivative.Calls;

    /// <summary>A Jacobian: all columns come out of one call.</summary>
    public static VectorMapping OfJacobian(
        DerivativeWords words, IUserFunction f, IUserFunction jacobian, double[] point, double[] here, MatrixNumbers claim) =>
        new(f, jacobian, point, Scales(point), null, [jacobian.At], here, claim) { Words = words };

    /// <summary>A gradient, as the Jacobian of one number: each element is judged in units of its own.</summary>
    public static VectorMapping OfGradient(
        DerivativeWords words, IUserFunction f, IUserFunction gradient, double[] point, double here, MatrixNumbers claim) =>
        new(f, gradient, point, Scales(point), null, [gradient.At], [here], claim) { Words = words, IsGradient = true };

    /// <summary>Products with a Jacobian: a call for each direction.</summary>
    public static VectorMapping OfProducts(
        DerivativeWords words, IUserFunction f, IUserFunction product, double[] point, double[] here, double[][] directions,
        IReadOnlyList<Func<double[], MatrixNumbers>> products)
    {
        MatrixNumbers[] columns = [.. products.Select(each => each(point))];
        return new(f, product, point, Scales(point), directions, products, here, Beside(columns, here.Length)) { Words = words };
    }

    static MatrixNumbers Beside(MatrixNumbers[] columns, int rows)
    {
        var claim = new double[rows * columns.Length];
        for (var i = 0; i < claim.Length; i++)
        {
            claim[i] = columns[i % columns.Length].Numbers[i / columns.Length];
        }

        return columns[0] with { Numbers = claim };
    }

    public override Mapping? Elsewhere() => OtherValues.First(point, scales, (moved, size) =>
    {
        double[] other = [.. moved.Select(f.Rounded)];
        return OtherValues.Finite(() => f.At(other), Rows) is { } there
            && OtherValues.Finite(() => directions is null ? products[0](other)
                : Beside([.. products.Select(each => each(other))], Rows), claim.Length) is { } claimed
            ? new VectorMapping(f, derivative, other, OtherValues.Lengths(point, other), directions, products, there.Numbers, claimed)
            {
                Words = Words, IsGradient = IsGradient, Distance = size,
            }
            : null;
    });

    public override Mapping AlongAll()
    {
        if (directions is not null || point.Length <= Few)
        {
            return this;
        }

        var along = DirectionsOn(scales, [1, -1], SeedOfDirections);
        var columns = Columns;
        double[] Times(double[] matrix, double[] v) =>
            [.. Enumerable.Range(0, Rows).Select(i => Enumerable.Range(0, columns).Sum(j => matrix[(i * columns) + j] * v[j]))];
        MatrixNumbers Product(double[] matrix, double[] v) => new(Times(matrix, v), [Rows], UnitRoundoffOfClaim);
        return new VectorMapping(
            f, derivative, point, scales, along,
            [.. along.Select(v => (Func<double[], MatrixNumbers>)(x => Product(Numbers(products[0](x), claim.Length), v)))], here,
            Beside([.. along.Select(v => Product(claim, v))], Rows)) { Words = Words };
    }

    /// <summary>Directions that move every element, each on its own scale, by lengths of their own.</summary>
    /// <param name="scales">Of the elements.</param>
    /// <param name="lengths">Of each direction, in scales.</param>
    /// <param name="seed">Draws sides.</param>
    public static double[][] DirectionsOn(double[] scales, IReadOnlyList<double> lengths, ulong seed) =>
        [.. lengths.Select((length, k) => scales.Select((scale, j) =>
        {
            var bits = Draw.Bits(Draw.Bits(seed, k), j);
            return length * scale * (0.75 + (0.5 * (bits >> 11) / (1UL << 53))) * ((bits & 1) == 0 ? 1 : -1);
        }).ToArray())];

    /// <summary>
    /// The length on which each element of a point lives: its own size. Arguments have units of their own, so that the size of the others
    /// says something of one that is zero alone: that it is as small as they are. That it is large no zero shows: an exponential of one
    /// changes on a length of 1.
    /// </summary>
    public static double[] Scales(double[] point)
    {
        var component = Component.Of("x", point, new double[point.Length]);
        var lengths = ComponentScale.Of([component.Values.Copy()])[0];
        return [.. point.Select((x, i) => x != 0 ? Math.Abs(x) : Math.Min(1, lengths[i]))];
    }

    public override double[] Here(int column) => here;

    public override double[] Values(int column, double t) => Numbers(f.At(Moved(column, t)), Rows);

    public override double[] Slopes(int column, double t)
    {
        var moved = Moved(column, t);
        if (directions is not null)
        {
            return Numbers(products[column](moved), Rows);
        }

        var all = Numbers(products[0](moved), claim.Length);
        return [.. Enumerable.Range(0, Rows).Select(i => all[(i * Columns) + column])];
    }

    public override double Taken(int column, double t) => directions is null ? f.Rounded(point[column] + t) - point[column] : t;

    public override double Untaken(double t) => directions is null ? 0 : 2 * f.UnitRoundoff / Math.Abs(t);

    public override double Scale(int column) => directions is null ? scales[column] : ScaleAlong(directions[column]);

    public override double Size(int column) => directions is null && point[column] != 0 ? Math.Abs(point[column]) : Scale(column);

    public override double Shortest(int column) =>
        directions is null ? 32 * f.UnitRoundoff * Math.Abs(point[column]) : 512 * f.UnitRoundoff * Scale(column);

    public override double[] ValuesAside(int column, double t) => Numbers(f.At(Aside(0, t)), Rows);

    public override double[] ClaimAside(ulong seed, double t)
    {
        var aside = Aside(seed, t);
        if (directions is null)
        {
            return Numbers(products[0](aside), claim.Length);
        }

        double[][] columns = [.. products.Select(each => Numbers(each(aside), Rows))];
        return [.. Enumerable.Range(0, claim.Length).Select(i => columns[i % Columns][i / Columns])];
    }

    // Elsewhere another size is no more than a place where the function is not defined.
    static double[] Numbers(MatrixNumbers found, int length) =>
        found.Numbers.Length == length ? found.Numbers : [.. Enumerable.Repeat(double.NaN, length)];

    double ScaleAlong(double[] direction) =>
        Enumerable.Range(0, point.Length).Where(i => direction[i] != 0).Min(i => scales[i] / Math.Abs(direction[i]));

    double[] Moved(int column, double t)
    {
        double[] moved = [.. point];
        if (directions is null)
        {
            moved[column] += t;
            return moved;
        }

        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] += t * directions[column][i];
        }

        return moved;
    }

    double[] Aside(ulong seed, double t)
    {
        double[] moved = [.. point];
        for (var i = 0; i < moved.Length; i++)
        {
            var bits = Draw.Bits(seed, i);
            var length = 0.5 + (0.5 * (bits >> 11) / (1UL << 53));
            moved[i] += t * scales[i] * ((bits & 1) == 0 ? length : -length);
        }

        return moved;
    }
}
