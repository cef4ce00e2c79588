using System.Collections.Immutable;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Arrays: what the check is given is made at the access, or was made once, and the model reads something else.</summary>
internal static class ArrayViews
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("ToArray() at each access", "The weights are a list, and weights.ToArray() is a new array at each call.",
            ["ToArray()", .. Words.Copy],
            Wrong: () => Listed((list, fit) => Component.Of("w", () => list.ToArray(), () => fit.DW), 2),
            Right: () =>
                Listed((list, fit) => Component.Of("w", [list.Count], i => list[i], (i, value) => list[i] = value, i => fit.DW[i]))),

        new("ToArray() once", "The list is made an array once, and the component looks at that.",
            ["ToArray()", .. Words.Copy, .. Words.Unread],
            Wrong: () => Listed((list, fit) => Component.Of("w", list.ToArray(), fit.DW), 2),
            Right: () =>
                Listed((list, fit) => Component.Of("w", [list.Count], i => list[i], (i, value) => list[i] = value, i => fit.DW[i]))),

        new("a range of an array", "One flat theta, of which theta[..4] is taken; a range of an array is a copy.",
            ["range", "ToArray()", .. Words.Copy],
            Wrong: () => FlatFit.Of((theta, dTheta) => [Component.Of("w", () => theta[..4], () => dTheta[..4]),
                Component.Of("b", () => theta[4..], () => dTheta[4..])], 2),
            Right: () => FlatFit.Of((theta, dTheta) => [Component.Of("w", theta.AsMemory(0, 4), dTheta.AsMemory(0, 4)),
                Component.Of("b", theta.AsMemory(4), dTheta.AsMemory(4))])),

        new("Skip() and Take()", "One flat theta, of which LINQ takes a part at each access.",
            ["LINQ", "ToArray()", .. Words.Copy],
            Wrong: () => FlatFit.Of((theta, dTheta) =>
            [
                Component.Of("w", () => theta.Take(4).ToArray(), () => dTheta.Take(4).ToArray()),
                Component.Of("b", theta.AsMemory(4), dTheta.AsMemory(4)),
            ], 2),
            Right: () => FlatFit.Of((theta, dTheta) => [Component.Of("theta", theta, dTheta)])),

        new("a new array behind memory", "AsMemory() of an array that was made for the purpose.",
            ["new array", "ToArray()", .. Words.Copy],
            Wrong: () => FlatFit.Of((theta, dTheta) =>
            [
                Component.Of("w", () => theta[..4].AsMemory(), () => dTheta.AsMemory(0, 4)),
                Component.Of("b", theta.AsMemory(4), dTheta.AsMemory(4)),
            ], 2),
            Right: () => FlatFit.Of((theta, dTheta) => [Component.Of("w", () => theta.AsMemory(0, 4), () => dTheta.AsMemory(0, 4)),
                Component.Of("b", theta.AsMemory(4), dTheta.AsMemory(4))])),

        new("kernels flattened by SelectMany", "Two kernels are flattened to one array at each access.",
            ["ToArray()", "LINQ", .. Words.Copy],
            Wrong: () =>
            {
                var net = new Convolution(2);
                return Convolved(net, Component.Of("kernels", () => Flattened(net.Kernels),
                    () => Flattened(net.DKernels), 2, Convolution.Rows, Convolution.Columns));
            },
            Right: () =>
            {
                var net = new Convolution();
                return GradientModel.Of(
                    [Component.Of("kernel 0", net.Kernels[0], net.DKernels[0]),
                        Component.Of("kernel 1", net.Kernels[1], net.DKernels[1]), net.HeadComponent], net.Loss, net.Backward);
            }),

        new("a kernel by Buffer.BlockCopy, once", "The kernel is flattened into a buffer, which the network does not read.",
            ["ToArray()", .. Words.Copy, .. Words.Unread],
            Wrong: () =>
            {
                var net = new Convolution(0.5);
                double[] flat = new double[6], gradient = new double[6];
                Buffer.BlockCopy(net.Kernels[1], 0, flat, 0, 6 * sizeof(double));
                return GradientModel.Of([Component.Of("kernel 1", flat, gradient, 2, 3), net.HeadComponent], net.Loss, () =>
                {
                    net.Backward();
                    Buffer.BlockCopy(net.DKernels[1], 0, gradient, 0, 6 * sizeof(double));
                });
            },
            Right: () =>
            {
                var net = new Convolution();
                return Convolved(net, Component.Of("kernel 1", () => net.Kernels[1], () => net.DKernels[1]));
            }),

        new("float weights as doubles", "Array.ConvertAll makes doubles of the network's floats for the overload of double[].",
            ["ToArray()", "ConvertAll", .. Words.Copy],
            Wrong: () =>
            {
                var net = new ArrayNet<float>("b1");
                return net.Model(Component.Of("b1", () => Array.ConvertAll(net.B1, value => (double)value),
                    () => Array.ConvertAll(net.DB1, value => (double)value)));
            },
            Right: () => new ArrayNet<float>().Model()),

        new("a property that builds an array", "Parameters => [.. w, .. b] builds a new array at each access.",
            ["new array", .. Words.Copy],
            Wrong: () =>
            {
                var fit = Fit.Poisson(2);
                double[] Parameters() => [.. fit.W, .. fit.B];
                double[] Gradients() => [.. fit.DW, .. fit.DB];
                return GradientModel.Of([Component.Of("theta", Parameters, Gradients)], fit.Loss, fit.Backward);
            },
            Right: () => Fit.Poisson().Model()),

        new("a new array of zeros at each access", "Weights => new double[4], where a field with that initializer was meant.",
            ["new array", .. Words.Copy],
            Wrong: () =>
            {
                var fit = Fit.Squares(2);
                double[] Weights() => new double[4];
                fit.Weights = Weights;
                return fit.Model(Component.Of("w", Weights, () => fit.DW));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                return fit.Model(Component.Of("w", () => fit.W, () => fit.DW));
            }),

        new("rows by jagged conversion", "A rectangular array is converted to rows at each access, since a method for it was at hand.",
            ["new array", .. Words.Copy],
            Wrong: () =>
            {
                var net = new ArrayNet<double>("W2");
                return net.Model(Component.Of("W2", () => Jagged(net.W2), () => Jagged(net.DW2)));
            },
            Right: () => new ArrayNet<double>().Model()),

        new("a clone made once", "The weights are cloned so that the check cannot harm them; the network reads its own.",
            ["clone", .. Words.Copy, .. Words.Unread],
            Wrong: () =>
            {
                var net = new ArrayNet<double>("b2");
                return net.Model(Component.Of("b2", (double[])net.B2.Clone(), net.DB2));
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                return net.Model(Component.Of("b2", net.B2, net.DB2));
            }),

        new("a clone whose gradient is never filled",
            "Values and gradients are cloned once: the gradient stays zero, and nothing moves the cost.",
            ["clone", .. Words.Copy, .. Words.Unread],
            Wrong: () =>
            {
                var net = new ArrayNet<double>("b2");
                return net.Model(Component.Of("b2", (double[])net.B2.Clone(), (double[])net.DB2.Clone()));
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                return net.Model(Component.Of("b2", net.B2, net.DB2));
            }),

        new("packed weights",
            "The network packs its weights when it is built, and its cost reads the packed ones. Gradients go to the packed ones too.",
            ["packed", .. Words.Copy, .. Words.Unread],
            Wrong: () =>
            {
                var net = new ArrayNet<float>("W1");
                float[,] w1 = (float[,])net.W1.Clone(), dW1 = new float[4, 3];
                return GradientModel.Of(net.Model(Component.Of("W1", w1, dW1)).Components, net.Loss, () =>
                {
                    Array.Clear(dW1);
                    net.Backward();
                });
            },
            Right: () => new ArrayNet<float>().Model()),

        new("an immutable array whose SetItem is dropped", "weights.SetItem(i, value) makes a new array, which nobody keeps.",
            ["SetItem", .. Words.Setter],
            Wrong: () =>
            {
                var fit = Fit.Logistic(2);
                var weights = fit.W.ToImmutableArray();
                fit.Weights = () => weights;
                return fit.Model(Component.Of("w", [5], i => weights[i], (i, value) => _ = weights.SetItem(i, value), i => fit.DW[i]));
            },
            Right: () =>
            {
                var fit = Fit.Logistic();
                var weights = fit.W.ToImmutableArray();
                fit.Weights = () => weights;
                return fit.Model(
                    Component.Of("w", [5], i => weights[i], (i, value) => weights = weights.SetItem(i, value), i => fit.DW[i]));
            }),

        new("an immutable array by ToArray()", "An ImmutableArray fits no overload, so ToArray() of it is passed.",
            ["ToArray()", .. Words.Copy],
            Wrong: () =>
            {
                var fit = Fit.Squares(-1);
                var weights = fit.W.ToImmutableArray();
                fit.Weights = () => weights;
                return fit.Model(Component.Of("w", () => weights.ToArray(), () => fit.DW));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                var weights = fit.W.ToImmutableArray();
                fit.Weights = () => weights;
                return fit.Model(
                    Component.Of("w", [4], i => weights[i], (i, value) => weights = weights.SetItem(i, value), i => fit.DW[i]));
            }),
    ];

    static Given Listed(Func<List<double>, Fit, Component> weights, double error = 1)
    {
        var fit = Fit.Logistic(error);
        List<double> list = [.. fit.W];
        fit.Weights = () => list;
        return fit.Model(weights(list, fit));
    }

    static Given Convolved(Convolution net, Component kernel) => GradientModel.Of([kernel, net.HeadComponent], net.Loss, net.Backward);

    static double[] Flattened(double[][,] kernels) => [.. kernels.SelectMany(kernel => kernel.Cast<double>())];

    static double[][] Jagged(double[,] grid) =>
        [.. Enumerable.Range(0, grid.GetLength(0)).Select(i => Enumerable.Range(0, grid.GetLength(1)).Select(j => grid[i, j]).ToArray())];
}
