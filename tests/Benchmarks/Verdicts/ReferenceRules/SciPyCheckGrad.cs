using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>
/// scipy.optimize.check_grad at its defaults. It returns a number and leaves its reading to the user; SciPy's own reading of
/// such a number, for check_derivative, is that 1e-6 or less is right.
/// </summary>
/// <remarks>SciPy keeps the point in double, so a float32 model rounds it away; that happens here too.</remarks>
internal sealed class SciPyCheckGrad() : ReferenceRule("SciPy check_grad")
{
    public override string Formula => "forward difference, ε = 1.49e-8; wrong where ‖a − n‖ over all elements exceeds 1e-6";

    protected override double[][] Numeric(ITestModel model, bool single) =>
        ForEach(model, (cost, x) => Forward(cost, x, (x + 1.4901161193847656e-8) - x is var exact and not 0 ? exact : 1.4901161193847656e-8 * Math.Abs(x)));

    protected override bool CallsWrong(double[][] analytic, double[][] numeric, bool single) =>
        !(Math.Sqrt(Pairs(analytic, numeric).Sum(pair => (pair.A - pair.N) * (pair.A - pair.N))) <= 1e-6);
}
