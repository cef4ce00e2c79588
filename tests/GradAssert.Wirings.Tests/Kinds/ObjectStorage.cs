using System.Collections.Concurrent;
using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Structs, records, dictionaries and tensors of the user's own.</summary>
internal static class ObjectStorage
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a struct in a list", "layers[0] of a List is a copy of the struct, and its field is written.",
            [" struct", .. Words.Copy, .. Words.Setter],
            Wrong: () =>
            {
                var fit = Fit.Squares(2);
                List<Layer> layers = [new() { First = fit.W[0] }];
                void Write(double value)
                {
                    var layer = layers[0];
                    layer.First = value;
                }

                fit.Weights = () => [layers[0].First, fit.W[1], fit.W[2], fit.W[3]];
                return fit.Model(Component.Of("w0", [1], _ => layers[0].First, (_, value) => Write(value), _ => fit.DW[0]));
            },
            Right: () =>
            {
                var fit = Fit.Squares();
                Layer[] layers = [new() { First = fit.W[0] }];
                fit.Weights = () => [layers[0].First, fit.W[1], fit.W[2], fit.W[3]];
                return fit.Model(Component.Of("w0", [1], _ => layers[0].First, (_, value) => layers[0].First = value, _ => fit.DW[0]));
            }),

        new("a struct captured before the network",
            "A struct is copied when the network is made of it: the wiring moves the first, the network reads the second.",
            [" struct", .. Words.Unread],
            Wrong: () => OfStruct((layer, _) => layer),
            Right: () => OfStruct((_, network) => network)),

        new("a boxed struct",
            "The component keeps the layer as an object: boxing copies it, and the gradient is that of the box, which is zero.",
            ["boxed", "boxing", " struct", .. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Logistic(2);
                ILayer boxed = new Layer { First = fit.W[0] };
                return fit.Model(Component.Of("w0", [1], _ => boxed.First, (_, value) => boxed.First = value, _ => 0));
            },
            Right: () =>
            {
                var fit = Fit.Logistic();
                ILayer boxed = new Layer { First = fit.W[0] };
                fit.Weights = () => [boxed.First, .. fit.W.Skip(1)];
                return fit.Model(Component.Of("w0", [1], _ => boxed.First, (_, value) => boxed.First = value, _ => fit.DW[0]));
            }),

        new("a discarded `with` of a record", "parameters with { … } is a new record, which nobody keeps.",
            ["with {", "`with`", .. Words.Setter],
            Wrong: () => OfRecord((_, _) => { }, 2),
            Right: () => OfRecord((keep, changed) => keep(changed))),

        new("a misspelt key, written", "The setter writes theta[\"Bias\"], and the network reads theta[\"bias\"].",
            ["key", .. Words.Setter],
            Wrong: () => OfDictionary("bias", "Bias", 3),
            Right: () => OfDictionary("bias", "bias")),

        new("a misspelt key, written and read",
            "Getter and setter agree on a key that the network does not know, and the gradient under it is never filled.",
            ["key", .. Words.Unread],
            Wrong: () => OfDictionary("Bias", "Bias", 3),
            Right: () => OfDictionary("bias", "bias")),

        new("a parameter server without a push", "Pull() fetches a copy of the parameters, and what is written to it is never pushed.",
            ["push", "new array", .. Words.Copy],
            Wrong: () =>
            {
                var (server, fit) = Served(2);
                return fit.Model(Component.Of("w", () => server.Pull("w"), () => fit.DW));
            },
            Right: () =>
            {
                var (server, fit) = Served(1);
                return fit.Model(
                    Component.Of("w", [4], i => server.Pull("w")[i], (i, value) => server.Push("w", i, value), i => fit.DW[i]));
            }),

        new("a parameter server that pushes late", "Push() queues the write until the next Commit(), which the check does not know of.",
            ["push", .. Words.Setter],
            Wrong: () =>
            {
                var (server, fit) = Served(-1);
                ConcurrentQueue<(int, double)> queue = new();
                return fit.Model(Component.Of("w", [4], i => server.Pull("w")[i], (i, value) => queue.Enqueue((i, value)), i => fit.DW[i]));
            },
            Right: () =>
            {
                var (server, fit) = Served(1);
                return fit.Model(
                    Component.Of("w", [4], i => server.Pull("w")[i], (i, value) => server.Push("w", i, value), i => fit.DW[i]));
            }),

        new("Data of a tensor of one's own", "tensor.Data hands out a defensive copy.",
            ["new array", .. Words.Copy],
            Wrong: () =>
            {
                var (tensor, fit) = OfTensor(2);
                return fit.Model(Component.Of("w", () => tensor.Data, () => tensor.Grad));
            },
            Right: () =>
            {
                var (tensor, fit) = OfTensor(1);
                return fit.Model(Component.Of("w", [5], i => tensor[i], (i, value) => tensor[i] = value, i => tensor.Grad[i]));
            }),

        new("a detached tensor", "tensor.Detach() is a tensor of its own; the component moves that one.",
            ["detach", .. Words.Copy, .. Words.Unread],
            Wrong: () =>
            {
                var (tensor, fit) = OfTensor(2);
                var detached = tensor.Detach();
                return fit.Model(Component.Of("w", [5], i => detached[i], (i, value) => detached[i] = value, i => detached.Grad[i]));
            },
            Right: () =>
            {
                var (tensor, fit) = OfTensor(1);
                return fit.Model(Component.Of("w", [5], i => tensor[i], (i, value) => tensor[i] = value, i => tensor.Grad[i]));
            }),

        new("weights per thread",
            "A ThreadLocal of the weights is written on the thread of the wiring, and the loss is computed on another.",
            ["thread", .. Words.Unread],
            Wrong: () =>
            {
                var fit = Fit.Poisson(2);
                var start = fit.W;
                ThreadLocal<double[]> weights = new(() => [.. start]);
                fit.Weights = () => weights.Value!;
                return GradientModel.Of(
                    [Component.Of("w", () => weights.Value, () => fit.DW), fit.Bias],
                    () => OnAnotherThread(fit.Loss), () => OnAnotherThread(() =>
                    {
                        fit.Backward();
                        return 0;
                    }));
            },
            Right: () =>
            {
                var fit = Fit.Poisson();
                return GradientModel.Of([Component.Of("w", () => fit.W, () => fit.DW), fit.Bias],
                    () => OnAnotherThread(fit.Loss), fit.Backward);
            }),
    ];

    interface ILayer
    {
        double First { get; set; }
    }

    struct Layer : ILayer
    {
        public double First { readonly get; set; }
    }

    sealed record Parameters(double Slope, double Offset);

    sealed class LayerBox(Layer layer)
    {
        public Layer Layer = layer;
    }

    sealed class Server(double[] weights)
    {
        readonly Dictionary<string, double[]> stored = new() { ["w"] = [.. weights] };

        public double[] Pull(string key) => [.. stored[key]];

        public void Push(string key, int index, double value) => stored[key][index] = value;
    }

    sealed class OwnTensor(double[] data, double[] grad)
    {
        public double[] Data => [.. data];

        public double[] Grad => grad;

        public double this[int index]
        {
            get => data[index];
            set => data[index] = value;
        }

        public OwnTensor Detach() => new([.. data], new double[grad.Length]);
    }

    static Given OfStruct(Func<LayerBox, LayerBox, LayerBox> moved)
    {
        var fit = Fit.Logistic();
        Layer layer = new() { First = fit.W[0] };
        LayerBox wired = new(layer), network = new(layer);
        fit.Weights = () => [network.Layer.First, .. fit.W.Skip(1)];
        var box = moved(wired, network);
        return fit.Model(Component.Of("w0", [1], _ => box.Layer.First, (_, value) => box.Layer.First = value, _ => fit.DW[0]));
    }

    /// <summary>J = ½ Σ (tanh(slope · x) + offset − y)².</summary>
    static Given OfRecord(Action<Action<Parameters>, Parameters> write, double error = 1)
    {
        Parameters parameters = new(0.8, -0.3);
        double[] x = [-1.2, 0.4, 0.9, 2.1], y = [-1, 0.2, 0.3, 0.9];
        double dSlope = 0, dOffset = 0;
        double Error(int i) => Math.Tanh(parameters.Slope * x[i]) + parameters.Offset - y[i];
        return GradientModel.Of(
            [
                Component.Of("slope", [1], _ => parameters.Slope,
                    (_, value) => parameters = parameters with { Slope = value }, _ => dSlope),
                Component.Of("offset", [1], _ => parameters.Offset,
                    (_, value) => write(changed => parameters = changed, parameters with { Offset = value }), _ => dOffset),
            ],
            () => x.Select((_, i) => 0.5 * Error(i) * Error(i)).Sum(),
            () => (dSlope, dOffset) = (
                x.Select((_, i) => Error(i) * x[i] * (1 - Math.Pow(Math.Tanh(parameters.Slope * x[i]), 2))).Sum(),
                error * x.Select((_, i) => Error(i)).Sum()));
    }

    static Given OfDictionary(string read, string written, double error = 1)
    {
        var fit = Fit.Poisson();
        Dictionary<string, double> theta = new() { ["bias"] = 0.2 }, gradients = [];
        return GradientModel.Of(
            [
                Component.Of("w", () => fit.W, () => fit.DW),
                Component.Of("bias", [1], _ => theta.GetValueOrDefault(read),
                    (_, value) => theta[written] = value, _ => gradients.GetValueOrDefault(read)),
            ],
            () =>
            {
                fit.B[0] = theta["bias"];
                return fit.Loss();
            },
            () =>
            {
                fit.Backward();
                gradients["bias"] = error * fit.DB[0];
            });
    }

    static (Server Server, Fit Fit) Served(double error)
    {
        var fit = Fit.Squares(error);
        Server server = new(fit.W);
        fit.Weights = () => server.Pull("w");
        return (server, fit);
    }

    static (OwnTensor Tensor, Fit Fit) OfTensor(double error)
    {
        var fit = Fit.Logistic(error);
        OwnTensor tensor = new([.. fit.W], fit.DW);
        fit.Weights = () => tensor.Data;
        return (tensor, fit);
    }

    static double OnAnotherThread(Func<double> compute)
    {
        double result = 0;
        Thread thread = new(() => result = compute());
        thread.Start();
        thread.Join();
        return result;
    }
}
