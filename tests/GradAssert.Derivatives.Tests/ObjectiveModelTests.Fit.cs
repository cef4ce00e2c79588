using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

public partial class ObjectiveModelTests
{
    /// <summary>A model by hand, right unless a property says otherwise.</summary>
    sealed class Fit : IObjectiveModel
    {
        Matrix<double>? kept;

        public double Times { get; init; } = 1;

        public double TimesOfValue { get; init; } = 1;

        public double TimesOfHessian { get; init; } = 1;

        public bool KeepsJacobian { get; init; }

        public bool ForksItself { get; init; }

        public bool IsGradientSupported { get; init; } = true;

        public bool IsHessianSupported => true;

        public Vector<double> ObservedY => seen;

        public Matrix<double> Weights => null!;

        public Vector<double> Point { get; private set; } = null!;

        public Vector<double> ModelValues => Decay(Point, times);

        public double Value => TimesOfValue * (seen - ModelValues).DotProduct(seen - ModelValues);

        public Vector<double> Gradient => -Times * J.TransposeThisAndMultiply(seen - ModelValues);

        public Matrix<double> Hessian => TimesOfHessian * J.TransposeThisAndMultiply(J);

        public int FunctionEvaluations { get; set; }

        public int JacobianEvaluations { get; set; }

        public int DegreeOfFreedom => times.Count - Point.Count;

        // That of the point before the last one.
        Matrix<double> J => KeepsJacobian ? kept! : Jacobian(Point, times);

        public void EvaluateAt(Vector<double> parameters)
        {
            kept = Jacobian(Point ?? parameters, times);
            Point = parameters;
        }

        public void SetParameters(Vector<double> initialGuess, List<bool>? isFixed = null) => Point = initialGuess;

        public IObjectiveModel Fork() => ForksItself ? this : new Fit
        {
            Point = Point, Times = Times, TimesOfValue = TimesOfValue, TimesOfHessian = TimesOfHessian,
        };

        public IObjectiveModel CreateNew() => new Fit();

        public IObjectiveFunction ToObjectiveFunction() => throw new NotSupportedException();
    }
}
