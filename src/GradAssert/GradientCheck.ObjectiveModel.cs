using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting;

public static partial class GradientCheck
{
    /// <summary>
    /// Checks a model of MathNet's curve fitting at its parameters: its gradient against half of its value, and its Hessian, where it has
    /// one, against <c>JᵀWJ</c>.
    /// </summary>
    /// <param name="model">
    /// The model, with its observations, as of <c>ObjectiveFunction.NonlinearModel</c>. It must support a gradient. It is evaluated
    /// elsewhere, and put back: its point, what it holds there, and its counts of calls. A new one is left at <paramref name="at"/>.
    /// </param>
    /// <param name="at">The parameters: one or more. They are copied.</param>
    /// <param name="options">How; null for the defaults. There is one run, at the parameters that are given.</param>
    /// <returns>The report: <c>theta</c>, the gradient, and <c>H</c> where a Hessian is supported.</returns>
    /// <remarks>
    /// MathNet's conventions hold: the value is the weighted sum of squares, the gradient <c>−JᵀW(y − f)</c> is half of its derivative, and
    /// the Hessian is <c>JᵀWJ</c>. A model shows no Jacobian: a mistake in one is found in these two, and in a report of the Hessian its
    /// columns are named. Derivatives are read after <c>EvaluateAt</c> and <c>Value</c>, as minimizers do: MathNet computes residuals when
    /// the value is read. Parameters that SetParameters has fixed are recognized by <c>DegreeOfFreedom</c>, and not moved. Two
    /// evaluations for each parameter and some 50 more, and for a Hessian four and some 40; 16 more for each where these do not agree.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// The options set <see cref="GradientCheckOptions.MaxCostEvaluations"/>, or a coverage that is not exhaustive: every element
    /// is compared.
    /// </exception>
    /// <exception cref="GradientContractException">
    /// There is nothing to judge: no gradient is supported, the model throws, gives something else at a second call or after a call
    /// elsewhere, as where the Jacobian returns one matrix at each call that MathNet multiplies by √w in place, or shares state with what
    /// <c>Fork</c> or <c>CreateNew</c> returns.
    /// </exception>
    /// <exception cref="OperationCanceledException">The options, or the test that the check runs inside, stopped it.</exception>
    public static GradientReport Run(IObjectiveModel model, Vector<double> at, GradientCheckOptions? options = null)
    {
        Required(model);
        double[] point = [.. Required(at)];
        options ??= new();
        var cancellation = GradientCheckHost.CancellationOf(options);
        if (!model.IsGradientSupported)
        {
            throw new GradientContractException(
                "The model supports no gradient, so there is nothing to check. "
                    + "Make it with ObjectiveFunction.NonlinearModel and a Jacobian.");
        }

        var (before, numbers) = (model.Point, model.Point?.ToArray());
        var counts = (model.FunctionEvaluations, model.JacobianEvaluations);
        try
        {
            return MappingCheck.ReportOf(() => PartsOf(new(model, NotEmpty(point), cancellation), point, options, cancellation), options);
        }
        finally
        {
            // The very vector that it had, unless it was written to.
            PutBack(model, before is not null && before.SequenceEqual(numbers!) ? before : Vector<double>.Build.Dense(numbers ?? point));
            (model.FunctionEvaluations, model.JacobianEvaluations) = counts;
        }
    }

    static MappingPart[] PartsOf(FittedModel model, double[] point, GradientCheckOptions options, Cancellation cancellation)
    {
        var (here, remark) = FittedModelContract.Establish(model, point);
        var value = new UserFunction<double[]>("half of the value", x => model.Value(x) / 2, PointStorage.Doubles, cancellation);
        var slope = new UserFunction<double[]>("the gradient", x => model.Gradient(x), PointStorage.Doubles, cancellation);
        var part = MappingCheck.Part(
            VectorMapping.OfGradient(DerivativeWords.ModelGradient, value, slope, point, here.Value / 2, slope.At(point)), options);
        var gradient = part with
        {
            Remarks = [.. part.Remarks, .. new[] { remark, OfFixed(model) }.OfType<string>()],
        };
        if (gradient.Report.Diagnosis?.Finding is { Factor: { } factor } finding && OfFactor(model, point, factor) is { } why)
        {
            gradient = gradient with { Report = gradient.Report.Explained(finding with { Why = why }) };
        }

        return here.Hessian is null ? [gradient] : [gradient, FittedModelMatrix.Part(model, point, here.Hessian, gradient, options)];
    }

    /// <summary>What a factor of a gradient stands for; null where nothing more is known of it.</summary>
    static string? OfFactor(FittedModel model, double[] point, double factor)
    {
        const double known = 1e-3;
        return model.ValueOverSquares(point) is { } times && Math.Abs((times * factor) - 1) < known
            ? FormattableString.Invariant($"it is −JᵀW(y − f), as it should be, and Value is {times:G3} times (y − f)ᵀW(y − f): ")
                + "return the whole sum of squares"
            : Math.Abs(factor - 2) < known
                ? "is it the derivative of the value? The gradient of a model of MathNet's is −JᵀW(y − f), half of that"
            : null;
    }

    static string? OfFixed(FittedModel model) => (model.Fixed, model.Hidden) switch
    {
        (_, var (count, among)) => FormattableString.Invariant($"The model keeps {count} of {MatrixLines.Named(among, "parameter")}, ")
            + "and the derivatives of all of them are zero: which it keeps it does not say, and a column that is left out looks the same. "
            + "Release it by SetParameters before the check.",
        ([], _) => null,
        var (kept, _) => $"The model keeps {MatrixLines.Named(kept, "parameter")}, which {(kept.Length > 1 ? "were" : "was")} not checked.",
    };

    static void PutBack(IObjectiveModel model, Vector<double> point)
    {
        model.EvaluateAt(point);
        try
        {
            // Residuals are those of the point that the value was read at last.
            _ = (model.Value, model.Gradient, model.IsHessianSupported ? model.Hessian : null);
        }
#pragma warning disable CA1031 // What could not be read there before the check cannot be read after it, and must not hide the report.
        catch (Exception thrown) when (!ModelUnderTest.EndsTheCheck(thrown))
#pragma warning restore CA1031
        {
            // Nothing is left to put back.
        }
    }
}
