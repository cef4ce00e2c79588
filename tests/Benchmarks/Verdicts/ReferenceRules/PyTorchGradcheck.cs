using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>torch.autograd.gradcheck at its defaults, in its slow mode, which compares every element.</summary>
internal sealed class PyTorchGradcheck() : ReferenceRule("PyTorch gradcheck")
{
    public override string Formula =>
        "central difference, ε = 1e-6; wrong where any element has \\|a − n\\| > 1e-5 + 1e-3·\\|n\\|";

    public override string Advice => "warns that inputs should be of double precision, and that it fails at points that are not differentiable";

    protected override double[][] Numeric(ITestModel model, bool single) => ForEach(model, (cost, x) => Central(cost, x, 1e-6));

    protected override bool CallsWrong(double[][] analytic, double[][] numeric, bool single) =>
        !Pairs(analytic, numeric).All(pair => Math.Abs(pair.A - pair.N) <= 1e-5 + (1e-3 * Math.Abs(pair.N)));
}
