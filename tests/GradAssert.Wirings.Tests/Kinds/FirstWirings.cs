using System.Collections.Concurrent;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>What a first wiring gets wrong in its ten lines, in storage of any kind.</summary>
internal static class FirstWirings
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a gradient of a default", "GetValueOrDefault(\"bias1\", new double[4]): the key is spelt differently.",
            ["b1 is zero", "never computed"],
            Wrong: () => Defaulted("bias1"),
            Right: () => Defaulted("b1")),

        new("column-major values and a row-major gradient",
            "AsColumnMajorArray() is live, and ToRowMajorArray() was at hand for the gradient.",
            ["column by column"],
            Wrong: () => Major(net => net.DW1.ToRowMajorArray()),
            Right: () => Major(net => net.DW1.ToColumnMajorArray())),

        new("rows and columns exchanged in the gradient getter", "i / rows and i % rows, where the value has i / columns.",
            ["column by column", "transposed", "wrong places"],
            Wrong: () => Divided(byRows: true),
            Right: () => Divided(byRows: false)),

        new("a positive scale whose setter sets the raw number", "The getter shows softplus(raw), and the setter sets raw.",
            Words.Setter,
            Wrong: () => Softplus(value => value),
            Right: () => Softplus(value => Math.Log(Math.Exp(value) - 1))),

        new("TryUpdate with a comparand", "TryUpdate(i, value, 0) updates only where there was 0.",
            Words.Setter,
            Wrong: () => Concurrent((all, i, value) => all.TryUpdate(i, value, 0), 2),
            Right: () => Concurrent((all, i, value) => all[i] = value, 1)),

        new("the running average of the weights", "The setter writes the average that serves; the loss reads the weights.",
            Words.Unread,
            Wrong: () =>
            {
                var fit = Fit.Squares(2);
                double[] average = [.. fit.W];
                return fit.Model(Component.Of("w", [4], i => average[i], (i, value) => average[i] = value, i => fit.DW[i]));
            },
            Right: () => Fit.Squares().Model()),

        new("a setter that forgets its index", "The setter writes the first element, whatever it is asked for.",
            ["setting w[1] changes w[0]", "one number"],
            Wrong: () =>
            {
                var fit = Fit.Logistic(2);
                return fit.Model(Component.Of("w", [5], i => fit.W[i], (_, value) => fit.W[0] = value, i => fit.DW[i]));
            },
            Right: () => Fit.Logistic().Model()),

        new("a shape that ends early", "The shape says three of five weights, and the gradient of the last is wrong.",
            ["not among Components", "not listed"],
            Wrong: () =>
            {
                var fit = Fit.Logistic();
                return GradientModel.Of(
                    [Component.Of("w", [3], i => fit.W[i], (i, value) => fit.W[i] = value, i => fit.DW[i]), fit.Bias],
                    fit.Loss, () =>
                    {
                        fit.Backward();
                        fit.DW[4] *= 5;
                    }) with { Initialize = fit.Initialize };
            },
            Right: () => Fit.Logistic().Model()),

        new("a setter with a range that some weights are beyond", "The setter ignores what is not in [-0.5, 0.5]; a weight is 0.9.",
            ["limits", "range"],
            Wrong: () => Ranged(0.5, 2),
            Right: () => Ranged(double.PositiveInfinity, 1)),

        new("a setter that throws at its limit", "ArgumentOutOfRangeException beyond 0.9, where a weight stands.",
            ["limits", "takes 0.9"],
            Wrong: () => Refusing(0.9, 2),
            Right: () => Refusing(double.PositiveInfinity, 1)),

        new("λ set squared", "The setter was meant for a standard deviation.",
            [.. Words.Lambda, "Lambda … reads"],
            Wrong: () => OfLambda(value => value * value),
            Right: () => OfLambda(value => value)),

        new("λ and keep-prob crosswise", "The setter of λ sets the keep-prob, and the other way round.",
            ["setter of keep-prob writes the number that λ reads"],
            Wrong: () => Crosswise(isCrosswise: true),
            Right: () => Crosswise(isCrosswise: false)),
    ];

    static Given Defaulted(string key)
    {
        var net = new ArrayNet<double>();
        var gradients = new Dictionary<string, double[]> { ["b1"] = net.DB1 };
        return net.Model(Component.Of("b1", () => net.B1, () => gradients.GetValueOrDefault(key, new double[4])));
    }

    static Given Major(Func<MatrixNet, double[]> gradient)
    {
        var net = new MatrixNet();
        return GradientModel.Of(
            [
                .. net.Model().Components.Select(component => component.Name != "W1" ? component : Component.Of(
                    "W1", () => net.W1.AsColumnMajorArray(), () => gradient(net), net.W1.RowCount, net.W1.ColumnCount)),
            ],
            net.Loss, net.Backward);
    }

    static Given Divided(bool byRows)
    {
        var net = new ArrayNet<double>();
        return net.Model(Component.Of("W2", [2, 4], i => net.W2[i / 4, i % 4], (i, value) => net.W2[i / 4, i % 4] = value,
            i => byRows ? net.DW2[i % 2, i / 2] : net.DW2[i / 4, i % 4]));
    }

    static Given Softplus(Func<double, double> set)
    {
        double raw = 0.4, gradient = 0;
        double Scale() => Math.Log(1 + Math.Exp(raw));
        return GradientModel.Of(
            [Component.Of("scale", [1], _ => Scale(), (_, value) => raw = set(value), _ => gradient)],
            () => (Scale() * Scale()) + (1 / Scale()), () => gradient = (2 * Scale()) - (1 / (Scale() * Scale())));
    }

    static Given Concurrent(Action<ConcurrentDictionary<int, double>, int, double> set, double error)
    {
        var fit = Fit.Squares(error);
        var all = new ConcurrentDictionary<int, double>(fit.W.Select((value, i) => KeyValuePair.Create(i, value)));
        fit.Weights = () => [.. Enumerable.Range(0, 4).Select(i => all[i])];
        return fit.Model(Component.Of("w", [4], i => all[i], (i, value) => set(all, i, value), i => fit.DW[i]));
    }

    static Given Ranged(double most, double error)
    {
        var fit = Fit.Squares(error);
        double[] start = [0.9, 0.3, -0.2, 0.1];
        start.CopyTo(fit.W, 0);
        return fit.Model(Component.Of("w", [4], i => fit.W[i],
            (i, value) => fit.W[i] = Math.Abs(value) <= most ? value : fit.W[i], i => fit.DW[i]));
    }

    static Given Refusing(double most, double error)
    {
        var fit = Fit.Squares(error);
        double[] start = [0.9, 0.3, -0.2, 0.1];
        start.CopyTo(fit.W, 0);
        return fit.Model(Component.Of("w", [4], i => fit.W[i],
            (i, value) => fit.W[i] = value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value)), i => fit.DW[i]));
    }

    static Given OfLambda(Func<double, double> set)
    {
        var lambda = 0.3;
        return new Ridge(() => lambda).Model((() => lambda, value => lambda = set(value)));
    }

    static Given Crosswise(bool isCrosswise)
    {
        var net = new DropoutNet();
        var lambda = 0.1;
        void SetLambda(double value) => lambda = value;
        void SetKeep(double value) => net.Keep = value;
        return GradientModel.Of(
            net.Model.Components, () => net.Loss() + (lambda / 2 * net.V.Sum(value => value * value)), () =>
            {
                net.Backward();
                for (var k = 0; k < net.V.Length; k++)
                {
                    net.DV[k] += lambda * net.V[k];
                }
            }) with
        {
            Reseed = net.Reseed,
            KeepProbability = (() => net.Keep, isCrosswise ? SetLambda : SetKeep),
            Lambda = (() => lambda, isCrosswise ? SetKeep : SetLambda),
        };
    }
}
