using MathNet.Numerics.LinearAlgebra;
using XunitTests.Layers.Library;

namespace XunitTests.Layers;

/// <summary>One example for each shape of layer, as docs/layers.md shows them.</summary>
public class LayerTests
{
    readonly Matrix<double> batch = Matrix<double>.Build.Random(3, 4, seed: 3);

    #region Theory
    [GradientTheory]
    public void Sigmoid(GradientRun run) => GradAssert.BackwardMatchesNumerical(new SigmoidLayer(5), run);
    #endregion

    [Fact]
    public void Functions()
    {
        #region Functions
        var dense = new Dense(inputs: 4, outputs: 2);
        GradAssert.BackwardMatchesNumerical(dense.Forward, dense.Backward, at: batch);
        #endregion
    }

    [Fact]
    public void Types()
    {
        #region Types
        double[,,] image = { { { 0.4, -1.3 }, { 0.8, 0.2 } }, { { -0.6, 1.5 }, { 0.9, -0.7 } } };
        GradAssert.BackwardMatchesNumerical<double[,,], double[]>(Channels.Means, dy => Channels.Spread(dy, 2, 2), at: image);
        GradAssert.BackwardMatchesNumerical((double[,,] x) => Channels.Means(x), (double[] dy) => Channels.Spread(dy, 2, 2), at: image);
        #endregion
    }

    [Fact]
    public void Parameters()
    {
        #region Parameters
        var dense = new Dense(inputs: 4, outputs: 2);
        Matrix<double> x = batch, dy = Matrix<double>.Build.Dense(3, 2);
        Matrix<double>? y = null, dx = null;
        var layer = GradientLayer.Of(
            [Component.Of("x", () => x, () => dx)], [Component.Of("y", () => y, () => dy)],
            () => y = dense.Forward(x), () => dx = dense.Backward(dy)) with
        {
            Name = "Dense",
            Parameters = [Component.Of("W", () => dense.W, () => dense.DW), Component.Of("b", () => dense.B, () => dense.DB)],
            TrainStep = () => dense.Step(0.01), // the layer's own: the check trains no layer
        };
        GradAssert.BackwardMatchesNumerical(layer);
        #endregion
    }

    [Fact]
    public void Buffers()
    {
        #region Buffers
        var smooth = new Smooth(); // returns the same arrays at each call
        GradAssert.BackwardMatchesNumerical(smooth.Forward, smooth.Backward, at: [0.4, -1.3, 2.1, 0.9]);
        #endregion
    }

    [Fact]
    public void Products()
    {
        #region Products
        GradAssert.VjpMatchesNumerical(
            f: x => [x[0] * x[1], Math.Sin(x[1])],
            vjp: (x, c) => [c[0] * x[1], (c[0] * x[0]) + (c[1] * Math.Cos(x[1]))],
            at: [0.8, -1.7]);
        #endregion
    }

    [Fact]
    public void Tensors()
    {
        #region Tensors
        var (pool, x) = (new MaxPool(), new Tensor(2, 6));
        for (var i = 0; i < x.Length; i++)
        {
            x.Set(i, MathF.Sin(3 * i));
        }

        GradAssert.BackwardMatchesNumerical(GradientLayer.Of(
            [Of("x", () => x)], [Of("y", () => pool.Output)], () => pool.Forward(x), pool.Backward));

        // A shape that is null until the first forward pass, and a setter for the gradient too.
        static Component Of(string name, Func<Tensor?> tensor) => Component.Of(
            name, () => tensor()?.Shape,
            i => tensor()!.Get(i), (int i, float value) => tensor()!.Set(i, value),
            i => tensor()!.GetGradient(i), (int i, float value) => tensor()!.SetGradient(i, value));
        #endregion
    }

    [Fact]
    public void Spans()
    {
        #region Spans
        float[] x = [0.4f, -1.3f, 2.1f, 0.9f, -0.2f], w = [0.7f, -0.6f, 1.1f], b = [0.3f], y = new float[3];
        float[] dx = new float[5], dw = new float[3], db = new float[1], dy = new float[3];
        var layer = GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            forward: () => Kernels.Forward(x, w, b[0], y),
            backward: () =>
            {
                Kernels.Data(dy, w, dx);
                Kernels.Weights(dy, x, dw);
                db[0] = Kernels.Bias(dy);
            }) with { Parameters = [Component.Of("w", w, dw), Component.Of("b", b, db)] };
        GradAssert.BackwardMatchesNumerical(layer);
        #endregion
    }

    [Fact]
    public void Several()
    {
        #region Several
        double[,] x = { { 0.4, -1.3, 0.8 }, { 1.2, 0.6, -0.9 } }, dx = new double[2, 3], sum = new double[2, 3], dSum = new double[2, 3];
        double[] v = [0.5, -0.7, 1.1], dv = new double[3], product = new double[2], dProduct = new double[2];
        GradAssert.BackwardMatchesNumerical(GradientLayer.Of(
            [Component.Of("x", x, dx), Component.Of("v", v, dv)],
            [Component.Of("sum", sum, dSum), Component.Of("product", product, dProduct)],
            () => Broadcast.Forward(x, v, sum, product), () => Broadcast.Backward(x, v, dSum, dProduct, dx, dv)));
        #endregion
    }

    [Fact]
    public void InPlace()
    {
        #region InPlace
        double[] numbers = [0.4, -1.3, 0.8], gradients = new double[3];
        GradAssert.BackwardMatchesNumerical(GradientLayer.Of(
            [Component.Of("x", numbers, gradients)], [Component.Of("y", numbers, gradients)],
            () => ExpInPlace.Forward(numbers), () => ExpInPlace.Backward(numbers, gradients)) with { InPlace = true });
        #endregion
    }

    [Fact]
    public void Accumulating()
    {
        #region Accumulating
        var embedding = new Embedding(new[,] { { 0.4, -1.3 }, { 0.8, 0.2 }, { -0.6, 1.5 } });
        int[] ids = [2, 0, 2, 1]; // ids are not differentiated: they are no input to list
        double[,] y = embedding.Look(ids), dy = new double[4, 2];
        var layer = GradientLayer.Of(
            [], [Component.Of("y", () => y, () => dy)], () => y = embedding.Look(ids), () => embedding.Backward(ids, dy)) with
        {
            Parameters = [Component.Of("table", embedding.Table, embedding.Gradient)],
            ClearGradients = embedding.ZeroGradient,
        };
        GradAssert.BackwardMatchesNumerical(layer);
        #endregion
    }

    [Fact]
    public void Flat()
    {
        #region Flat
        var cell = new Cell(); // parameters in one vector, at offsets; a state that is kept from call to call
        double[] x = [0.9], dx = new double[1], y = new double[1], dy = new double[1];
        var layer = GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("h", y, dy)], () => y[0] = cell.Step(x[0]), () => dx[0] = cell.Back(dy[0])) with
        {
            Parameters =
            [
                Component.Of("a", cell.Theta.AsMemory(0, 1), cell.Gradient.AsMemory(0, 1)),
                Component.Of("b", cell.Theta.AsMemory(1, 1), cell.Gradient.AsMemory(1, 1)),
            ],
            Reset = cell.Reset, // before each forward pass
        };
        GradAssert.BackwardMatchesNumerical(layer);
        #endregion
    }

    [Fact]
    public void Loss()
    {
        #region Loss
        double[] targets = [0.0, 1.0, 0.0]; // beside the input, and not differentiated
        GradAssert.VjpMatchesNumerical<double[], double>(
            f: scores => Math.Log(scores.Sum(Math.Exp)) - scores.Zip(targets, (score, target) => score * target).Sum(),
            vjp: (scores, c) => [.. scores.Zip(targets, (score, target) => c * ((Math.Exp(score) / scores.Sum(Math.Exp)) - target))],
            at: [0.3, -0.8, 1.4]);
        #endregion
    }

    [Fact]
    public void Rank()
    {
        #region Rank
        var x = new[,,] { { { 0.4, -1.3 }, { 0.8, 0.2 }, { -0.6, 1.5 } } };
        double[] y = new double[6], dx = new double[6], dy = new double[6]; // dx is a vector, and x is 1×3×2
        GradAssert.BackwardMatchesNumerical(GradientLayer.Of(
            [Component.Of("x", [1, 3, 2], i => x[0, i / 2, i % 2], (int i, double value) => x[0, i / 2, i % 2] = value, i => dx[i])],
            [Component.Of("y", () => y, () => dy)],
            () => y = Flatten.Forward(x), () => dx = Flatten.Backward(x, dy)));
        #endregion
    }

    [Fact]
    public void Pairs()
    {
        #region Pairs
        var affine = new Affine();
        GradAssert.BackwardMatchesNumerical(GradientLayer.Of(
            [Component.Of("x", affine.X, affine.DX)], [Component.Of("y", affine.Y, affine.DY)], affine.Forward, affine.Backward) with
        {
            Parameters = Component.FromPairs("affine", affine.ParametersAndGradients), // affine[0], affine[1]
        });
        #endregion
    }

    [Fact]
    public void Network()
    {
        GradAssert.MatchesNumerical(new LayeredNetwork([0.5, -0.8, 1.1], new Linear(3, 4), new Tanh(4), new Linear(4, 2)));

        #region Disagrees
        var report = GradientCheck.Run(new LayeredNetwork([0.5, -0.8, 1.1], new Linear(3, 4), new MistakenTanh(4), new Linear(4, 2)));
        Assert.Equal("layer 1, MistakenTanh: input gradient", report.WhereItStarts);
        #endregion
    }

    [Fact]
    public void Update()
    {
        #region Update
        double[] w = [0.4, -1.1, 0.7];
        var model = GradientModel.FromUpdate(
            [Component.OfValues("w", w)], cost: () => w.Sum(Math.Cosh),
            update: rate => Array.ForEach([0, 1, 2], i => w[i] -= rate * Math.Sinh(w[i])));
        GradAssert.MatchesNumerical(model);
        #endregion
    }
}
