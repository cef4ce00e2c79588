using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting;

/// <summary>An objective of the user's, each call of which says which one it was where it throws or returns null.</summary>
/// <param name="own">The objective.</param>
/// <param name="of">After the name of a call, as in <c> of what Fork() returned</c>; empty for the objective itself.</param>
internal sealed class CalledObjective(IObjectiveFunction own, string of = "") : IObjectiveFunction
{
    public Vector<double> Point => Called("Point", () => own.Point);

    public double Value => Called("Value", () => own.Value);

    public bool IsGradientSupported => Called("IsGradientSupported", () => own.IsGradientSupported);

    public Vector<double> Gradient => Called("Gradient", () => own.Gradient)
        ?? throw new GradientContractException($"Gradient{of} returned null. Return one number for each element of the point.");

    public bool IsHessianSupported => Called("IsHessianSupported", () => own.IsHessianSupported);

    public Matrix<double> Hessian => Called("Hessian", () => own.Hessian)
        ?? throw new GradientContractException(
            $"Hessian{of} returned null. Return one row for each element of the point, or false from IsHessianSupported.");

    public void EvaluateAt(Vector<double> point) => ModelCallException.Of($"EvaluateAt(){of}", () => own.EvaluateAt(point));

    public IObjectiveFunction Fork() => Made("Fork()", own.Fork);

    public IObjectiveFunction CreateNew() => Made("CreateNew()", own.CreateNew);

    CalledObjective Made(string call, Func<IObjectiveFunction?> make) =>
        Called(call, make) is { } made ? new CalledObjective(made, $" of what {call} returned") : null!;

    T Called<T>(string name, Func<T> call) => ModelCallException.Of($"{name}{of}", call);
}
