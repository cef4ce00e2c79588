using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>An Initialize that leaves the values alone: each seed is checked at the same start.</summary>
internal static class Initialization
{
    static readonly string[] LeftAlone =
        ["Initialize … left alone", "Initialize … did not", "Initialize … does not", "Initialize … nothing", "Initialize … no "];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("an Initialize that does nothing",
            "Initialize was left empty, and the weights are all zero: the wrong gradient of W1 is zero as well.",
            LeftAlone,
            Wrong: () => Zero("W1", _ => _ => { }, new() { Phases = [GradientPhase.RandomInitialization] }),
            Right: () => Zero(null, net => net.Initialize)),

        new("an Initialize of a copy", "Initialize fills what GetParameters() returned, which is a copy.",
            LeftAlone,
            Wrong: () =>
            {
                var net = new ArrayNet<double>();
                return net.Model() with { Initialize = random => net.Clone().Initialize(random) };
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                return net.Model() with { Initialize = net.Initialize };
            }),

        new("an Initialize of another instance", "Initialize is that of the network that was built first.",
            LeftAlone,
            Wrong: () => new ArrayNet<float>().Model() with { Initialize = new ArrayNet<float>().Initialize },
            Right: () =>
            {
                var net = new ArrayNet<float>();
                return net.Model() with { Initialize = net.Initialize };
            }),

        new("an Initialize of the first layer only",
            "The second layer stays at zero, so that the first has no gradient at the start; that of W2 is wrong.",
            [.. LeftAlone, "W2 … zero", "The gradient of W2 is not"],
            Wrong: () => Zero("W2", net => random =>
            {
                net.Initialize(random);
                Array.Clear(net.W2);
                Array.Clear(net.B2);
            }),
            Right: () => Zero(null, net => net.Initialize)),

        new("an Initialize that only does so once", "A flag says that the network is initialized.",
            LeftAlone,
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                var initialized = true;
                return fit.Model() with
                {
                    Initialize = random =>
                    {
                        if (!initialized)
                        {
                            fit.Initialize(random);
                            initialized = true;
                        }
                    },
                };
            },
            Right: () => Fit.Logistic().Model()),

        new("an Initialize with a foreach over a copy", "foreach over a Select().ToArray() of the weights, whose elements are set.",
            LeftAlone,
            Wrong: () =>
            {
                var fit = Fit.Poisson();
                return fit.Model() with
                {
                    Initialize = random =>
                    {
                        var weights = fit.W.Select(value => value).ToArray();
                        for (var i = 0; i < weights.Length; i++)
                        {
                            weights[i] = random.NextDouble();
                        }
                    },
                };
            },
            Right: () => Fit.Poisson().Model()),

        new("an Initialize that makes new arrays", "Initialize replaces W1, and the component was given the array that it was.",
            Words.Replaced,
            Wrong: () =>
            {
                var net = new ArrayNet<double>("W1");
                return net.Model(Component.Of("W1", net.W1, net.DW1)) with
                {
                    Initialize = random =>
                    {
                        net.W1 = new double[4, 3];
                        net.DW1 = new double[4, 3];
                        net.Initialize(random);
                    },
                };
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                return net.Model() with
                {
                    Initialize = random =>
                    {
                        net.W1 = new double[4, 3];
                        net.DW1 = new double[4, 3];
                        net.Initialize(random);
                    },
                };
            }),

        new("an Initialize that makes a new network",
            "Initialize assigns a new network to the variable that the loss reads; the components look at the old one.",
            [.. Words.Replaced, .. Words.Unread],
            Wrong: () =>
            {
                var first = new ArrayNet<double>("b2");
                var net = first;
                Component[] components =
                    [Component.Of("W1", first.W1, first.DW1), Component.Of("b1", first.B1, first.DB1),
                        Component.Of("W2", first.W2, first.DW2), Component.Of("b2", first.B2, first.DB2)];
                return GradientModel.Of(components, () => net.Loss(), () => net.Backward()) with
                {
                    Initialize = random =>
                    {
                        net = new("b2");
                        net.Initialize(random);
                    },
                };
            },
            Right: () =>
            {
                var net = new ArrayNet<double>();
                Component[] components =
                [
                    Component.Of("W1", () => net.W1, () => net.DW1), Component.Of("b1", () => net.B1, () => net.DB1),
                    Component.Of("W2", () => net.W2, () => net.DW2), Component.Of("b2", () => net.B2, () => net.DB2),
                ];
                return GradientModel.Of(components, () => net.Loss(), () => net.Backward()) with
                {
                    Initialize = random =>
                    {
                        net = new();
                        net.Initialize(random);
                    },
                };
            }),

        new("an Initialize that kills every unit",
            "All weights and biases are set so that no ReLU is ever active; the gradient of the first layer is wrong.",
            ["inactive", "not exercised", "dead unit", "gradient is zero"],
            Wrong: () => Relu(dead: true, 3),
            Right: () => Relu(dead: false)),
    ];

    static Given Zero(string? spoilt, Func<ArrayNet<double>, Action<Random>> initialize, GradientCheckOptions? options = null)
    {
        var net = new ArrayNet<double>(spoilt);
        Array.Clear(net.W1);
        Array.Clear(net.W2);
        return Given.Of(net.Model() with { Initialize = initialize(net) }, options);
    }

    /// <summary>J = ½ mean (Σ max(0, w·x + c) − y)².</summary>
    static Given Relu(bool dead, double error = 1)
    {
        var random = new Random(6);
        double[][] x = [.. Enumerable.Range(0, 12).Select(_ => random.Normals(2))];
        double[] y = random.Normals(12), c = new double[3], dc = new double[3];
        double[,] w = new double[3, 2], dw = new double[3, 2];
        void Initialize(Random start)
        {
            ArrayNet<double>.Each(w, (i, j) => w[i, j] = start.Normal());
            for (var i = 0; i < 3; i++)
            {
                c[i] = dead ? -50 : 0.1 * start.Normal();
            }
        }

        Initialize(random);
        double Unit(int i, double[] sample) => Math.Max(0, (w[i, 0] * sample[0]) + (w[i, 1] * sample[1]) + c[i]);
        double Error(int n) => Enumerable.Range(0, 3).Sum(i => Unit(i, x[n])) - y[n];
        return GradientModel.Of([Component.Of("W", w, dw), Component.Of("c", c, dc)],
            () => x.Select((_, n) => 0.5 * Error(n) * Error(n)).Average(), () =>
            {
                Array.Clear(dw);
                Array.Clear(dc);
                for (var n = 0; n < 12; n++)
                {
                    for (var i = 0; i < 3; i++)
                    {
                        var d = error * (Unit(i, x[n]) > 0 ? Error(n) / 12 : 0);
                        dc[i] += d;
                        dw[i, 0] += d * x[n][0];
                        dw[i, 1] += d * x[n][1];
                    }
                }
            }) with { Initialize = Initialize };
    }
}
