using GradientTesting.TestModels;
using MathNet.Numerics.Differentiation;

namespace GradientTesting.Benchmarks;

/// <summary>Math.NET's NumericalJacobian at its default step. It compares nothing: the ratio of the course is asked of it.</summary>
internal sealed class MathNetJacobian(int points) : ReferenceRule($"MathNet, {points} points")
{
    public override string Formula =>
        $"NumericalJacobian of {points} points at its own step; wrong where ‖a − n‖ / (‖a‖ + ‖n‖) over all elements exceeds 1e-5";

    /// <summary>The gradient at the model's present point, in one vector, and how many evaluations it took.</summary>
    public (double[] Gradient, int Evaluations) Of(ITestModel model)
    {
        var jacobian = new NumericalJacobian(points, points / 2);
        var start = Unrolled.Values(model);
        var gradient = jacobian.Evaluate(
            theta =>
            {
                Unrolled.SetValues(model, theta);
                return model.Cost();
            },
            start);
        Unrolled.SetValues(model, start);
        return (gradient, jacobian.FunctionEvaluations);
    }

    protected override double[][] Numeric(ITestModel model, bool single) => [Of(model).Gradient];

    protected override bool CallsWrong(double[][] analytic, double[][] numeric, bool single) => CourseRatio.IsTooLarge(analytic, numeric);
}
