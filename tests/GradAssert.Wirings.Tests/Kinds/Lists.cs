using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>The list of components: one twice, one that nobody uses, gradients and arguments exchanged.</summary>
internal static partial class Lists
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("layers that are built by the first cost", "The second layer is lazy: it is listed once the first forward pass has built it.",
            ["after the first Cost()"],
            Wrong: () => Given.Of(new LazyLayers { IsBuilt = false, Factor = 2 }),
            Right: () => Given.Of(new LazyLayers { IsBuilt = true, Factor = 1 })),

        new("a component twice", "W1 is listed twice, under two names.",
            ["listed twice", .. Words.Shared],
            Wrong: () =>
            {
                var net = new ArrayNet<double>();
                return Listed(net, Component.Of("W1", net.W1, net.DW1),
                    Component.Of("weights", net.W1, net.DW1), Component.Of("b1", net.B1, net.DB1));
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                return Listed(net, Component.Of("W1", net.W1, net.DW1),
                    Component.Of("W2", net.W2, net.DW2), Component.Of("b1", net.B1, net.DB1));
            }),

        new("a name twice", "Both layers are called W.",
            ["\"W\" … twice", "name … twice", "same name", "unique", "two components"],
            Wrong: () =>
            {
                var net = new ArrayNet<double>("W2");
                return Listed(net, Component.Of("W", net.W1, net.DW1), Component.Of("W", net.W2, net.DW2));
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                return Listed(net, Component.Of("W1", net.W1, net.DW1), Component.Of("W2", net.W2, net.DW2));
            }),

        new("the gradient of another component", "b2 is listed with the gradient of b1, of the same length.",
            ["the gradient of b1", "of another component", "exchanged"],
            Wrong: () =>
            {
                var net = new ArrayNet<double>(hidden: 3, outputs: 3);
                return Listed(net, Component.Of("b1", net.B1, net.DB1), Component.Of("b2", net.B2, net.DB1));
            },
            Right: () =>
            {
                var net = new ArrayNet<double>(hidden: 3, outputs: 3);
                return Listed(net, Component.Of("b1", net.B1, net.DB1), Component.Of("b2", net.B2, net.DB2));
            }),

        new("two gradients exchanged", "W1 has the gradient of W2, and W2 that of W1.",
            ["exchanged", "swapped", "W1 … the gradient of W2", "of another component"],
            Wrong: () =>
            {
                var net = new ArrayNet<double>(inputs: 3, hidden: 3, outputs: 3);
                return Listed(net, Component.Of("W1", net.W1, net.DW2), Component.Of("W2", net.W2, net.DW1));
            },
            Right: () =>
            {
                var net = new ArrayNet<double>(inputs: 3, hidden: 3, outputs: 3);
                return Listed(net, Component.Of("W1", net.W1, net.DW1), Component.Of("W2", net.W2, net.DW2));
            }),

        new("values and gradient exchanged", "Component.Of(\"b1\", net.DB1, net.B1): the arguments are in the wrong order.",
            ["exchanged", "swapped", "order of the arguments", "wrong order", "values and gradient"],
            Wrong: () =>
            {
                var net = new ArrayNet<double>();
                return Listed(net, Component.Of("W1", net.W1, net.DW1), Component.Of("b1", net.DB1, net.B1));
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                return Listed(net, Component.Of("W1", net.W1, net.DW1), Component.Of("b1", net.B1, net.DB1));
            }),

        new("values and gradient exchanged, by Func", "Component.Of(\"W2\", () => net.DW2, () => net.W2), in a network of floats.",
            ["exchanged", "swapped", "order of the arguments", "wrong order", "values and gradient"],
            Wrong: () =>
            {
                var net = new ArrayNet<float>();
                return net.Model(Component.Of("W2", () => net.DW2, () => net.W2));
            },
            Right: () => new ArrayNet<float>().Model()),

        new("tied weights listed twice", "Encoder and decoder share one matrix, which is listed once for each.",
            ["tied", "listed twice", .. Words.Shared],
            Wrong: () => Tied(twice: true),
            Right: () => Tied(twice: false)),

        new("a head that nothing uses",
            "The list has a head that a refactoring left behind; its gradient is all zero, and so is its effect.",
            ["inactive", .. Words.Unread],
            Wrong: () =>
            {
                var net = new ArrayNet<double>();
                double[] head = new double[4], dHead = new double[4];
                return GradientModel.Of([.. net.Model().Components, Component.Of("head", head, dHead)], net.Loss, () =>
                {
                    Array.Clear(dHead);
                    net.Backward();
                });
            },
            Right: () => new ArrayNet<double>().Model()),

        new("a head that is not trained yet",
            "The second head is in the list, and its loss is not in the sum; the gradient of the head is wrong.",
            Words.Unread,
            Wrong: () => Heads(both: false, 3),
            Right: () => Heads(both: true)),

        new("a head that is switched off", "The weight of an auxiliary loss is 0 in the test; cost and gradient of its head are zero.",
            ["inactive", .. Words.Unread],
            Wrong: () => Weighted(0, 3),
            Right: () => Weighted(0.5)),

        new("a list made before the layers", "Components were made of layers that are built again afterwards.",
            [.. Words.Replaced, .. Words.Unread],
            Wrong: () =>
            {
                var net = new ArrayNet<double>("b2");
                var components = Components(net);
                net = net.Clone();
                return GradientModel.Of(components, net.Loss, net.Backward);
            },
            Right: () =>
            {
                var net = new ArrayNet<double>().Clone();
                return GradientModel.Of(Components(net), net.Loss, net.Backward);
            }),

        new("fresh gradient arrays in the list",
            "Components => [Component.Of(\"w\", w, new double[4]), …]: nothing is ever written to these arrays.",
            ["new array", "Components", "never written"],
            Wrong: () => Given.Of(new FreshList(kept: false)),
            Right: () => Given.Of(new FreshList(kept: true))),

        new("the velocity as the gradient",
            "The component shows the velocity of the momentum, which is nine tenths of the one before plus the gradient.",
            ["adds", "accumulat", "momentum", "same values"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                var velocity = new double[4];
                return GradientModel.Of([Component.Of("w", fit.W, velocity), fit.Bias], fit.Loss, () =>
                {
                    fit.Backward();
                    for (var j = 0; j < 4; j++)
                    {
                        velocity[j] = (0.9 * velocity[j]) + fit.DW[j];
                    }
                });
            },
            Right: () => Fit.Squares().Model()),

        new("the update of the optimizer as the gradient", "The component shows rate times gradient, which is what is subtracted.",
            ["100×", "too small", "learning rate"],
            Wrong: () => Scaled(0.01),
            Right: () => Scaled(1)),

        new("the cost of the target network", "Cost() is that of the target network, ComputeGradient() that of the online one.",
            Words.Unread,
            Wrong: () =>
            {
                ArrayNet<double> online = new(), target = online.Clone();
                return GradientModel.Of(online.Model().Components, target.Loss, online.Backward);
            },
            Right: () => new ArrayNet<double>().Model()),

        new("the gradients of another network",
            "Values are of the network that is checked, gradients of the one next to it, at other values.",
            ["The gradient of W1 is not", .. Words.Stale],
            Wrong: () =>
            {
                ArrayNet<double> net = new(), other = new();
                other.Initialize(new(99));
                var model = net.Model(Component.Of("W1", () => net.W1, () => other.DW1));
                return GradientModel.Of(model.Components, net.Loss, () =>
                {
                    net.Backward();
                    other.Backward();
                });
            },
            Right: () => new ArrayNet<double>().Model()),

        new("the accuracy as the cost",
            "Cost() is the share of wrong predictions, which moves in jumps; the gradient is that of the likelihood.",
            ["jump", "flat", .. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                return GradientModel.Of(fit.Model().Components, fit.ErrorRate, fit.Backward);
            },
            Right: () => Fit.Logistic().Model()),

        new("the likelihood as the cost", "Cost() is the log-likelihood, and the gradient is of what is minimized.",
            ["wrong sign", "opposite"],
            Wrong: () =>
            {
                var fit = Fit.Poisson();
                return GradientModel.Of(fit.Model().Components, () => -fit.Loss(), fit.Backward);
            },
            Right: () => Fit.Poisson().Model()),
    ];
}
