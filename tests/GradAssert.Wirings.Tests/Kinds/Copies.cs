using System.Text.Json;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Copies that are not independent, or copies of something else.</summary>
internal static class Copies
{
    static readonly GradientCheckOptions Parallel = new() { MaxDegreeOfParallelism = 2 };

    static readonly string[] Dependent =
    [
        "Copy() … share", "Copy() … same model", "Copy() … same instance", "Copy() … independent", "copy … shares",
        "copy … same storage", "copy … does not react", "Copy() … does not react", "copy … not depend", "copies … share",
    ];

    static readonly string[] Different =
        ["Copy the present values", "Copy() … differ", "copy … differ", "copy … other", "Copy() … other", "Copy() … cost", "copy … cost"];

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a Copy() that returns the original", "Copy() was left as return this.",
            [.. Dependent, "itself", "the original"],
            Wrong: () => Copied((_, model) => () => model()),
            Right: Rightly),

        new("a Copy() that shares arrays", "MemberwiseClone() copies the references to the weights.",
            Dependent,
            Wrong: () => Copied(
                (net, _) => () => Of(new(inputs: 6, hidden: 20, outputs: 4) { W1 = net.W1, B1 = net.B1, W2 = net.W2, B2 = net.B2 })),
            Right: Rightly),

        new("a Copy() that shares one array", "The copy has weights of its own, and the biases of the original.",
            Dependent,
            Wrong: () => Copied((net, _) => () =>
            {
                var copy = net.Clone();
                copy.B1 = net.B1;
                return Of(copy);
            }),
            Right: Rightly),

        new("a Copy() that shares gradients", "The copy writes its gradient to the buffers of the original.",
            Dependent,
            Wrong: () => Copied((net, _) => () =>
            {
                var copy = net.Clone();
                (copy.DW1, copy.DB1, copy.DW2, copy.DB2) = (net.DW1, net.DB1, net.DW2, net.DB2);
                return Of(copy);
            }),
            Right: Rightly),

        new("a Copy() with the cost of the original", "The closure of the copy's cost is over the original network.",
            [.. Dependent, "the original"],
            Wrong: () => Copied((net, _) => () =>
            {
                var copy = net.Clone();
                return GradientModel.Of(Of(copy).Components, net.Loss, copy.Backward);
            }),
            Right: Rightly),

        new("a Copy() with the gradient of the original", "The closure of the copy's gradient is over the original network.",
            [.. Dependent, "the original", .. Different],
            Wrong: () => Copied((net, _) => () =>
            {
                var copy = net.Clone();
                return GradientModel.Of(Of(copy).Components, copy.Loss, net.Backward);
            }),
            Right: Rightly),

        new("one copy handed out twice", "The copy is kept, and handed out at each call.",
            [.. Dependent, "twice", "one instance"],
            Wrong: () => Copied((net, _) =>
            {
                var kept = Of(net.Clone());
                return () => kept;
            }, degree: 3),
            Right: Rightly),

        new("copies that share a buffer with each other", "Activations are written to one static buffer.",
            [.. Dependent, "buffer"],
            Wrong: () => Buffered(shared: true),
            Right: () => Buffered(shared: false)),

        new("a Copy() of other values", "Copy() builds a new network, which is initialized at random.",
            Different,
            Wrong: () => Copied((_, _) => () =>
            {
                ArrayNet<double> copy = new(inputs: 6, hidden: 20, outputs: 4);
                copy.Initialize(new(77));
                return Of(copy);
            }),
            Right: Rightly),

        new("a Copy() without λ", "Copy() builds a network with the default λ of 0.",
            Different,
            Wrong: () => Regularized(0),
            Right: () => Regularized(0.3)),

        new("a Copy() by JSON of floats", "Copy() goes through a file format that stores floats.",
            [.. Different, "rounds", "rounded"],
            Wrong: () => Serialized(value => (float)value),
            Right: () => Serialized(value => value)),

        new("a Copy() of other components", "The copy lists its biases before its weights.",
            [.. Different, "components"],
            Wrong: () => Copied((net, _) => () =>
            {
                var copy = net.Clone();
                return GradientModel.Of([.. Of(copy).Components.Reverse()], copy.Loss, copy.Backward);
            }),
            Right: Rightly),

        new("a Copy() of other data", "The copy takes the next shard of the data.",
            Different,
            Wrong: () => Sharded(3),
            Right: () => Sharded(0)),

        new("a Copy() that returns null", "Copy() gives up where the network is not serializable.",
            ["null"],
            Wrong: () => Copied((_, _) => () => null!),
            Right: Rightly),
    ];

    static GradientModel Of(ArrayNet<double> net) => net.Model();

    static Given Rightly() => Copied((net, _) => () => Of(net.Clone()));

    static Given Copied(Func<ArrayNet<double>, Func<IGradientModel>, Func<IGradientModel>> copy, int degree = 2)
    {
        ArrayNet<double> net = new(inputs: 6, hidden: 20, outputs: 4);
        GradientModel? model = null;
        model = Of(net) with { Initialize = net.Initialize, Copy = copy(net, () => model!) };
        return Given.Of(model, new() { MaxDegreeOfParallelism = degree });
    }

    /// <summary>J = ½ Σ (w − t)² over 400 weights, where w − t is written to a buffer.</summary>
    static Given Buffered(bool shared)
    {
        double[] t = new Random(21).Normals(400);
        double[] common = new double[400];
        GradientModel Build(double[] w)
        {
            double[] dw = new double[400], buffer = shared ? common : new double[400];
            return GradientModel.Of([Component.Of("w", w, dw)], () =>
            {
                for (var i = 0; i < 400; i++)
                {
                    buffer[i] = w[i] - t[i];
                }

                Thread.SpinWait(20);
                return buffer.Sum(value => 0.5 * value * value);
            }, () => buffer.CopyTo(dw, 0)) with { Copy = () => Build([.. w]) };
        }

        return Given.Of(Build(new Random(22).Normals(400)), Parallel);
    }

    static Given Regularized(double copied)
    {
        GradientModel Build(ArrayNet<double> net, double lambda)
        {
            double Square() => net.W1.Cast<double>().Sum(value => value * value);
            return GradientModel.Of(net.Model().Components, () => net.Loss() + (lambda / 2 * Square()), () =>
            {
                net.Backward();
                ArrayNet<double>.Each(net.W1, (i, j) => net.DW1[i, j] += lambda * net.W1[i, j]);
            }) with { Copy = () => Build(net.Clone(), copied) };
        }

        return Given.Of(Build(new(inputs: 6, hidden: 20, outputs: 4), 0.3), Parallel);
    }

    static Given Serialized(Func<double, double> stored) => Copied((net, _) => () =>
    {
        var copy = net.Clone();
        copy.B1 = [.. JsonSerializer.Deserialize<double[]>(JsonSerializer.Serialize(net.B1.Select(stored).ToArray()))!];
        return Of(copy);
    });

    static Given Sharded(int next)
    {
        GradientModel Build(Fit fit, int first) => GradientModel.Of(
            [Component.Of("w", fit.W, fit.DW), Component.Of("b", fit.B, fit.DB)],
            () => fit.LossAt(fit.W, first, 8), () => fit.BackwardAt(fit.W, first, 8)) with
        {
            Copy = () => Build(CopyOf(fit), first + next),
        };

        return Given.Of(Build(Fit.Logistic(features: 120), 0), Parallel);
    }

    static Fit CopyOf(Fit fit)
    {
        var copy = Fit.Logistic(features: fit.W.Length);
        (copy.W, copy.B) = ([.. fit.W], [.. fit.B]);
        return copy;
    }
}
