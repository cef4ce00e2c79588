using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public static partial class GradientCheck
{
    /// <summary>Checks a Hessian as the Jacobian of a gradient, at a point.</summary>
    /// <param name="gradient">Computes n numbers from n. Must not change x.</param>
    /// <param name="hessian">Computes n rows of n. Must not change x.</param>
    /// <param name="at">The point x: one number or more. It is copied.</param>
    /// <param name="triangle">Which part is filled; the default is all of it.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The report, of one component, <c>H</c>.</returns>
    /// <remarks>
    /// Two evaluations of the gradient for each element of x, up to 130 more and a dozen of the Hessian. A Hessian is symmetric: where one
    /// that is not agrees with the gradient, that is the gradient of no cost.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The options set <see cref="GradientCheckOptions.MaxCostEvaluations"/>, or a coverage that is not exhaustive: every element
    /// is compared.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="triangle"/> is undefined.</exception>
    /// <exception cref="GradientContractException">
    /// There is no Hessian to judge: it is of another shape or not finite, a function throws, changes x, or returns something else at a
    /// second call; or the gradient is that of no cost.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport Hessian(
        Func<double[], double[]> gradient, Func<double[], double[,]> hessian, double[] at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null) =>
        OfHessian(Required(gradient), Required(hessian), Required(at), PointStorage.Doubles, triangle, options ?? new());

    /// <inheritdoc cref="Hessian(Func{double[], double[]}, Func{double[], double[,]}, double[], HessianTriangle, GradientCheckOptions?)"/>
    public static GradientReport Hessian(
        Func<double[], double[]> gradient, Func<double[], double[][]> hessian, double[] at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null) =>
        OfHessian(Required(gradient), Required(hessian), Required(at), PointStorage.Doubles, triangle, options ?? new());

    /// <inheritdoc cref="Hessian(Func{double[], double[]}, Func{double[], double[,]}, double[], HessianTriangle, GradientCheckOptions?)"/>
    public static GradientReport Hessian(
        Func<Vector<double>, Vector<double>> gradient, Func<Vector<double>, Matrix<double>> hessian, Vector<double> at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null) =>
        OfHessian(Required(gradient), Required(hessian), Required(at).ToArray(), PointStorage.Vectors, triangle, options ?? new());

    /// <summary>Checks a gradient against its cost, and then the Hessian against the gradient.</summary>
    /// <param name="cost">The cost.</param>
    /// <returns>The report: <c>theta</c>, the gradient, and <c>H</c>. A wrong gradient is said first.</returns>
    /// <inheritdoc cref="Hessian(Func{double[], double[]}, Func{double[], double[,]}, double[], HessianTriangle, GradientCheckOptions?)"/>
    /// <param name="gradient"/><param name="hessian"/><param name="at"/><param name="triangle"/><param name="options"/>
    public static GradientReport Hessian(
        Func<double[], double> cost, Func<double[], double[]> gradient, Func<double[], double[,]> hessian, double[] at,
        HessianTriangle triangle = HessianTriangle.Both, GradientCheckOptions? options = null)
    {
        Required(cost);
        Required(gradient);
        Required(hessian);
        Required(at);
        options ??= new();
        return MappingCheck.ReportOf(
            () => MappingCheck.Then(
                MappingCheck.OfGradient(FunctionModel.Of(cost, gradient, at), options), "differences of the gradient",
                isWrong => HessianPart(gradient, hessian, at, PointStorage.Doubles, triangle, options, null, isWrong)), options);
    }

    /// <summary>
    /// Checks the Jacobian of residuals f, and then the Hessian of their cost <c>½‖f‖²</c>, or its approximation by Gauss and Newton,
    /// <c>JᵀJ</c>.
    /// </summary>
    /// <param name="f">Computes m residuals from n numbers. Must not change x.</param>
    /// <param name="jacobian">Computes their Jacobian, m rows of n.</param>
    /// <param name="hessian">Computes n rows of n.</param>
    /// <param name="at">The point x.</param>
    /// <param name="gaussNewton">
    /// True where <paramref name="hessian"/> is meant to be <c>JᵀJ</c>, and is to be held against that. The default, false, holds it
    /// against the derivative of the gradient <c>Jᵀf</c>: one that is <c>JᵀJ</c> is a mismatch then, and is named.
    /// </param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The report: <c>J</c>, and <c>H</c>.</returns>
    /// <inheritdoc cref="Hessian(Func{double[], double[]}, Func{double[], double[,]}, double[], HessianTriangle, GradientCheckOptions?)"/>
    public static GradientReport Hessian(
        Func<double[], double[]> f, Func<double[], double[,]> jacobian, Func<double[], double[,]> hessian, double[] at,
        bool gaussNewton = false, GradientCheckOptions? options = null)
    {
        Required(f);
        Required(jacobian);
        Required(hessian);
        Required(at);
        options ??= new();
        var cancellation = GradientCheckHost.CancellationOf(options);
        return MappingCheck.ReportOf(() =>
        {
            var ofJacobian = new UserFunction<double[]>("the Jacobian", jacobian, PointStorage.Doubles, cancellation);
            var first = MappingCheck.Part(
                VectorOf(DerivativeWords.Jacobian, new UserFunction<double[]>("f", f, PointStorage.Doubles, cancellation), ofJacobian, at),
                options);
            return gaussNewton
                ? MappingCheck.Then(first, "JᵀJ of the Jacobian", _ => GaussNewtonMatrix.Part(
                    first, new UserFunction<double[]>("the Hessian", hessian, PointStorage.Doubles, cancellation), options))
                : MappingCheck.Then(first, "differences of Jᵀf of the Jacobian", isWrong => HessianPart(
                    x => GaussNewtonMatrix.Gradient(f(x), jacobian(x)), hessian, at, PointStorage.Doubles, HessianTriangle.Both, options,
                    (_, suspect) => GaussNewtonMatrix.Of(suspect, ofJacobian.At(suspect.Point!).Numbers), isWrong));
        }, options);
    }

    /// <summary>Checks a Hessian-vector product as the Jacobian-vector product of a gradient: <c>hvp(x, v) = ∂²J/∂x² · v</c>.</summary>
    /// <param name="gradient">Computes n numbers from n. Must not change x.</param>
    /// <param name="hvp">Computes the product, n numbers, from x and a direction v of n. Must not change them.</param>
    /// <param name="at">The point x.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The report, of one component, <c>Hv</c>: n rows, and a column for each of four directions.</returns>
    /// <inheritdoc cref="Jvp(Func{double[], double[]}, Func{double[], double[], double[]}, double[], Func{double[], double[],
    /// double[]}?, GradientCheckOptions?)" path="/remarks"/>
    /// <inheritdoc cref="Jvp(Func{double[], double[]}, Func{double[], double[], double[]}, double[], Func{double[], double[],
    /// double[]}?, GradientCheckOptions?)" path="/exception"/>
    public static GradientReport HessianVectorProduct(
        Func<double[], double[]> gradient, Func<double[], double[], double[]> hvp, double[] at, GradientCheckOptions? options = null) =>
        Products(DerivativeWords.HessianVectorProduct, Required(gradient), Required(hvp), Required(at), null, options ?? new());

    /// <inheritdoc cref="HessianVectorProduct(Func{double[], double[]}, Func{double[], double[], double[]}, double[],
    /// GradientCheckOptions?)"/>
    public static GradientReport HessianVectorProduct(
        Func<Vector<double>, Vector<double>> gradient, Func<Vector<double>, Vector<double>, Vector<double>> hvp, Vector<double> at,
        GradientCheckOptions? options = null) =>
        Products(
            DerivativeWords.HessianVectorProduct, OfArrays(Required(gradient)), OfArrays(Required(hvp)), Required(at).ToArray(), null,
            options ?? new());

    static GradientReport OfHessian<T>(
        Func<T, object?> gradient, Func<T, object?> hessian, double[] at, PointStorage<T> storage, HessianTriangle triangle,
        GradientCheckOptions options) =>
        MappingCheck.ReportOf(() => [HessianPart(gradient, hessian, at, storage, triangle, options, null)], options);

    static MappingPart HessianPart<T>(
        Func<T, object?> gradient, Func<T, object?> hessian, double[] at, PointStorage<T> storage, HessianTriangle triangle,
        GradientCheckOptions options, Func<Mapping, MatrixSuspect, Finding?>? special,
        bool isOfWrong = false)
    {
        if (!Enum.IsDefined(triangle))
        {
            throw new ArgumentOutOfRangeException(nameof(triangle), triangle, "This is no HessianTriangle.");
        }

        var cancellation = GradientCheckHost.CancellationOf(options);
        Func<T, object?> whole = triangle == HessianTriangle.Both ? hessian : x => Mirrored(hessian(x), triangle);
        var mapping = VectorOf(
            DerivativeWords.Hessian, new UserFunction<T>("the gradient", gradient, storage, cancellation),
            new UserFunction<T>("the Hessian", whole, storage, cancellation), at);
        Finding? OfTriangle(Mapping of) => new UserFunction<T>("the Hessian", hessian, storage, cancellation).At([.. ((VectorMapping)of).X])
            is var raw && Triangles(raw, triangle) is { Own: false, Other: true }
            ? new(DerivativeDiagnosisName.OneTriangle, 0, triangle == HessianTriangle.Lower
                ? "is filled above its diagonal and zero below it, and HessianTriangle.Lower was passed"
                : "is filled below its diagonal and zero above it, and HessianTriangle.Upper was passed", "was the other triangle meant?")
            : null;
        var part = MappingCheck.Part(mapping, options, triangle == HessianTriangle.Both ? special
            : (of, suspect) => special?.Invoke(of, suspect) ?? OfTriangle(of));
        return part.Report.Verdict == GradientVerdict.Match && !isOfWrong && Symmetry.FlawOf(part.Mapping!, part.Derivative!) is { } flaw
            ? throw new GradientContractException(flaw)
            : part;
    }

    /// <summary>Whether something is in the triangle that is read, and in the other one, besides the diagonal.</summary>
    static (bool Own, bool Other) Triangles(MatrixNumbers hessian, HessianTriangle triangle)
    {
        var n = hessian.Shape[1];
        bool IsFilled(bool lower) => hessian.Numbers.Where((number, k) => number != 0 && (lower ? k % n < k / n : k % n > k / n)).Any();
        return (IsFilled(triangle == HessianTriangle.Lower), IsFilled(triangle != HessianTriangle.Lower));
    }

    static object? Mirrored(object? hessian, HessianTriangle triangle)
    {
        if (MatrixNumbers.Of(hessian) is not { Shape: [var rows, var columns] } numbers || rows != columns)
        {
            // What is wrong with it is said of what was returned.
            return hessian;
        }

        var mirrored = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var isOwn = triangle == HessianTriangle.Lower ? j <= i : j >= i;
                mirrored[i, j] = numbers.Numbers[isOwn ? (i * columns) + j : (j * columns) + i];
            }
        }

        return mirrored;
    }
}
