using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public static partial class GradientCheck
{
    /// <summary>
    /// Directions that a product is checked along, and their lengths: a direction that is applied twice is right at length 1 alone.
    /// </summary>
    static readonly double[] lengths = [1, 1.0 / 32, 16, -3];

    /// <summary>Checks a Jacobian-vector product, forward mode: <c>jvp(x, v) = ∂f/∂x · v</c>, at a point.</summary>
    /// <param name="f">Computes m outputs from n numbers. Must not change x.</param>
    /// <param name="jvp">Computes the product, m numbers, from x and a direction v of n. Must not change them.</param>
    /// <param name="at">The point x: one number or more. It is copied.</param>
    /// <param name="vjp">
    /// The other direction, where there is one: <c>vjp(x, c) = cᵀ · ∂f/∂x</c>, n numbers. The default is null. It is held against
    /// the first by the dot-product test, <c>⟨c, Jv⟩ = ⟨Jᵀc, v⟩</c>, which needs no differences and is exact to rounding.
    /// </param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>
    /// The report: <c>Jv</c>, m rows and a column for each of four directions, and <c>⟨Jᵀc, v⟩</c> where <paramref name="vjp"/> is given.
    /// </returns>
    /// <remarks>
    /// The directions move every element of x, each on its own scale, and have lengths from a 32th to 16 times that. Eight evaluations of
    /// f, some 50 more whatever n is, and a dozen products; more where they disagree.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The options set <see cref="GradientCheckOptions.MaxCostEvaluations"/>, or a coverage that is not exhaustive: every element
    /// is compared.
    /// </exception>
    /// <exception cref="GradientContractException">
    /// There is no product to judge: it is of another length or not finite, a function throws, changes what it is given, or returns
    /// something else at a second call.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport Jvp(
        Func<double[], double[]> f, Func<double[], double[], double[]> jvp, double[] at,
        Func<double[], double[], double[]>? vjp = null, GradientCheckOptions? options = null) =>
        Products(DerivativeWords.Jvp, Required(f), Required(jvp), Required(at), vjp, options ?? new());

    /// <inheritdoc cref="Jvp(Func{double[], double[]}, Func{double[], double[], double[]}, double[], Func{double[], double[],
    /// double[]}?, GradientCheckOptions?)"/>
    public static GradientReport Jvp(
        Func<Vector<double>, Vector<double>> f, Func<Vector<double>, Vector<double>, Vector<double>> jvp, Vector<double> at,
        Func<Vector<double>, Vector<double>, Vector<double>>? vjp = null, GradientCheckOptions? options = null) =>
        Products(
            DerivativeWords.Jvp, OfArrays(Required(f)), OfArrays(Required(jvp)), Required(at).ToArray(),
            vjp is null ? null : OfArrays(vjp), options ?? new());

    static GradientReport Products(
        DerivativeWords words, Func<double[], double[]> f, Func<double[], double[], double[]> jvp, double[] at,
        Func<double[], double[], double[]>? vjp, GradientCheckOptions options) => MappingCheck.ReportOf(() =>
    {
        double[] point = [.. NotEmpty(at)];
        var cancellation = GradientCheckHost.CancellationOf(options);
        var directions = VectorMapping.DirectionsOn(VectorMapping.Scales(point), lengths, MappingCheck.Seed);
        var function = new UserFunction<double[]>(words.Function, f, PointStorage.Doubles, cancellation);
        var product = Product(words.Title, jvp, directions[0], cancellation);
        var contract = MappingContract.Establish(
            words, function, product, point, VectorMapping.Scales(point), MappingCheck.Seed,
            (here, claim) => LengthFlaw(words.Title, here.Numbers.Length, "one for each output", claim));
        var products = directions.Select(v => Product(words.Title, jvp, v, cancellation)).ToArray();
        var mapping = VectorMapping.OfProducts(
            words, function, product, point, contract.Here.Numbers, directions,
                [.. products.Select(each => (Func<double[], MatrixNumbers>)each.At)]);
        mapping.Remark = contract.Remark;
        RequireFinite(words.Title, words.Component, mapping.Claim, directions);
        Finding? Special(Mapping of, MatrixSuspect suspect)
        {
            double[] x = [.. ((VectorMapping)of).X];
            return new ProductHypotheses(
                directions, v => Tried(() => Product(words.Title, jvp, v, cancellation).At(x).Numbers), () => ByDifferences(function, x))
                .Of(suspect);
        }

        var part = MappingCheck.Part(mapping, options, Special) with
        {
            DerivativeEvaluations = product.Calls + products.Sum(each => each.Calls),
        };
        return vjp is null ? [part] : [part, DotProducts.Of(part, directions, c => Product("the vjp", vjp, c, cancellation), options)];
    }, options);

    static UserFunction<double[]> Product(
        string name, Func<double[], double[], double[]> product, double[] v, Cancellation cancellation) => new(name, x =>
    {
        double[] given = [.. v];
        var result = product(x, given);
        return given.SequenceEqual(v) ? result : throw new GradientContractException(
            $"{name} changed the vector that it was given, besides x. Work on a copy.");
    }, PointStorage.Doubles, cancellation);

    static void RequireFinite(string name, string component, double[] claim, double[][] directions)
    {
        if (Array.FindIndex(claim, number => !double.IsFinite(number)) is >= 0 and var k)
        {
            var v = string.Join(", ", directions[k % directions.Length].Select(each => Digits.Of(each)));
            throw new GradientContractException(FormattableString.Invariant(
                $"{component}[{k / directions.Length}] is {Digits.Of(claim[k])} for v = [{v}]. A product is linear in v, and finite for ")
                    + $"all of them: look for a step along v, or for a root of it, in {name}.");
        }
    }

    static string? LengthFlaw(string name, int length, string what, MatrixNumbers claim) => claim.Numbers.Length == length ? null
        : FormattableString.Invariant($"{name} returned {claim.Numbers.Length} numbers, and {length} are expected: {what}.");

    static double[]? Tried(Func<double[]> call)
    {
        try
        {
            return call();
        }
        catch (Exception thrown) when (thrown is ModelCallException or GradientContractException)
        {
            return null;
        }
    }

    /// <summary>For a diagnosis only, which needs no more than a few digits.</summary>
    static double[] ByDifferences(UserFunction<double[]> f, double[] point)
    {
        var scales = VectorMapping.Scales(point);
        var columns = point.Select((x, j) =>
        {
            var step = 1e-5 * scales[j];
            double[] ahead = [.. point], behind = [.. point];
            (ahead[j], behind[j]) = (x + step, x - step);
            return f.At(ahead).Numbers.Zip(f.At(behind).Numbers, (one, other) => (one - other) / (ahead[j] - behind[j])).ToArray();
        }).ToArray();
        return [.. Enumerable.Range(0, columns[0].Length * point.Length).Select(k => columns[k % point.Length][k / point.Length])];
    }

    static Func<double[], double[]> OfArrays(Func<Vector<double>, Vector<double>> f) =>
        x => f(Vector<double>.Build.Dense(x))?.ToArray()!;

    static Func<double[], double[], double[]> OfArrays(Func<Vector<double>, Vector<double>, Vector<double>> f) =>
        (x, v) => f(Vector<double>.Build.Dense(x), Vector<double>.Build.Dense(v))?.ToArray()!;
}
