using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>A layer whose inputs, outputs or parameters are not those of its passes.</summary>
internal static class Layers
{
    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a forward pass of the sample", "Forward() reads the sample that the layer was built with, and not the input of the component.",
            [.. Words.Unread],
            Wrong: () => Tanh((x, y) => Fill(y, i => Math.Tanh(Sample[i]))),
            Right: () => Tanh()),

        new("an input that is cloned in the component", "The component has x.ToArray(), and the forward pass reads x.",
            [.. Words.Copy, .. Words.Unread],
            Wrong: () => Of([.. Sample], clone: true),
            Right: () => Of([.. Sample], clone: false)),

        new("an upstream gradient of ones", "Backward() assumes the sum of the outputs as loss.",
            ["upstream gradient"],
            Wrong: () => Tanh(back: (x, y, dy, dx) => Fill(dx, i => 1 - (y[i] * y[i]))),
            Right: () => Tanh()),

        new("an upstream gradient that is captured", "Backward() reads an array of dy that the layer made for itself; the component has another.",
            ["upstream gradient"],
            Wrong: () =>
            {
                double[] own = [1, 1, 1];
                return Tanh(back: (x, y, dy, dx) => Fill(dx, i => own[i] * (1 - (y[i] * y[i]))));
            },
            Right: () => Tanh()),

        new("an output that is another array", "Forward() makes a new array for its results; the component looks at the first one.",
            [.. Words.Unread, .. Words.Replaced, "output", "constant"],
            Wrong: () => Replaced(fresh: true),
            Right: () => Replaced(fresh: false)),

        new("gradients of inputs that are added up", "dx is never cleared, as in a framework of its own.",
            ["adds to"],
            Wrong: () => Tanh(back: (x, y, dy, dx) => Fill(dx, i => dx[i] + (dy[i] * (1 - (y[i] * y[i]))))),
            Right: () => Tanh()),

        new("weights that are no parameters", "The gradient of the weights is wrong, and they are listed as a second input under the bias's storage.",
            ["share", "same", "W", "b"],
            Wrong: () => Dense(weightsOf: dense => Component.Of("W", dense.B, dense.DB), factor: 2),
            Right: () => Dense()),

        new("a weight gradient of another layer", "Two layers of one size; the list has the gradient of the other.",
            ["W"],
            Wrong: () =>
            {
                Affine other = new(8);
                return Dense(weightsOf: dense => Component.Of("W", dense.W, other.DW));
            },
            Right: () => Dense()),

        new("an activation in place, not said", "Forward() writes its results over its input, and nobody says InPlace.",
            ["InPlace", "in place", "changed"],
            Wrong: () => InPlace(isSaid: false),
            Right: () => InPlace(isSaid: true)),

        new("a backward pass that scales its upstream gradient", "dy is multiplied by f′ where it is, and copied to dx.",
            ["upstream gradient", "changed", "dy"],
            Wrong: () => Tanh(back: (x, y, dy, dx) => Fill(dx, i => dy[i] *= 1 - (y[i] * y[i]))),
            Right: () => Tanh()),

        new("a state that nobody resets", "A recurrent cell goes on from the state that the last forward pass left.",
            ["Reset", "state"],
            Wrong: () => Recurrent(resets: false),
            Right: () => Recurrent(resets: true)),

        new("a state that is reset to the last one", "Reset() stores the last state as the first one.",
            ["Reset", "state", "call to call"],
            Wrong: () => Recurrent(resets: true, keeps: true),
            Right: () => Recurrent(resets: true)),

        new("a layer in evaluation mode", "Forward() takes the running mean, Backward() differentiates the mean of the batch.",
            ["x"],
            Wrong: () => Centred(running: true),
            Right: () => Centred(running: false)),
    ];

    static double[] Sample => [0.4, -0.9, 1.3];

    static void Fill(double[] array, Func<int, double> at)
    {
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = at(i);
        }
    }

    static Given Checked(GradientLayer layer) => new(() => GradientCheck.Backward(layer));

    static Given Tanh(Action<double[], double[]>? forward = null, Action<double[], double[], double[], double[]>? back = null)
    {
        double[] x = [.. Sample], y = new double[3], dx = new double[3], dy = new double[3];
        return Checked(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => (forward ?? ((from, to) => Fill(to, i => Math.Tanh(from[i]))))(x, y),
            () => (back ?? ((_, of, from, to) => Fill(to, i => from[i] * (1 - (of[i] * of[i])))))(x, y, dy, dx)));
    }

    static Given Of(double[] x, bool clone)
    {
        double[] y = new double[3], dx = new double[3], dy = new double[3];
        return Checked(GradientLayer.Of(
            [clone ? Component.Of("x", x.ToArray(), dx) : Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Fill(y, i => Math.Tanh(x[i])), () => Fill(dx, i => dy[i] * (1 - (y[i] * y[i])))));
    }

    static Given Replaced(bool fresh)
    {
        double[] x = [.. Sample], y = new double[3], dx = new double[3], dy = new double[3];
        var first = y;
        return Checked(GradientLayer.Of(
            [Component.Of("x", x, dx)], [fresh ? Component.Of("y", first, dy) : Component.Of("y", () => y, () => dy)],
            () => y = [.. x.Select(Math.Tanh)], () => Fill(dx, i => dy[i] * (1 - (y[i] * y[i])))));
    }

    static Given Dense(Func<Affine, Component>? weightsOf = null, double factor = 1)
    {
        Affine dense = new(7) { Factor = factor };
        return Checked(GradientLayer.Of(
            [Component.Of("x", dense.X, dense.DX)], [Component.Of("y", dense.Y, dense.DY)], dense.Forward, dense.Backward) with
        {
            Parameters = [(weightsOf ?? (of => Component.Of("W", of.W, of.DW)))(dense), Component.Of("b", dense.B, dense.DB)],
        });
    }

    static Given InPlace(bool isSaid)
    {
        double[] x = [.. Sample], d = new double[3], kept = new double[3];
        return Checked(GradientLayer.Of(
            [Component.Of("x", x, d)], [Component.Of("y", x, d)],
            () => Fill(x, i => kept[i] = Math.Tanh(x[i])), () => Fill(d, i => d[i] * (1 - (kept[i] * kept[i])))) with { InPlace = isSaid });
    }

    static Given Recurrent(bool resets, bool keeps = false)
    {
        double[] x = [0.9], dx = [0], y = [0], dy = [0], a = [0.6], da = [0];
        var (start, state) = (0.2, 0.2);
        var before = 0.0;
        return Checked(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("h", y, dy)],
            () =>
            {
                before = state;
                y[0] = state = Math.Tanh(x[0] + (a[0] * before));
            },
            () => (dx[0], da[0]) = (dy[0] * (1 - (y[0] * y[0])), dy[0] * (1 - (y[0] * y[0])) * before)) with
        {
            Parameters = [Component.Of("a", a, da)],
            Reset = resets ? () => (state, start) = keeps ? (state, state) : (start, start) : null,
        });
    }

    /// <summary>yᵢ = (xᵢ − mean)², the mean that of the batch, or one that is kept.</summary>
    static Given Centred(bool running)
    {
        double[] x = [.. Sample], y = new double[3], dx = new double[3], dy = new double[3];
        double Mean() => running ? 0.27 : x.Average();
        return Checked(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Fill(y, i => Math.Pow(x[i] - Mean(), 2)),
            () =>
            {
                double[] d = [.. dy.Select((value, i) => 2 * value * (x[i] - Mean()))];
                Fill(dx, i => d[i] - d.Average());
            }));
    }
}
