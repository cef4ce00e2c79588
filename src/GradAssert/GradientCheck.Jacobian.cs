using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

public static partial class GradientCheck
{
    /// <summary>Checks the Jacobian of a function at a point: row i, column j is ∂f_i/∂x_j.</summary>
    /// <param name="f">Computes m outputs from n numbers, m being the same at each call. Must not change x.</param>
    /// <param name="jacobian">Computes the Jacobian from x, m rows of n. Must not change x.</param>
    /// <param name="at">The point x: one number or more. It is copied.</param>
    /// <param name="options">
    /// How; null for the defaults. What is not about one point is not used: phases, seeds, training.
    /// </param>
    /// <returns>The report, of one component, <c>J</c>, of m rows and n columns.</returns>
    /// <remarks>
    /// Two evaluations of f for each element of x serve all outputs; up to 130 more and a dozen of the Jacobian, and more where they
    /// disagree. Each column is judged in units of its own, and so is each row: metres beside seconds hide nothing.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The options set <see cref="GradientCheckOptions.MaxCostEvaluations"/>, or a coverage that is not exhaustive: every element
    /// is compared.
    /// </exception>
    /// <exception cref="GradientContractException">
    /// There is no Jacobian to judge: it is of another shape or not finite, a function throws, changes x, or returns something else at a
    /// second call.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport Jacobian(
        Func<double[], double[]> f, Func<double[], double[,]> jacobian, double[] at, GradientCheckOptions? options = null) =>
        Jacobian(Required(f), Required(jacobian), Required(at), PointStorage.Doubles, options);

    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Jacobian(
        Func<double[], double[]> f, Func<double[], double[][]> jacobian, double[] at, GradientCheckOptions? options = null) =>
        Jacobian(Required(f), Required(jacobian), Required(at), PointStorage.Doubles, options);

    /// <summary>Checks a Jacobian that is stored row by row in one array.</summary>
    /// <param name="width">Its columns: the number of elements of <paramref name="at"/>.</param>
    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    /// <param name="f"/><param name="jacobian"/><param name="at"/><param name="options"/>
    public static GradientReport Jacobian(
        Func<double[], double[]> f, Func<double[], double[]> jacobian, double[] at, int width, GradientCheckOptions? options = null)
    {
        Required(at);
        return width == at.Length
            ? Jacobian(Required(f), Required(jacobian), at, PointStorage.Doubles, options)
            : throw new ArgumentException(
                FormattableString.Invariant($"A Jacobian at {at.Length} numbers has {at.Length} columns, and width is {width}."),
                    nameof(width));
    }

    /// <summary>Checks a Jacobian that is known element by element, as a sparse one is.</summary>
    /// <param name="jacobian">From x, a function of row and column; 0 where nothing is stored.</param>
    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    /// <param name="f"/><param name="at"/><param name="options"/>
    public static GradientReport Jacobian(
        Func<double[], double[]> f, Func<double[], Func<int, int, double>> jacobian, double[] at, GradientCheckOptions? options = null)
    {
        Required(f);
        Required(jacobian);
        Required(at);
        var rows = 0;
        return Jacobian(x => Counted(f(x)), x => Grid(jacobian(x)), at, PointStorage.Doubles, options);

        double[] Counted(double[] y)
        {
            rows = y?.Length ?? 0;
            return y!;
        }

        double[,] Grid(Func<int, int, double> element)
        {
            var grid = new double[rows, at.Length];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < at.Length; j++)
                {
                    grid[i, j] = element(i, j);
                }
            }

            return grid;
        }
    }

    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Jacobian(
        Func<Vector<double>, Vector<double>> f, Func<Vector<double>, Matrix<double>> jacobian, Vector<double> at,
        GradientCheckOptions? options = null) =>
        Jacobian(Required(f), Required(jacobian), Required(at).ToArray(), PointStorage.Vectors, options);

    /// <summary>
    /// Checks the Jacobian of a model of curve fitting: of its values at all observations, with respect to its parameters.
    /// </summary>
    /// <param name="f">
    /// Computes the values from parameters and observations, as of MathNet's <c>ObjectiveFunction.NonlinearModel</c>.
    /// </param>
    /// <param name="jacobian">One row for each value, one column for each parameter.</param>
    /// <param name="at">The parameters.</param>
    /// <param name="observed">The observations: handed to both functions, and not differentiated.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Jacobian(
        Func<Vector<double>, Vector<double>, Vector<double>> f, Func<Vector<double>, Vector<double>, Matrix<double>> jacobian,
        Vector<double> at, Vector<double> observed, GradientCheckOptions? options = null)
    {
        Required(f);
        Required(jacobian);
        Required(observed);
        return Jacobian(p => f(p, observed), p => jacobian(p, observed), at, options);
    }

    /// <summary>Checks a Jacobian in single precision.</summary>
    /// <remarks>The point is memory, to which no collection expression converts: <c>at: [1, 2]</c> is of doubles.</remarks>
    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Jacobian(
        Func<float[], float[]> f, Func<float[], float[,]> jacobian, ReadOnlyMemory<float> at, GradientCheckOptions? options = null) =>
        Jacobian(
            Required(f), Required(jacobian), [.. at.ToArray().Select(number => (double)number)], PointStorage.Singles, options);

    /// <summary>Checks methods that fill arrays of the caller's: they are given dirty ones.</summary>
    /// <param name="f">Writes m outputs, every one, into its second argument.</param>
    /// <param name="jacobian">Writes every element of m rows of n, zeros too.</param>
    /// <param name="at">The point.</param>
    /// <param name="outputs">m, one or more.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputs"/> is less than 1.</exception>
    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Jacobian(
        Action<double[], double[]> f, Action<double[], double[,]> jacobian, double[] at, int outputs, GradientCheckOptions? options = null)
    {
        Required(f);
        Required(jacobian);
        Required(at);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        DirtyStorage ofF = new(), ofJacobian = new();
        return Jacobian(
            x => ofF.Vector(outputs, y => f(x, y)), x => ofJacobian.Grid(outputs, at.Length, grid => jacobian(x, grid)), at,
            PointStorage.Doubles, options, () => ofF.Filling, () => ofJacobian.Filling);
    }

    /// <summary>Checks a method that fills values and Jacobian together.</summary>
    /// <param name="both">Writes m outputs into its second argument and every element of m rows of n into its third.</param>
    /// <inheritdoc cref="Jacobian(Action{double[], double[]}, Action{double[], double[,]}, double[], int, GradientCheckOptions?)"/>
    /// <param name="at"/><param name="outputs"/><param name="options"/>
    public static GradientReport Jacobian(
        Action<double[], double[], double[,]> both, double[] at, int outputs, GradientCheckOptions? options = null)
    {
        Required(both);
        DirtyStorage ofValues = new(), ofJacobian = new();
        DirtyStorage unusedValues = new(), unusedJacobian = new();
        return Jacobian(
            x => ofValues.Vector(outputs, y => unusedJacobian.Grid(outputs, at.Length, grid => both(x, y, grid))),
            x => ofJacobian.Grid(outputs, at.Length, grid => unusedValues.Vector(outputs, y => both(x, y, grid))), Required(at),
            PointStorage.Doubles, options, () => ofValues.Filling, () => ofJacobian.Filling);
    }

    /// <summary>Checks a Jacobian in a tangent space: its columns are those of δ in <c>x ⊕ δ</c>, as of rotations and poses.</summary>
    /// <typeparam name="T">A point of the manifold: a quaternion, a pose.</typeparam>
    /// <param name="f">Computes m outputs. Must not change x.</param>
    /// <param name="jacobian">Computes m rows of as many columns as δ has, at x: <c>∂f(x ⊕ δ)/∂δ</c> at δ = 0.</param>
    /// <param name="at">The point x.</param>
    /// <param name="plus">
    /// <c>x ⊕ δ</c>; must not change x. δ is asked for within 0.3 of zero: angles in radians, lengths in a unit that fits.
    /// </param>
    /// <param name="options">How; null for the defaults.</param>
    /// <remarks>
    /// What is known at δ = 0 only is not asked elsewhere: central differences at several steps decide alone, so that f must be smooth
    /// near x. Two evaluations of f for each element of δ, and 18 more for each output that disagrees.
    /// </remarks>
    /// <inheritdoc cref="Jacobian(Func{double[], double[]}, Func{double[], double[,]}, double[], GradientCheckOptions?)"/>
    public static GradientReport Jacobian<T>(
        Func<T, double[]> f, Func<T, double[,]> jacobian, T at, Func<T, double[], T> plus, GradientCheckOptions? options = null)
        where T : notnull
    {
        Required(f);
        return OnManifold(x => f(x), jacobian, at, plus, options);
    }

    /// <summary>Checks the Jacobian of a function from one manifold to another: rows are those of <c>f(x ⊕ δ) ⊖ f(x)</c>.</summary>
    /// <typeparam name="T">A point.</typeparam>
    /// <typeparam name="TOut">A value.</typeparam>
    /// <param name="minus"><c>y ⊖ z</c>, the step that leads from z to y.</param>
    /// <inheritdoc cref="Jacobian{T}(Func{T, double[]}, Func{T, double[,]}, T, Func{T, double[], T}, GradientCheckOptions?)"/>
    /// <param name="f"/><param name="jacobian"/><param name="at"/><param name="plus"/><param name="options"/>
    public static GradientReport Jacobian<T, TOut>(
        Func<T, TOut> f, Func<T, double[,]> jacobian, T at, Func<T, double[], T> plus, Func<TOut, TOut, double[]> minus,
        GradientCheckOptions? options = null)
        where T : notnull
    {
        Required(f);
        Required(minus);
        (bool Exists, TOut Value) start = default;
        return OnManifold(
            x =>
            {
                var y = f(x);
                start = start.Exists ? start : (true, y);
                return minus(y, start.Value);
            },
            jacobian, at, plus, options);
    }

    static GradientReport OnManifold<T>(
        Func<T, double[]> f, Func<T, double[,]> jacobian, T at, Func<T, double[], T> plus, GradientCheckOptions? options)
        where T : notnull
    {
        Required(jacobian);
        Required(at);
        Required(plus);
        var before = MatrixNumbers.Of(at);
        var cancellation = GradientCheckHost.CancellationOf(options ?? new());
        int? columns = null;
        return MappingCheck.ReportOf(() =>
        {
            var function = new UserFunction<double[]>("f", delta => f(At(delta)), PointStorage.Doubles, cancellation);
            var derivative = new UserFunction<double[]>("the Jacobian", delta => jacobian(At(delta)), PointStorage.Doubles, cancellation);
            columns = derivative.At([]).Shape[1];
            var zero = new double[columns.Value];
            var contract = MappingContract.Establish(
                DerivativeWords.Jacobian, function, derivative, zero, [.. zero.Select(_ => 1.0)], MappingCheck.Seed,
                    ShapeFlaw(zero.Length));
            return new TangentMapping(function, derivative, contract.Here.Numbers, contract.Claim, zero.Length)
            {
                Words = DerivativeWords.Jacobian, Remark = contract.Remark,
            };
        }, options ?? new());

        T At(double[] delta)
        {
            var point = Array.TrueForAll(delta, step => step == 0) ? at : plus(at, delta);
            return before is null || MatrixNumbers.Of(at)!.Numbers.SequenceEqual(before.Numbers) ? point
                : throw new GradientContractException(
                    "The point `at` was changed by one of the functions that it was given to. Work on a copy.");
        }
    }

    static GradientReport Jacobian<T>(
        Func<T, object?> f, Func<T, object?> jacobian, double[] at, PointStorage<T> storage, GradientCheckOptions? options,
        Func<double>? fillingOfF = null, Func<double>? fillingOfJacobian = null) =>
        MappingCheck.ReportOf(() => VectorOf(
            DerivativeWords.Jacobian, new UserFunction<T>("f", f, storage, GradientCheckHost.CancellationOf(options ?? new()), fillingOfF),
            new UserFunction<T>("the Jacobian", jacobian, storage, GradientCheckHost.CancellationOf(options ?? new()), fillingOfJacobian),
            at), options ?? new());

    static VectorMapping VectorOf(DerivativeWords words, IUserFunction f, IUserFunction jacobian, double[] at)
    {
        double[] point = [.. NotEmpty(at).Select(f.Rounded)];
        var contract = MappingContract.Establish(
            words, f, jacobian, point, VectorMapping.Scales(point), MappingCheck.Seed, ShapeFlaw(point.Length));
        var mapping = VectorMapping.OfJacobian(words, f, jacobian, point, contract.Here.Numbers, contract.Claim);
        mapping.Remark = contract.Remark;
        return mapping;
    }

    static Func<MatrixNumbers, MatrixNumbers, string?> ShapeFlaw(int columns) => (here, claim) =>
    {
        var rows = here.Numbers.Length;
        var isRight = claim.Shape.Count == 2 ? claim.Shape[0] == rows && claim.Shape[1] == columns : claim.Numbers.Length == rows * columns;
        return isRight ? null
            : FormattableString.Invariant($"The derivative is {string.Join('×', claim.Shape)}, and {rows}×{columns} is expected: ")
                + "one row for each output, one column for each element of x."
                + (claim.Shape.Count == 2 && claim.Shape[0] == columns && claim.Shape[1] == rows ? " It is transposed."
                    : claim.Shape.Count == 2 && claim.Shape[0] == rows && claim.Shape[1] < columns
                        ? " A parameter that is kept fixed is no element of x: let f take the others alone." : "");
    };

    static double[] NotEmpty(double[] point) => point.Length > 0
        ? point
        : throw new GradientContractException("The point `at` is empty, so there is nothing to check. Pass at least one number.");

    static T Required<T>(T argument, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(argument))] string? name = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(argument, name);
        return argument;
    }
}
