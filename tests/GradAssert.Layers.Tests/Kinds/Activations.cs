using MathNet.Numerics.LinearAlgebra;
using static GradientTesting.Layers.Tests.Common;

namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Activations, each over another kind of storage.</summary>
internal static class Activations
{
    const double Alpha = 0.7, Leak = 0.1;

    public static Kind[] All { get; } =
    [
        new("sigmoid, double[]", Sigmoid,
            [.. Mistakes(Ignores, Twice, Before), new("derivative at the input", "x", Words.AtInput)]),

        new("tanh, shape of two dimensions", Tanh,
        [
            .. Mistakes(Clips, Never),
            new("derivative at the output of the output", "x", Words.AtOutput),
            new("y is not squared", "x", [.. Words.MissingTerm, "derivative"]),
        ]),

        new("ReLU, float[]", Relu,
        [
            .. Mistakes(Accumulates, Touches, Gates),
            new("the gate is left open", "x", [.. Words.NegativeOnly, .. Words.Unmasked]),
        ]),

        new("leaky ReLU, tensor by index", LeakyRelu,
        [
            .. Mistakes(Overwrites),
            new("the slope is another", "x", Words.NegativeOnly),
            new("the slope is zero", "x", Words.NegativeOnly),
            new("slopes are exchanged", "x", [.. Words.Sign, .. Words.PositiveOnly]),
        ]),

        new("GELU, Memory<float>", Gelu,
        [
            .. Mistakes(Mean, Corner),
            new("the term of the density is missing", "x", Words.MissingTerm),
            new("the density is not halved", "x", [.. Words.MissingTerm, .. Words.Scaled]),
        ]),

        new("softplus, MathNet vector", Softplus,
        [
            .. Mistakes(Negates, Averages),
            new("sigmoid of the output", "x", Words.AtOutput),
            new("sigmoid of −x", "x", [.. Words.Sign, "mirror", "a sigmoid of −x"]),
        ]),

        new("ELU, tensor by index", Elu,
        [
            .. Mistakes(Rounds, Magnitude),
            new("α is not added to y", "x", Words.NegativeOnly),
            new("derivative at the output", "x", [.. Words.AtOutput, .. Words.NegativeOnly]),
        ]),
    ];

    static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    static Wired Sigmoid(string? mistake)
    {
        var layer = new ElementWise<double>(mistake, Logistic,
            (x, y) => mistake == "derivative at the input" ? x * (1 - x) : y * (1 - y), new Random(1).Normals(7));
        return new("Sigmoid",
            [Part.Of("x", layer.X, layer.DX)], [], [Part.Of("y", layer.Y, layer.DY)], layer.Forward, layer.Backward);
    }

    static Wired Tanh(string? mistake)
    {
        var layer = new ElementWise<double>(mistake, Math.Tanh, (_, y) => mistake switch
        {
            "derivative at the output of the output" => 1 - (Math.Tanh(y) * Math.Tanh(y)),
            "y is not squared" => 1 - y,
            _ => 1 - (y * y),
        }, new Random(2).Normals(12));
        return new("Tanh",
            [Part.Of("x", layer.X, layer.DX, 3, 4)], [], [Part.Of("y", layer.Y, layer.DY, 3, 4)], layer.Forward, layer.Backward);
    }

    static Wired Relu(string? mistake)
    {
        var layer = new ElementWise<float>(mistake, x => Math.Max(0, x), (x, _) => x > 0 || mistake == "the gate is left open" ? 1 : 0,
            new Random(3).AwayFromZero(10).ToSingles());
        return new("Relu",
            [Part.Of("x", layer.X, layer.DX)], [], [Part.Of("y", layer.Y, layer.DY)], layer.Forward, layer.Backward);
    }

    static Wired LeakyRelu(string? mistake)
    {
        var layer = new ElementWise<double>(mistake, x => x > 0 ? x : Leak * x, (x, _) => mistake switch
        {
            "the slope is another" => x > 0 ? 1 : Leak * Leak,
            "the slope is zero" => x > 0 ? 1 : 0,
            "slopes are exchanged" => x > 0 ? Leak : 1,
            _ => x > 0 ? 1 : Leak,
        }, new Random(4).AwayFromZero(12));
        Tensor x = new(layer.X, layer.DX, 3, 4), y = new(layer.Y, layer.DY, 3, 4);
        return new("LeakyRelu", [x.Part("x")], [], [y.Part("y")], layer.Forward, layer.Backward);
    }

    /// <summary>y = ½x·(1 + tanh u), u = √(2/π)·(x + 0.044715x³).</summary>
    static Wired Gelu(string? mistake)
    {
        const float Root = 0.7978846f, Cubic = 0.044715f;
        static float T(float x) => MathF.Tanh(Root * (x + (Cubic * x * x * x)));
        var layer = new ElementWise<float>(mistake, x => 0.5f * x * (1 + T(x)), (x, _) =>
        {
            var density = (1 - (T(x) * T(x))) * Root * (1 + (3 * Cubic * x * x));
            var half = mistake switch { "the term of the density is missing" => 0, "the density is not halved" => 1, _ => 0.5f };
            return (0.5f * (1 + T(x))) + (half * x * density);
        }, new Random(5).Singles(9));
        return new("Gelu",
            [Part.Of("x", layer.X.AsMemory(), layer.DX.AsMemory())], [], [Part.Of("y", layer.Y.AsMemory(), layer.DY.AsMemory())],
            layer.Forward, layer.Backward);
    }

    static Wired Softplus(string? mistake)
    {
        var layer = new ElementWise<double>(mistake, x => Math.Log(1 + Math.Exp(x)), (x, y) => mistake switch
        {
            "sigmoid of the output" => Logistic(y),
            "sigmoid of −x" => Logistic(-x),
            _ => Logistic(x),
        }, new Random(6).Normals(6));
        return new("Softplus", [Part.Of("x", V(layer.X), V(layer.DX))], [], [Part.Of("y", V(layer.Y), V(layer.DY))],
            layer.Forward, layer.Backward);

        // Over the array, without a copy.
        static Vector<double> V(double[] values) => Vector<double>.Build.Dense(values);
    }

    static Wired Elu(string? mistake)
    {
        var layer = new ElementWise<double>(mistake, x => x > 0 ? x : Alpha * (Math.Exp(x) - 1), (x, y) => mistake switch
        {
            _ when x > 0 => 1,
            "α is not added to y" => y,
            "derivative at the output" => Alpha * Math.Exp(y),
            _ => y + Alpha,
        }, new Random(7).AwayFromZero(8));
        Tensor x = new(layer.X, layer.DX, 2, 4), y = new(layer.Y, layer.DY, 2, 4);
        return new("Elu", [x.Part("x")], [], [y.Part("y")], layer.Forward, layer.Backward);
    }
}
