using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>A plain function and its gradient at a point, as a model of one component. Works on copies of the point.</summary>
internal sealed class FunctionModel : IGradientModel
{
    readonly Func<double> cost;
    readonly Action computeGradient;

    FunctionModel(double[] point, double[] slope, Func<double> cost, Func<IList<double>?> gradient, GradientCheckOptions? options)
    {
        Components = [PointNames.Named(Component.Of(options?.PointName ?? "theta", point, slope), options)];
        this.cost = cost;
        computeGradient = () => Fill(slope, gradient());
    }

    public IReadOnlyList<Component> Components { get; }

    public static FunctionModel Of(
        Func<double[], double> cost, Func<double[], double[]> gradient, double[] at, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(at);
        var point = NotEmpty((double[])at.Clone());
        return new(point, new double[point.Length], () => cost(point), () => gradient(point), options);
    }

    public static FunctionModel Of(
        Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient, Vector<double> at,
        GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(at);
        var point = NotEmpty(at.ToArray());
        var vector = Vector<double>.Build.Dense(point);
        return new(point, new double[point.Length], () => cost(vector), () => gradient(vector), options);
    }

    public double Cost() => cost();

    public void ComputeGradient() => computeGradient();

    // An empty point is the same mistake as a model without components, and is told in the words of a function.
    static double[] NotEmpty(double[] point) => point.Length > 0
        ? point
        : throw new GradientContractException("The point `at` is empty, so there is nothing to check. Pass at least one number.");

    static void Fill(double[] slope, IList<double>? gradient)
    {
        if (gradient?.Count != slope.Length)
        {
            throw new GradientContractException(gradient is null
                ? $"The gradient function returned null. Return one number for each of the {slope.Length} elements of `at`."
                : $"The gradient function returned a gradient of length {gradient.Count} at a point of length {slope.Length}. Return "
                    + "one number for each element of `at`.");
        }

        for (var i = 0; i < slope.Length; i++)
        {
            slope[i] = gradient[i];
        }
    }
}
