using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>One component's gradient is kept, and those of the others are computed at each call.</summary>
internal static class KeptComponents
{
    static readonly GradientCheckOptions AsIs = new() { Phases = [GradientPhase.AsIs] };

    public static IReadOnlyList<Wiring> All { get; } =
    [
        Of("dW1 as long as W1 stays", "The outer product of the first layer is the dearest, and is kept until W1 changes.",
            "W1", net => [net.W1]),
        Of("dW2 as long as W2 stays", "The gradient of the output weights is kept until they change.", "W2", net => [net.W2]),
        Of("db1 as long as b1 stays", "The gradient of the hidden biases is kept until they change.", "b1", net => [net.B1]),
        Of("db2 as long as b2 stays", "The gradient of the output biases is kept until they change.", "b2", net => [net.B2]),
        Of("dW1 as long as its layer stays", "A layer keeps its gradient until one of its own parameters changes.",
            "W1", net => [net.W1, net.B1]),
        Of("dW2 as long as its layer stays", "The output layer keeps its gradient until one of its own parameters changes.",
            "W2", net => [net.W2, net.B2]),
        Of("dW1 as long as the weights stay", "The key of the cache has both weight matrices, and no bias.", "W1", net => [net.W1, net.W2]),
        Of("dW1 of the first call", "A flag says that the gradient of the first layer is there, and nobody takes it back.",
            "W1", _ => [], AsIs),
        Of("dW2 of the first call", "The gradient of W2 is made by ??=, as the buffers are.", "W2", _ => [], AsIs),
        Of("db2 of the first call", "The bias is not trained, so its gradient was computed once.", "b2", _ => [], AsIs),

        new("a flag for each component", "Each setter says that its own gradient is out of date, and the others are not computed.",
            ["gradient of … kept", "computed once"],
            Wrong: () => Flagged(onlyItsOwn: true),
            Right: () => Flagged(onlyItsOwn: false)),

        new("residuals of the last weights", "The residuals are kept until the weights change: dw is of the bias before, db is not.",
            ["gradient of w … kept … a move of b"],
            Wrong: () => Residuals(fit => string.Join('|', fit.W)),
            Right: () => Residuals(fit => string.Join('|', fit.W.Append(fit.B[0])))),
    ];

    static Wiring Of(
        string name, string mistake, string kept, Func<ArrayNet<double>, Array[]> key, GradientCheckOptions? options = null) => new(
            name, mistake, [$"gradient of {kept} … kept", $"gradient of {kept} … computed once"],
            Wrong: () => Given.Of(Kept(kept, key), options),
            Right: () => Given.Of(Kept(kept, net => [net.W1, net.B1, net.W2, net.B2]), options));

    static GradientModel Kept(string name, Func<ArrayNet<double>, Array[]> key)
    {
        var net = new ArrayNet<double>();
        var (last, computed) = ((string?)null, (Array?)null);
        return GradientModel.Of(net.Model().Components, net.Loss, () =>
        {
            net.Backward();
            var now = string.Join('|', key(net).SelectMany(array => array.Cast<double>()));
            Array gradient = name switch { "W1" => net.DW1, "b1" => net.DB1, "W2" => net.DW2, _ => net.DB2 };
            computed = now == last ? computed! : (Array)gradient.Clone();
            last = now;
            Array.Copy(computed, gradient, computed.Length);
        }) with { Initialize = net.Initialize };
    }

    static Given Flagged(bool onlyItsOwn)
    {
        var fit = Fit.Logistic();
        bool[] isOutOfDate = [true, true];
        double[] dw = new double[5], db = [0];
        void Changed(int component)
        {
            isOutOfDate[component] = true;
            isOutOfDate[1 - component] |= !onlyItsOwn;
        }

        return GradientModel.Of(
            [
                Component.Of("w", [5], i => fit.W[i], (i, value) =>
                {
                    fit.W[i] = value;
                    Changed(0);
                }, i => dw[i]),
                Component.Of("b", [1], i => fit.B[i], (i, value) =>
                {
                    fit.B[i] = value;
                    Changed(1);
                }, i => db[i]),
            ],
            fit.Loss, () =>
            {
                fit.Backward();
                dw = isOutOfDate[0] ? [.. fit.DW] : dw;
                db = isOutOfDate[1] ? [.. fit.DB] : db;
                (isOutOfDate[0], isOutOfDate[1]) = (false, false);
            });
    }

    static Given Residuals(Func<Fit, string> keyOf)
    {
        var fit = Fit.Squares();
        var (last, kept) = ("", (double[])[]);
        return GradientModel.Of(fit.Model().Components, fit.Loss, () =>
        {
            fit.Backward();
            kept = keyOf(fit) == last ? kept : [.. fit.DW];
            last = keyOf(fit);
            kept.CopyTo(fit.DW, 0);
        }) with { Initialize = fit.Initialize };
    }
}
