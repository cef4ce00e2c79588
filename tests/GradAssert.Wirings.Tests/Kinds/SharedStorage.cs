using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Two components, two elements, or values and gradients, in the same storage.</summary>
internal static class SharedStorage
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("closures over one loop variable",
            "Components are made in a loop over a variable that is declared outside: all look at the last layer.",
            Words.Shared,
            Wrong: () =>
            {
                var layers = Layers(out var model, 2);
                List<Component> components = [];
                Fit layer;
                for (var l = 0; l < layers.Length; l++)
                {
                    layer = layers[l];
                    components.Add(Component.Of($"w{l}", [4], i => layer.W[i], (i, value) => layer.W[i] = value, i => layer.DW[i]));
                }

                return model(components);
            },
            Right: () =>
            {
                var layers = Layers(out var model);
                return model([.. layers.Select(
                    (layer, l) => Component.Of($"w{l}", [4], i => layer.W[i], (i, value) => layer.W[i] = value, i => layer.DW[i]))]);
            }),

        new("a for loop whose counter is captured in a Func",
            "Component.Of($\"w{l}\", () => layers[current].W, …), with one current for all.",
            Words.Shared,
            Wrong: () =>
            {
                var layers = Layers(out var model, 2);
                var current = 0;
                List<Component> components = [];
                for (; current < layers.Length; current++)
                {
                    components.Add(Component.Of($"w{current}", () => layers[Math.Min(current, layers.Length - 1)].W,
                        () => layers[Math.Min(current, layers.Length - 1)].DW));
                }

                return model(components);
            },
            Right: () =>
            {
                var layers = Layers(out var model);
                return model([.. layers.Select((layer, l) => Component.Of($"w{l}", () => layer.W, () => layer.DW))]);
            }),

        new("a for loop whose counter is captured in a getter",
            "Component.Of($\"w{l}\", [4], i => layers[l].W[i], …) in a for loop: l is one for all, and past the end.",
            ["loop"],
            Wrong: () =>
            {
                var layers = Layers(out var model, 2);
                List<Component> components = [];
                for (var l = 0; l < layers.Length; l++)
                {
                    components.Add(Component.Of(
                        $"w{l}", [4], i => layers[l].W[i], (i, value) => layers[l].W[i] = value, i => layers[l].DW[i]));
                }

                return model(components);
            },
            Right: () =>
            {
                var layers = Layers(out var model);
                return model([.. layers.Select((layer, l) => Component.Of(
                    $"w{l}", [4], i => layers[l].W[i], (i, value) => layers[l].W[i] = value, i => layers[l].DW[i]))]);
            }),

        new("a copied line", "The line of b1 is copied for b3, and only the name is changed.",
            Words.Shared,
            Wrong: () =>
            {
                var layers = Layers(out var model, 2);
                return model([Component.Of("w1", layers[0].W, layers[0].DW), Component.Of("w2", layers[0].W, layers[0].DW)]);
            },
            Right: () =>
            {
                var layers = Layers(out var model);
                return model([Component.Of("w1", layers[0].W, layers[0].DW), Component.Of("w2", layers[1].W, layers[1].DW)]);
            }),

        new("slices that overlap by one", "The offset of the second slice of one flat vector is one too small.",
            Words.Shared,
            Wrong: () => FlatFit.Of((theta, dTheta) => [Component.Of("w", theta.AsMemory(0, 4), dTheta.AsMemory(0, 4)),
                Component.Of("b", theta.AsMemory(3, 1), dTheta.AsMemory(3, 1))], ofBias: 3),
            Right: () => FlatFit.Of((theta, dTheta) => [Component.Of("w", theta.AsMemory(0, 4), dTheta.AsMemory(0, 4)),
                Component.Of("b", theta.AsMemory(4, 1), dTheta.AsMemory(4, 1))])),

        new("slices at the same offset", "The offset is not advanced between two slices.",
            Words.Shared,
            Wrong: () => FlatFit.Of((theta, dTheta) => [Component.Of("w", theta.AsMemory(0, 4), dTheta.AsMemory(0, 4)),
                Component.Of("b", theta.AsMemory(0, 1), dTheta.AsMemory(0, 1))], ofBias: 3),
            Right: () => FlatFit.Of((theta, dTheta) => [Component.Of("w", theta.AsMemory(0, 4), dTheta.AsMemory(0, 4)),
                Component.Of("b", theta.AsMemory(4, 1), dTheta.AsMemory(4, 1))])),

        new("Array.Fill of rows", "Array.Fill(table, row) makes all rows of the table one array; the gradient counts each row on its own.",
            Words.Shared,
            Wrong: () => Embedded(net =>
            {
                Array.Fill(net.Table, net.Table[0]);
                return Component.Of("table", net.Table, net.DTable);
            }),
            Right: () => Embedded(net => Component.Of("table", net.Table, net.DTable))),

        new("Enumerable.Repeat of gradient rows", "The rows of the gradient are one array, repeated; values are rows of their own.",
            Words.Shared,
            Wrong: () => Embedded(net =>
            {
                net.DTable = [.. Enumerable.Repeat(new double[Embedding.Size], Embedding.Words)];
                return Component.Of("table", net.Table, net.DTable);
            }),
            Right: () => Embedded(net => Component.Of("table", net.Table, net.DTable))),

        new("one index for all words", "The getter of a row takes the word modulo 4 where there are five: the last word is the first.",
            Words.Shared,
            Wrong: () => Embedded(net => Component.Of(
                "table", [5, 3], i => net.Table[i / 3 % 4][i % 3],
                (i, value) => net.Table[i / 3 % 4][i % 3] = value, i => net.DTable[i / 3 % 4][i % 3])),
            Right: () => Embedded(net => Component.Of(
                "table", [5, 3], i => net.Table[i / 3][i % 3],
                (i, value) => net.Table[i / 3][i % 3] = value, i => net.DTable[i / 3][i % 3]))),

        new("a stride that is the number of rows",
            "A flat index is divided by the rows instead of by the columns: some elements are two, others none.",
            [.. Words.Shared, "row-major"],
            Wrong: () => Grid(2),
            Right: () => Grid(3)),

        new("the gradient is the values", "Component.Of(\"w\", net.W, net.W): the second argument was not changed.",
            [.. Words.Shared, "the gradient is the values"],
            Wrong: () =>
            {
                var fit = Fit.Squares();
                return GradientModel.Of([Component.Of("w", fit.W, fit.W), fit.Bias], fit.Loss, fit.Backward);
            },
            Right: () => Fit.Squares().Model()),

        new("gradients begin inside of the values",
            "Values and gradients are halves of one buffer, and the second half begins one too early.",
            Words.Shared,
            Wrong: () => Halves(3),
            Right: () => Halves(4)),

        new("one scratch buffer for two gradients", "Both layers write their gradient to the same buffer.",
            Words.Shared,
            Wrong: () =>
            {
                var layers = Layers(out var model);
                layers[1].DW = layers[0].DW;
                return model([Component.Of("w1", layers[0].W, layers[0].DW), Component.Of("w2", layers[1].W, layers[1].DW)]);
            },
            Right: () =>
            {
                var layers = Layers(out var model);
                return model([Component.Of("w1", layers[0].W, layers[0].DW), Component.Of("w2", layers[1].W, layers[1].DW)]);
            }),

        new("gradient slices that overlap by one", "Values are slices of their own; the offset of the second gradient is one too small.",
            Words.Shared,
            Wrong: () => Sliced(3),
            Right: () => Sliced(4)),

        new("a symmetric matrix in full", "The setter writes w[i, j] and w[j, i], and the gradient of each counts one of them.",
            [.. Words.Shared, "symmetric"],
            Wrong: () => Symmetric(bothWritten: true),
            Right: () => Symmetric(bothWritten: false)),
    ];

    /// <summary>Two predictors, whose losses add up.</summary>
    static Fit[] Layers(out Func<IReadOnlyList<Component>, GradientModel> model, double error = 1)
    {
        Fit[] layers = [Fit.Squares(error), Fit.Squares()];
        for (var i = 0; i < 4; i++)
        {
            layers[1].W[i] += 0.1 * (i + 1);
        }

        model = components => GradientModel.Of(components, () => layers[0].Loss() + layers[1].Loss(), () =>
        {
            layers[0].Backward();
            layers[1].Backward();
        });
        return layers;
    }

    static Given Embedded(Func<Embedding, Component> table)
    {
        var net = new Embedding();
        return net.Model(table(net));
    }

    static Given Grid(int stride)
    {
        var net = new ArrayNet<double>();
        return net.Model(Component.Of(
            "W1", [4, 3], i => net.W1[i / stride % 4, i % stride],
            (i, value) => net.W1[i / stride % 4, i % stride] = value, i => net.DW1[i / stride % 4, i % stride]));
    }

    static Given Sliced(int ofBias)
    {
        var fit = Fit.Squares();
        var gradient = new double[ofBias + 1];
        return GradientModel.Of(
            [Component.Of("w", fit.W.AsMemory(), gradient.AsMemory(0, 4)), Component.Of("b", fit.B.AsMemory(), gradient.AsMemory(ofBias, 1))],
            fit.Loss, () =>
            {
                fit.Backward();
                fit.DW.CopyTo(gradient, 0);
                fit.DB.CopyTo(gradient, ofBias);
            });
    }

    static Given Halves(int begin)
    {
        var fit = Fit.Squares();
        double[] buffer = [.. fit.W, .. fit.DW];
        fit.Weights = () => buffer;
        return GradientModel.Of([Component.Of("w", buffer.AsMemory(0, 4), buffer.AsMemory(begin, 4)), fit.Bias], fit.Loss, () =>
        {
            fit.Backward();
            fit.DW.CopyTo(buffer, begin);
        });
    }

    /// <summary>J = ½ Σ (xᵀ·W·x − t)².</summary>
    static Given Symmetric(bool bothWritten)
    {
        double[][] x = [[1, -0.5, 0.3], [0.2, 0.8, -1.1], [0.7, 0.4, 0.9]];
        double[,] w = { { 0.5, 0.2, -0.1 }, { 0.2, -0.4, 0.3 }, { -0.1, 0.3, 0.6 } }, dw = new double[3, 3];
        double Error(double[] s) => Enumerable.Range(0, 9).Sum(k => s[k / 3] * w[k / 3, k % 3] * s[k % 3]) - 0.4;
        void Write(int k, double value)
        {
            w[k / 3, k % 3] = value;
            if (bothWritten)
            {
                w[k % 3, k / 3] = value;
            }
        }

        return GradientModel.Of(
            [Component.Of("W", [3, 3], k => w[k / 3, k % 3], Write, k => dw[k / 3, k % 3])],
            () => x.Sum(s => 0.5 * Error(s) * Error(s)),
            () => ArrayNet<double>.Each(dw, (i, j) => dw[i, j] = x.Sum(s => Error(s) * s[i] * s[j])));
    }
}
