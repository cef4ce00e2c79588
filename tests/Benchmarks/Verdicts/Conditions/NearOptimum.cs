using GradientTesting.TestModels;
using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Benchmarks;

/// <summary>Puts a convex model so close to its optimum that its gradients are of about 1e-9.</summary>
internal static class NearOptimum
{
    const int Steps = 60;
    const double Target = 1e-9;

    public static ITestModel Of(ITestModel model, int seed)
    {
        var elements = model.Tensors.SelectMany(tensor => Enumerable.Range(0, tensor.Length).Select(i => (Tensor: tensor, Index: i))).ToArray();
        Vector<double> Gradient()
        {
            model.Cost();
            model.ComputeGradient();
            return Vector<double>.Build.Dense(elements.Length, k => elements[k].Tensor.Gradient(elements[k].Index));
        }

        void Move(Vector<double> by)
        {
            for (var k = 0; k < elements.Length; k++)
            {
                elements[k].Tensor.SetValue(elements[k].Index, elements[k].Tensor.Value(elements[k].Index) + by[k]);
            }
        }

        Matrix<double> Hessian()
        {
            const double h = 1e-5;
            var hessian = Matrix<double>.Build.Dense(elements.Length, elements.Length);
            for (var k = 0; k < elements.Length; k++)
            {
                var step = Vector<double>.Build.Dense(elements.Length, i => i == k ? h : 0);
                Move(step);
                var after = Gradient();
                Move(-2 * step);
                hessian.SetColumn(k, (after - Gradient()) / (2 * h));
                Move(step);
            }

            return hessian;
        }

        // Newton's method; the ridge keeps it from leaping along directions in which the cost is flat.
        for (var step = 0; step < Steps && Gradient().L2Norm() > 1e-13; step++)
        {
            var hessian = Hessian();
            var ridge = 1e-7 * hessian.Diagonal().AbsoluteMaximum() * Matrix<double>.Build.DenseIdentity(elements.Length);
            var newton = (hessian + ridge).Solve(-Gradient());
            Move(newton * Math.Min(1, 1 / newton.L2Norm()));
        }

        var random = new Random(seed);
        var aside = Vector<double>.Build.Dense(elements.Length, _ => random.NextDouble() - 0.5);
        Move(aside * (Target * Math.Sqrt(elements.Length) / (Hessian() * aside).L2Norm()));
        return model;
    }
}
