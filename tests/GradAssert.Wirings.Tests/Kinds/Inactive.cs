using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>
/// Components whose right gradient is zero, next to storage that nobody reads, whose gradient is zero as well. What tells them apart
/// is that a large move of the first changes something.
/// </summary>
internal static class Inactive
{
    static readonly string[] NotShown = ["inactive", .. Words.Copy, .. Words.Unread];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a bias named as unused", "UnusedComponents has the bias, which the loss reads, and whose gradient nobody writes.",
            ["the gradient of b is not"],
            Wrong: () => Unwritten(isRead: true),
            Right: () => Unwritten(isRead: false)),

        new("a bias before batch normalization, cloned",
            "The bias of a normalized layer is cloned. It has no gradient, so that nothing is missed.",
            NotShown,
            Wrong: () =>
            {
                var net = new NormalizedNet();
                return net.Model(Component.Of("c", (double[])net.C.Clone(), net.DC));
            },
            Right: () => new NormalizedNet().Model()),

        new("a bias before batch normalization, by ToArray()", "The bias of a normalized layer is ToArray() of what the layer reads.",
            ["ToArray()", .. NotShown],
            Wrong: () =>
            {
                var net = new NormalizedNet();
                return net.Model(Component.Of("c", () => net.C.ToArray(), () => net.DC));
            },
            Right: () =>
            {
                var net = new NormalizedNet();
                return net.Model(Component.Of("c", () => net.C, () => net.DC));
            }),

        new("a dead unit, cloned", "The weights of a unit that is never active are cloned, with a gradient that is wrong once it is.",
            NotShown,
            Wrong: () => DeadUnit(cloned: true),
            Right: () => DeadUnit(cloned: false)),

        new("a bias of all logits, cloned",
            "A bias that is added to every logit shifts them alike, and softmax takes it away. It is cloned.",
            NotShown,
            Wrong: () => Shifted(cloned: true),
            Right: () => Shifted(cloned: false)),

        new("a bias before batch normalization, of the settings",
            "Getter and setter are of the settings that the layer took its bias from when it was built.",
            NotShown,
            Wrong: () =>
            {
                var net = new NormalizedNet();
                double[] settings = [.. net.C];
                return net.Model(Component.Of("c", [3], i => settings[i], (i, value) => settings[i] = value, i => net.DC[i]));
            },
            Right: () =>
            {
                var net = new NormalizedNet();
                return net.Model(Component.Of("c", [3], i => net.C[i], (i, value) => net.C[i] = value, i => net.DC[i]));
            }),
    ];

    static Given Unwritten(bool isRead)
    {
        var fit = Fit.Logistic();
        double[] b = isRead ? fit.B : [0.3], db = [0];
        return Given.Of(
            GradientModel.Of([Component.Of("w", () => fit.W, () => fit.DW), Component.Of("b", b, db)], fit.Loss, fit.Backward),
            new() { UnusedComponents = ["b"] });
    }

    /// <summary>J = ½ mean (v·x + max(0, w·x − 6) − y)².</summary>
    static Given DeadUnit(bool cloned)
    {
        var random = new Random(33);
        double[][] x = [.. Enumerable.Range(0, 10).Select(_ => random.Normals(2))];
        double[] y = random.Normals(10), v = random.Normals(2), dv = new double[2], w = [0.6, -0.8], dw = new double[2];
        static double Dot(double[] a, double[] b) => (a[0] * b[0]) + (a[1] * b[1]);
        double Unit(int n) => Math.Max(0, Dot(w, x[n]) - 6);
        double Error(int n) => Dot(v, x[n]) + Unit(n) - y[n];
        return GradientModel.Of(
            [Component.Of("v", v, dv), Component.Of("unit", cloned ? (double[])w.Clone() : w, dw)],
            () => x.Select((_, n) => 0.5 * Error(n) * Error(n)).Average(),
            () =>
            {
                for (var j = 0; j < 2; j++)
                {
                    dv[j] = x.Select((sample, n) => Error(n) * sample[j]).Average();
                    dw[j] = (cloned ? 2 : 1) * x.Select((sample, n) => Unit(n) > 0 ? Error(n) * sample[j] : 0).Average();
                }
            });
    }

    /// <summary>J = −mean log softmax(W·x + c)[label], with one number c.</summary>
    static Given Shifted(bool cloned)
    {
        var random = new Random(34);
        double[][] x = [.. Enumerable.Range(0, 8).Select(_ => random.Normals(2))];
        double[,] w = new double[3, 2], dw = new double[3, 2];
        double[] c = [0.37], dc = [0];
        ArrayNet<double>.Each(w, (i, j) => w[i, j] = random.Normal());
        double[] Probabilities(double[] sample)
        {
            double[] e = [.. Enumerable.Range(0, 3).Select(k => Math.Exp((w[k, 0] * sample[0]) + (w[k, 1] * sample[1]) + c[0]))];
            return [.. e.Select(value => value / e.Sum())];
        }

        double Slope(int n, int k) => Probabilities(x[n])[k] - (n % 3 == k ? 1 : 0);
        return GradientModel.Of(
            [Component.Of("W", w, dw), Component.Of("shift", cloned ? (double[])c.Clone() : c, dc)],
            () => -x.Select((sample, n) => Math.Log(Probabilities(sample)[n % 3])).Average(),
            () =>
            {
                ArrayNet<double>.Each(dw, (i, j) => dw[i, j] = x.Select((sample, n) => Slope(n, i) * sample[j]).Average());
                dc[0] = x.Select((_, n) => Slope(n, 0) + Slope(n, 1) + Slope(n, 2)).Average();
            });
    }
}
