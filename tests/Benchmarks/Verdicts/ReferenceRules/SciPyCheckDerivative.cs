using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>SciPy's check_derivative over approx_derivative at its defaults; float32 points take a float32 step there.</summary>
internal sealed class SciPyCheckDerivative() : ReferenceRule("SciPy check_derivative")
{
    public override string Formula =>
        "central difference, h = u^⅓·max(1, \\|x\\|) with u = 2⁻⁵² (float32: 2⁻²³), made exact; wrong where max \\|a − n\\| / max(1, \\|n\\|) exceeds 1e-6";

    protected override double[][] Numeric(ITestModel model, bool single)
    {
        var relative = Math.Cbrt(Math.ScaleB(1, single ? -23 : -52));
        return ForEach(model, (cost, x) =>
        {
            var h = relative * Math.Max(1, Math.Abs(x));
            return Central(cost, x, single ? (float)(x + h) - x : x + h - x);
        });
    }

    protected override bool CallsWrong(double[][] analytic, double[][] numeric, bool single) =>
        !Pairs(analytic, numeric).All(pair => Math.Abs(pair.A - pair.N) / Math.Max(1, Math.Abs(pair.N)) <= 1e-6);
}
