using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace GradientTesting.Derivatives.Tests;

/// <summary>Every element is compared: options that ask for less are refused, and not ignored.</summary>
public class OptionsTests
{
    static readonly Vector<double> at = Vector<double>.Build.Dense([1.0, 2]);

    static readonly Dictionary<string, Func<GradientCheckOptions, GradientReport>> calls = new()
    {
        ["the Jacobian"] = options => GradientCheck.Jacobian(x => [x[0] * x[1]], x => new[,] { { x[1], x[0] } }, [1, 2], options),
        ["the product with the Jacobian"] = options =>
            GradientCheck.Jvp(x => [x[0] * x[1]], (x, v) => [(x[1] * v[0]) + (x[0] * v[1])], [1, 2], options: options),
        ["the Hessian"] = options => GradientCheck.Hessian(
            x => [x[1], x[0]], _ => new[,] { { 0.0, 1 }, { 1, 0 } }, [1, 2], options: options),
        ["the product with the Hessian"] = options =>
            GradientCheck.HessianVectorProduct(x => [x[1], x[0]], (_, v) => [v[1], v[0]], [1, 2], options),
        ["the derivative"] = options => GradientCheck.Derivative(Math.Sin, Math.Cos, [1], options),
    };

    public static TheoryData<string> Calls => [.. calls.Keys];

    [Theory, MemberData(nameof(Calls))]
    public void What_asks_for_less_than_every_element_is_refused(string what)
    {
        Assert.Equal(
            $"Coverage is Directions, and of {what} every element is compared. Leave Coverage out, or set it to Exhaustive. "
                + "(Parameter 'options')",
            Assert.Throws<ArgumentException>(() => calls[what](new() { Coverage = GradientCoverage.Directions })).Message);
        Assert.Equal(
            $"MaxCostEvaluations is 100, and the check of {what} has no such bound: it compares every element. "
                + "Leave it out, or check fewer elements of x. (Parameter 'options')",
            Assert.Throws<ArgumentException>(() => calls[what](new() { MaxCostEvaluations = 100 })).Message);
        Assert.Equal(GradientVerdict.Match, calls[what](new() { Coverage = GradientCoverage.Exhaustive }).Verdict);
    }

    [Fact]
    public void The_gradient_of_an_objective_is_that_of_a_cost_which_honours_them()
    {
        var gradient = ObjectiveFunction.Gradient(x => x.DotProduct(x), x => 2 * x);
        var far = Vector<double>.Build.Dense(40, i => 0.3 + (0.1 * i));
        Assert.Equal(
            GradientCoverage.Directions,
            GradAssert.MatchesNumerical(gradient, far, new() { Coverage = GradientCoverage.Directions }).Runs[0].Components[0].Coverage);
        var hessian = ObjectiveFunction.GradientHessian(
            x => x.DotProduct(x), x => 2 * x, x => Matrix<double>.Build.DenseDiagonal(x.Count, 2));
        Assert.Throws<ArgumentException>(() => GradientCheck.Run(hessian, at, new() { Coverage = GradientCoverage.Sampled }));
        var model = ObjectiveFunction.NonlinearModel((p, t) => p[0] * t, (_, t) => t.ToColumnMatrix(), at, at);
        Assert.Throws<ArgumentException>(() => GradientCheck.Run(model, at.SubVector(0, 1), new() { MaxCostEvaluations = 500 }));
    }
}
