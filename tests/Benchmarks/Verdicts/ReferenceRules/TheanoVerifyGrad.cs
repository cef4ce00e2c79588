using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>theano.gradient.verify_grad at its defaults: step and tolerance by type.</summary>
internal sealed class TheanoVerifyGrad() : ReferenceRule("Theano verify_grad")
{
    public override string Formula =>
        "forward difference, ε = 1e-7 (float32: 3e-4); wrong where for any element both \\|a − n\\| and \\|a − n\\| / max(\\|a\\| + \\|n\\|, 1e-8) exceed 1e-4 (float32: 1e-2)";

    protected override double[][] Numeric(ITestModel model, bool single) =>
        ForEach(model, (cost, x) => Forward(cost, x, single ? 3e-4 : 1e-7));

    protected override bool CallsWrong(double[][] analytic, double[][] numeric, bool single)
    {
        var tolerance = single ? 1e-2 : 1e-4;
        return !Pairs(analytic, numeric).All(pair =>
        {
            var error = Math.Abs(pair.A - pair.N);
            return error <= tolerance || error / Math.Max(Math.Abs(pair.A) + Math.Abs(pair.N), 1e-8) <= tolerance;
        });
    }
}
