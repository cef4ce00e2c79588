using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting;

/// <summary>
/// A model of MathNet's curve fitting, called as its minimizers call it: <c>EvaluateAt</c>, then <c>Value</c>, then the derivatives.
/// </summary>
/// <remarks>
/// MathNet computes residuals when <c>Value</c> is read: a gradient that is read before it is that of earlier residuals, or there are none.
/// </remarks>
internal sealed class FittedModel
{
    readonly IObjectiveModel model;
    readonly Cancellation cancellation;
    readonly double[] point;
    bool[] isFixed;
    (double[] Numbers, Vector<double> Vector)? given;

    public FittedModel(IObjectiveModel model, double[] point, Cancellation cancellation)
    {
        (this.model, this.point, this.cancellation) = (model, point, cancellation);
        isFixed = new bool[point.Length];
    }

    public IObjectiveModel Model => model;

    /// <summary>Parameters that SetParameters has fixed: MathNet sets their columns of the Jacobian to zero.</summary>
    public int[] Fixed => [.. Enumerable.Range(0, isFixed.Length).Where(j => isFixed[j])];

    /// <summary>What of W is not zero: ones on the diagonal where there are no weights.</summary>
    public (int Row, int Column, double Weight)[] WeightsOf(int observations) =>
        model.Weights?.EnumerateIndexed(Zeros.AllowSkip).Select(each => (each.Item1, each.Item2, each.Item3)).ToArray()
            ?? [.. Enumerable.Range(0, observations).Select(i => (i, i, 1.0))];

    /// <summary>The sum of squares, each with its weight.</summary>
    public double Value(double[] x)
    {
        Evaluate(x);
        return Called("Value", () => model.Value);
    }

    /// <summary>
    /// By what the value at x is multiplied, over <c>(y − f)ᵀW(y − f)</c>, which MathNet's minimizers take it for; null where observations
    /// are not known.
    /// </summary>
    public double? ValueOverSquares(double[] x)
    {
        var (value, values) = (Value(x), ModelValues(x));
        if (model.ObservedY is not { } observed || observed.Count != values.Length)
        {
            return null;
        }

        double[] residuals = [.. values.Select((each, i) => observed[i] - each)];
        return value / WeightsOf(residuals.Length).Sum(each => each.Weight * residuals[each.Row] * residuals[each.Column]);
    }

    /// <summary>What the model gives for the parameters x.</summary>
    public double[] ModelValues(double[] x)
    {
        _ = Value(x);
        return Called("ModelValues", () => model.ModelValues)?.ToArray()!;
    }

    public double[] Gradient(double[] x)
    {
        _ = Value(x);
        return Called("Gradient", () => model.Gradient)?.ToArray()!;
    }

    /// <summary>Everything at x, after one <c>EvaluateAt</c>, in the order of the minimizers.</summary>
    public FittedReading At(double[] x)
    {
        var value = Value(x);
        return Read(value);
    }

    /// <summary>What the model holds now, without another <c>EvaluateAt</c>.</summary>
    public FittedReading Now() => Read(ModelCallException.Of("Value", () => model.Value));

    /// <summary>
    /// Recognizes the parameters that are fixed: as many as the degree of freedom says, and all whose derivatives are zero.
    /// </summary>
    public void Recognize(FittedReading here)
    {
        var n = point.Length;
        bool IsStill(int j) => here.Gradient[j] == 0
            && Enumerable.Range(0, n).All(k => here.Hessian is null || (here.Hessian[(j * n) + k] == 0 && here.Hessian[(k * n) + j] == 0));
        bool[] still = [.. Enumerable.Range(0, n).Select(IsStill)];
        var expected = ModelCallException.Of("DegreeOfFreedom", () => model.DegreeOfFreedom) - ((model.ObservedY?.Count ?? 0) - n);
        var count = still.Count(each => each);
        isFixed = expected > 0 && expected < n && count == expected ? still : isFixed;
        Hidden = expected > 0 && expected < count ? (expected, [.. Enumerable.Range(0, n).Where(j => still[j])]) : null;
    }

    /// <summary>
    /// How many parameters are fixed, and those whose derivatives are zero, where these are more: a model does not say which it keeps.
    /// </summary>
    public (int Count, int[] Among)? Hidden { get; private set; }

    FittedReading Read(double value)
    {
        var gradient = Called("Gradient", () => model.Gradient);
        var hessian = model.IsHessianSupported ? Called("Hessian", () => model.Hessian) : null;
        return new(value, gradient?.ToArray() ?? [], hessian?.ToRowMajorArray(), gradient, hessian);
    }

    void Evaluate(double[] x)
    {
        cancellation.ThrowIfRequested();
        // A vector of its own at each call, since a model keeps it. What is fixed does not move.
        double[] numbers = [.. x.Select((number, j) => isFixed[j] ? point[j] : number)];
        var vector = Vector<double>.Build.Dense([.. numbers]);
        given = (numbers, vector);
        _ = Called("EvaluateAt()", () =>
        {
            model.EvaluateAt(vector);
            return true;
        });
    }

    T Called<T>(string name, Func<T> call)
    {
        var result = ModelCallException.Of(name, call);
        if (given is { } last)
        {
            UnchangedVector.Require("The model", name, last.Numbers, last.Vector);
        }

        return result;
    }
}

/// <summary>What a model gave at a point.</summary>
/// <param name="Value">The sum of squares.</param>
/// <param name="Gradient">A copy.</param>
/// <param name="Hessian">A copy, row-major; null where it is not supported.</param>
/// <param name="ReturnedGradient">The very vector that was returned.</param>
/// <param name="ReturnedHessian">The very matrix.</param>
internal sealed record FittedReading(
    double Value, double[] Gradient, double[]? Hessian, Vector<double>? ReturnedGradient, Matrix<double>? ReturnedHessian)
{
    /// <summary>True where what was returned then holds other numbers now.</summary>
    public bool IsOverwritten => ReturnedGradient?.ToArray().SequenceEqual(Gradient) == false
        || (Hessian is not null && ReturnedHessian?.ToRowMajorArray().SequenceEqual(Hessian) == false);
}
