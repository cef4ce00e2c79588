namespace GradientTesting;

public static partial class GradientCheck
{
    /// <summary>Of points that were left out.</summary>
    const int MostNamed = 4;

    /// <summary>Checks the derivative of an element-wise function, such as an activation, at points.</summary>
    /// <param name="f">The function of one number.</param>
    /// <param name="derivative">Its derivative f′(x).</param>
    /// <param name="at">
    /// The points, one or more, at which f is finite. The default, null, takes zero, both sides of it, tiny and large numbers,
    /// those at which an exponential overflows, both sides of each kink within ±10, and points of stretches between these that seem to be
    /// wrong; where f is not finite, or overflows when x is moved by 30%, is left out.
    /// </param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The report, of one component, <c>f′</c>: an element for each point, in ascending order where points were found.</returns>
    /// <remarks>
    /// Some 45 evaluations of f for each point, up to twice as many, and 2,000 to find points. Each is judged relative to its own size.
    /// At a kink every value between the slopes beside it is right. One point alone is asked at another one too.
    /// </remarks>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException">
    /// The options set <see cref="GradientCheckOptions.MaxCostEvaluations"/>, or a coverage that is not exhaustive: every point is
    /// compared.
    /// </exception>
    /// <exception cref="GradientContractException">
    /// There is no derivative to judge: it is not finite where f is, a function throws, or returns something else at a second call.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport Derivative(
        Func<double, double> f, Func<double, double> derivative, double[]? at = null, GradientCheckOptions? options = null)
    {
        Required(derivative);
        return ElementWise(Required(f), (x, _) => derivative(x), at, PointStorage.Doubles, options ?? new(), takesOutput: false);
    }

    /// <summary>Checks a derivative that is computed from the input and the output: <c>(_, y) => y * (1 - y)</c>.</summary>
    /// <param name="derivative">Its derivative, from x and y = f(x).</param>
    /// <inheritdoc cref="Derivative(Func{double, double}, Func{double, double}, double[], GradientCheckOptions?)"/>
    /// <param name="f"/><param name="at"/><param name="options"/>
    public static GradientReport Derivative(
        Func<double, double> f, Func<double, double, double> derivative, double[]? at = null, GradientCheckOptions? options = null) =>
        ElementWise(Required(f), Required(derivative), at, PointStorage.Doubles, options ?? new(), takesOutput: true);

    /// <summary>Checks an element-wise derivative in single precision, at points that are given.</summary>
    /// <remarks>The points are memory, to which no collection expression converts: <c>at: [1, 2]</c> is of doubles.</remarks>
    /// <inheritdoc cref="Derivative(Func{double, double}, Func{double, double}, double[], GradientCheckOptions?)"/>
    public static GradientReport Derivative(
        Func<float, float> f, Func<float, float> derivative, ReadOnlyMemory<float> at, GradientCheckOptions? options = null)
    {
        Required(f);
        Required(derivative);
        return ElementWise(
            x => f((float)x), (x, _) => derivative((float)x), [.. at.ToArray().Select(x => (double)x)], PointStorage.Singles, options
                ?? new(),
            takesOutput: false);
    }

    /// <summary>Checks methods that work in place: each overwrites the x in an array, with f(x) and with f′(x).</summary>
    /// <param name="f">Overwrites each x with f(x).</param>
    /// <param name="derivative">Overwrites each x with f′(x).</param>
    /// <param name="at">The points, one or more. They are copied.</param>
    /// <inheritdoc cref="Derivative(Func{double, double}, Func{double, double}, double[], GradientCheckOptions?)"/>
    /// <param name="options"/>
    public static GradientReport Derivative(
        Action<double[]> f, Action<double[]> derivative, double[] at, GradientCheckOptions? options = null)
    {
        Required(f);
        Required(derivative);
        return ElementWise(x => InPlace(f, x), (x, _) => InPlace(derivative, x), Required(at), PointStorage.Doubles, options ?? new(),
            takesOutput: false);

        static double InPlace(Action<double[]> method, double x)
        {
            double[] array = [x];
            method(array);
            return array[0];
        }
    }

    static GradientReport ElementWise<T>(
        Func<double, double> f, Func<double, double, double> derivative, double[]? at, PointStorage<T> storage,
            GradientCheckOptions options,
        bool takesOutput) => MappingCheck.ReportOf(() =>
    {
        double First(T point) => MatrixNumbers.Of(point)!.Numbers[0];
        var function = new UserFunction<T>("f", point => f(First(point)), storage, GradientCheckHost.CancellationOf(options));
        double Value(double x) => function.At([x]).Numbers[0];
        double Claim(double x) => ModelCallException.Of("The derivative", () => derivative(x, takesOutput ? f(x) : 0));
        double Tried(Func<double, double> called, double x)
        {
            try
            {
                return called(x);
            }
            catch (ModelCallException)
            {
                return double.NaN;
            }
        }

        (double[] points, double[] seemWrong, double[] onPoles) = at is null ? DefaultPoints.Of(x => Tried(Value, x), x => Tried(Claim, x))
            : ([.. NotEmpty(at).Select(function.Rounded)], [], []);
        if (points.Length == 0)
        {
            throw new GradientContractException("f is finite at none of the usual points. Pass points at which it is: at: [1, 2].");
        }

        double[] here = [.. points.Select(Value)];
        double[] claim = [.. points.Select((x, k) => ModelCallException.Of("The derivative", () => derivative(x, here[k])))];
        RequireElements(points, here, claim, Value, Claim);
        var mapping = new ElementWiseMapping(function, Claim, points, here, claim,
            storage.UnitRoundoff)
        {
            Words = DerivativeWords.ElementWise, ArePointsGiven = at is not null, SeemWrong = seemWrong,
            Remark = onPoles.Length == 0 ? null : OnPoles(onPoles),
        };
        double? Given(double x)
        {
            try
            {
                return takesOutput ? derivative(x, x) : derivative(x, 0);
            }
#pragma warning disable CA1031 // What is asked only to explain a mismatch must not hide it.
            catch (Exception thrown) when (!ModelUnderTest.EndsTheCheck(thrown))
#pragma warning restore CA1031
            {
                return null;
            }
        }

        return [MappingCheck.Part(mapping, options, (of, suspect) =>
            new ElementWiseHypotheses((ElementWiseMapping)of, Given).Of(suspect))];
    }, options);

    static string OnPoles(double[] points) =>
        "Left out: " + string.Join(", ", points.Take(MostNamed).Select(x => FormattableString.Invariant($"x = {x:G6}")))
        + (points.Length > MostNamed ? FormattableString.Invariant($" and {points.Length - MostNamed} more") : "")
        + ". There f has a pole, and the last places of x decide how large f and its derivative are.";

    /// <summary>Finite, and the same when the points are asked for again, from the last.</summary>
    static void RequireElements(double[] points, double[] here, double[] claim, Func<double, double> f, Func<double, double> derivative)
    {
        for (var k = points.Length - 1; k >= 0; k--)
        {
            var x = FormattableString.Invariant($"x = {points[k]:G9}");
            if (!double.IsFinite(here[k]))
            {
                throw new GradientContractException($"f is {Digits.Of(here[k])} at {x}. Check at points where it is finite.");
            }

            if (!double.IsFinite(claim[k]))
            {
                throw new GradientContractException(
                    $"The derivative is {Digits.Of(claim[k])} at {x}, and f is {Digits.Of(here[k])}. "
                        + "Look for an exponential that overflows, "
                        + "or a division of zero by zero.");
            }

            var (value, slope) = (f(points[k]), derivative(points[k]));
            var (name, was, now) = value.Equals(here[k]) ? ("The derivative", claim[k], slope) : ("f", here[k], value);
            if (!(Math.Abs(now - was) <= 1e-6 * Math.Abs(was)))
            {
                throw new GradientContractException($"{name} was {Digits.Of(was, now)} at {x}, and {Digits.Of(now, was)} at a second call: "
                    + "it keeps something from call to call. Compute it from its arguments alone.");
            }
        }
    }
}
