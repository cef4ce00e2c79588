using GradientTesting.TestModels.Layers;
using Bug = GradientTesting.TestModels.EmbeddingClassifierBug;

namespace GradientTesting.TestModels;

public enum EmbeddingClassifierBug
{
    None,
    RepeatedRowsOverwritten,
    AverageMissing,
    FirstTokenOnly,
    RowOffByOne,
    FirstRowTakenForPadding,
    LabelTermMissing,
    BiasFromFirstSample,
}

/// <summary>J = −1/n · Σ log softmax(W·h + b)[label], with h the average of the rows of E that a sample's tokens name.</summary>
public sealed class EmbeddingClassifier : ITestModel, IInitializableModel, IBatchModel, ICopyableModel
{
    const int Samples = 6, Tokens = 4, Vocabulary = 12, Used = 9, Width = 4, Classes = 3;

    readonly int seed;
    readonly Bug bug;
    readonly int[] tokens = new int[Samples * Tokens];
    readonly double[] rows = new double[Vocabulary * Width];
    readonly double[] dRows = new double[Vocabulary * Width];
    readonly double[] h = new double[Samples * Width];
    readonly double[] dh = new double[Samples * Width];
    readonly DenseLayer layer = new("", Samples, Width, Classes);
    readonly SoftmaxLoss loss;

    public EmbeddingClassifier(int seed, Bug bug = Bug.None)
    {
        (this.seed, this.bug) = (seed, bug);
        var random = new Random(seed);
        for (var t = 0; t < tokens.Length; t++)
        {
            // Every used row occurs, some twice in one sample; the last rows of the vocabulary never do.
            tokens[t] = t < Used ? t : random.Next(Used);
        }

        random.Shuffle(tokens);
        tokens[1] = tokens[0];
        loss = new(random.Labels(Samples, Classes), Classes);
        Tensors = [Tensor.Of("E", rows, dRows, Vocabulary, Width), layer.Weights(), layer.Bias()];
        Components = [.. Tensors.Select(tensor => tensor.Component)];
        Initialize(random);
    }

    public IReadOnlyList<Tensor> Tensors { get; }

    public IReadOnlyList<Component> Components { get; }

    public int BatchSize => Samples;

    public void Initialize(Random random)
    {
        random.FillNormal(rows, 0.8);
        layer.Initialize(random);
    }

    public double Cost()
    {
        Array.Clear(h);
        for (var t = 0; t < tokens.Length; t++)
        {
            for (var k = 0; k < Width; k++)
            {
                h[(t / Tokens * Width) + k] += rows[(tokens[t] * Width) + k] / Tokens;
            }
        }

        return loss.Forward(layer.Forward(h));
    }

    public void ComputeGradient()
    {
        var dz = loss.Backward(averaged: true, labelTerm: bug != Bug.LabelTermMissing);
        layer.WeightGradient(dz, h);
        layer.BiasGradient(dz, bug == Bug.BiasFromFirstSample ? 1 : Samples);
        layer.InputGradient(dz, dh);

        Array.Clear(dRows);
        for (var t = 0; t < tokens.Length; t++)
        {
            if (bug == Bug.FirstRowTakenForPadding && tokens[t] == 0
                || bug == Bug.FirstTokenOnly && t % Tokens != 0)
            {
                continue;
            }

            ScatterToken(t);
        }
    }

    public IGradientModel Copy() => Tensor.CopyValues(this, new EmbeddingClassifier(seed, bug));

    void ScatterToken(int t)
    {
        var row = bug == Bug.RowOffByOne ? tokens[t] + 1 : tokens[t];
        for (var k = 0; k < Width; k++)
        {
            var d = dh[(t / Tokens * Width) + k] / (bug == Bug.AverageMissing ? 1 : Tokens);
            dRows[(row * Width) + k] = bug == Bug.RepeatedRowsOverwritten ? d : dRows[(row * Width) + k] + d;
        }
    }
}
