using System.Numerics;
using GradientTesting.TestModels;

namespace GradientTesting.Tests.Findings;

/// <summary>
/// J = −1/n · Σ log softmax(W2·pool(max(0, K∗x + c)) + b2)[label] on images of 8 by 8, with four filters of 3 by 3 and pooling
/// of 2 by 2 or none: a filter's weight meets 36 ReLUs in each image. Stored and computed in <typeparamref name="T"/>.
/// </summary>
internal sealed class ConvolutionNet<T> : ITestModel, IInitializableModel, IBatchModel
    where T : struct, IFloatingPointIeee754<T>
{
    const int Side = 8, Kernel = 3, Positions = 6, Filters = 4, Classes = 3;

    readonly bool pools;
    readonly int features;
    readonly T[] patches, a, pooled, dPooled, d;
    readonly int[] winners;
    readonly Dense<T> convolution, dense;
    readonly SoftmaxCrossEntropy<T> loss;

    public ConvolutionNet(int batch, int seed, bool pools, bool summedInDouble = false)
    {
        (BatchSize, this.pools) = (batch, pools);
        var random = new Random(seed);
        patches = Patches(random.Normals<T>(Side * Side * batch), batch);
        loss = new([.. Enumerable.Range(0, batch).Select(_ => random.Next(Classes))], Classes, summedInDouble);
        const int inPixels = Positions * Positions;
        features = Filters * inPixels / (pools ? 4 : 1);
        convolution = new("1", inPixels * batch, Kernel * Kernel, Filters);
        dense = new("2", batch, features, Classes);
        (a, d) = (new T[Filters * inPixels * batch], new T[Filters * inPixels * batch]);
        (pooled, dPooled, winners) = (new T[features * batch], new T[features * batch], new int[features * batch]);
        Tensors = [convolution.Weights, convolution.Bias, dense.Weights, dense.Bias];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize { get; }

    public void Initialize(Random random)
    {
        convolution.Initialize(random, gain: 1.4);
        dense.Initialize(random);
    }

    public double Cost()
    {
        Vectors.LeakyRelu<T>(convolution.Forward(patches), a, T.Zero);
        Pool();
        return loss.Forward(dense.Forward(pools ? pooled : a));
    }

    public void ComputeGradient()
    {
        var dz = loss.Backward(dense.Z);
        dense.Backward(dz, pools ? pooled : a);
        dense.InputGradient(dz, pools ? dPooled : d);
        if (pools)
        {
            Array.Clear(d);
            for (var k = 0; k < winners.Length; k++)
            {
                d[winners[k]] += dPooled[k];
            }
        }

        Vectors.LeakyReluBackward<T>(d, convolution.Z, T.Zero);
        convolution.Backward(d, patches);
    }

    /// <summary>The largest of each window of 2 by 2, and where it is: the first where several are.</summary>
    void Pool()
    {
        for (var k = 0; k < winners.Length && pools; k++)
        {
            // Filter, row, column and sample of the window; of rows and columns there are half as many as before.
            const int half = Positions / 2;
            var (sample, column, row, filter) = (k % BatchSize, k / BatchSize % half, k / BatchSize / half % half, k / BatchSize / half / half);
            var first = (((((filter * Positions) + (2 * row)) * Positions) + (2 * column)) * BatchSize) + sample;
            var winner = first;
            foreach (var other in new[] { first + BatchSize, first + (Positions * BatchSize), first + ((Positions + 1) * BatchSize) })
            {
                winner = a[other] > a[winner] ? other : winner;
            }

            (winners[k], pooled[k]) = (winner, a[winner]);
        }
    }

    /// <summary>Every window of the images as a column, position by position and sample by sample.</summary>
    static T[] Patches(T[] images, int batch)
    {
        var patches = new T[Kernel * Kernel * Positions * Positions * batch];
        for (var k = 0; k < patches.Length; k++)
        {
            var (sample, column, row) = (k % batch, k / batch % Positions, k / batch / Positions % Positions);
            var weight = k / batch / Positions / Positions;
            patches[k] = images[((((row + (weight / Kernel)) * Side) + column + (weight % Kernel)) * batch) + sample];
        }

        return patches;
    }
}
