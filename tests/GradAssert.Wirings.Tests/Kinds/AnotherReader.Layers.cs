using System.Numerics;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

// Copies that are disposed, complex parameters and layers.
internal static partial class AnotherReader
{
    static Given Disposing(bool clears)
    {
        var random = new Random(5);
        return Given.Of(new Disposable(random.Normals(400), random.Normals(400), clears), new() { MaxDegreeOfParallelism = 2 });
    }

    static Given ComplexWeights(double factor)
    {
        Complex[] z = [new(0.4, -0.9), new(1.3, 0.2)], dz = new Complex[2];
        return GradientModel.Of(
            [Component.Of("z", z, dz)], () => z.Sum(each => Math.Pow(each.Magnitude, 2) + each.Real),
            () => Array.ForEach([0, 1], i => dz[i] = factor * ((2 * z[i]) + 1)));
    }

    static Given Scaled(Func<double[], double[]> values, Func<double[], double[]> gradient)
    {
        double[] x = Points, dx = new double[3], y = new double[3], dy = new double[3], a = [0.7, -1.1, 0.6], da = new double[3];
        return new(() => GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Array.ForEach([0, 1, 2], i => y[i] = Math.Tanh(a[i] * x[i])),
            () => Array.ForEach([0, 1, 2], i =>
                (dx[i], da[i]) = (dy[i] * (1 - (y[i] * y[i])) * a[i], dy[i] * (1 - (y[i] * y[i])) * x[i]))) with
        {
            Parameters = [Component.Of("a", values(a), gradient(da))],
        }));
    }

    static Given TwoOutputs(bool listsBoth)
    {
        double[] x = Points, dx = new double[3], h = new double[3], dh = new double[3], c = new double[3], dc = [0.3, 0.3, 0.3];
        Component[] outputs = [Component.Of("h", h, dh), .. listsBoth ? [Component.Of("c", c, dc)] : Array.Empty<Component>()];
        return new(() => GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], outputs,
            () => Array.ForEach([0, 1, 2], i => (h[i], c[i]) = (Math.Tanh(x[i]), Math.Exp(x[i]))),
            () => Array.ForEach([0, 1, 2], i => dx[i] = (dh[i] * (1 - (h[i] * h[i]))) + (dc[i] * c[i])))));
    }
}
