using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>torch.autograd.gradcheck at its defaults, in its fast mode: one random direction for each tensor.</summary>
/// <remarks>
/// The cost is one number, so that the vector which the tool draws on the side of the outputs is 1. The absolute tolerance
/// grows with the sum of the direction, and that with the size of the tensor.
/// </remarks>
internal sealed class PyTorchFastGradcheck() : ReferenceRule("PyTorch fast mode")
{
    const double Epsilon = 1e-6, AbsoluteTolerance = 1e-5, RelativeTolerance = 1e-3;

    public override string Formula =>
        "for each tensor one direction u, uniform in [0, 1) and then of length 1; central difference along it, ε = 1e-6; wrong where \\|u·a − n\\| > 1e-5·Σu + 1e-3·\\|n\\|";

    public override string Advice => "warns that inputs should be of double precision";

    protected override double[][] Numeric(ITestModel model, bool single) =>
        [.. model.Tensors.Select((tensor, t) => new[] { Slope(model, tensor, Direction(t, tensor.Length)) })];

    protected override bool CallsWrong(double[][] analytic, double[][] numeric, bool single) =>
        !Enumerable.Range(0, analytic.Length).All(t =>
        {
            var u = Direction(t, analytic[t].Length);
            var (a, n) = (u.Zip(analytic[t], (r, g) => r * g).Sum(), numeric[t][0]);
            return Math.Abs(a - n) <= (AbsoluteTolerance * u.Sum()) + (RelativeTolerance * Math.Abs(n));
        });

    static double Slope(ITestModel model, Tensor tensor, double[] u)
    {
        var start = Array.ConvertAll([.. Enumerable.Range(0, u.Length)], tensor.Value);
        var slope = (CostAt(Epsilon) - CostAt(-Epsilon)) / (2 * Epsilon);
        CostAt(0);
        return slope;

        double CostAt(double step)
        {
            for (var i = 0; i < u.Length; i++)
            {
                tensor.SetValue(i, start[i] + (step * u[i]));
            }

            return model.Cost();
        }
    }

    static double[] Direction(int tensor, int length)
    {
        var random = new Random(tensor);
        var u = Enumerable.Range(0, length).Select(_ => random.NextDouble()).ToArray();
        var norm = Math.Sqrt(u.Sum(r => r * r));
        return [.. u.Select(r => r / norm)];
    }
}
