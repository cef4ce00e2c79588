using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace QuickStart;

/// <summary>A 64-25-10 network with a hand-written gradient: sigmoid, softmax, cross-entropy, and L2 on the weights.</summary>
/// <remarks>
/// <c>J = −1/n · Σ log p[digit] + λ/2n · (‖W1‖² + ‖W2‖²)</c>. Every step makes new matrices, as MathNet's operators do,
/// so the components are given as Funcs.
/// </remarks>
public class Network(Digits digits) : IGradientModel, IInitializableModel, ITrainableModel, IRegularizedModel, IBatchModel
{
    const int Inputs = 64, Hidden = 25, Outputs = 10;
    const double LearningRate = 0.5;

    public Matrix<double> W1 = Matrix<double>.Build.Dense(Hidden, Inputs);
    public Vector<double> b1 = Vector<double>.Build.Dense(Hidden);
    public Matrix<double> W2 = Matrix<double>.Build.Dense(Outputs, Hidden);
    public Vector<double> b2 = Vector<double>.Build.Dense(Outputs);

    public Matrix<double>? dW1, dW2;
    public Vector<double>? db1, db2;

    #region Components
    public IReadOnlyList<Component> Components =>
    [
        Component.Of("W1", () => W1, () => dW1),
        Component.Of("b1", () => b1, () => db1),
        Component.Of("W2", () => W2, () => dW2),
        Component.Of("b2", () => b2, () => db2),
    ];
    #endregion

    public double Lambda { get; set; } = 0.1;

    public int BatchSize => digits.Count;

    protected Digits Digits => digits;

    public double Cost()
    {
        var (_, scores) = Forward();
        var n = BatchSize;
        var crossEntropy = scores.EnumerateColumns().Sum(LogSumExp) - scores.PointwiseMultiply(digits.Labels).RowSums().Sum();
        return crossEntropy / n + Lambda / (2 * n) * (SquaredNorm(W1) + SquaredNorm(W2));
    }

    public virtual void ComputeGradient()
    {
        var n = BatchSize;
        var (hidden, scores) = Forward();

        var dScores = (Softmax(scores) - digits.Labels) / n;
        dW2 = dScores * hidden.Transpose() + Lambda / n * W2;
        db2 = dScores.RowSums();

        var dHidden = (W2.Transpose() * dScores).PointwiseMultiply(hidden).PointwiseMultiply(1 - hidden);
        dW1 = dHidden * digits.Images.Transpose() + Lambda / n * W1;
        db1 = dHidden.RowSums();
    }

    public void Initialize(Random random)
    {
        W1 = Matrix<double>.Build.Dense(Hidden, Inputs, (_, _) => 0.24 * random.NextDouble() - 0.12);
        b1 = Vector<double>.Build.Dense(Hidden);
        W2 = Matrix<double>.Build.Dense(Outputs, Hidden, (_, _) => 0.24 * random.NextDouble() - 0.12);
        b2 = Vector<double>.Build.Dense(Outputs);
    }

    public void TrainStep()
    {
        ComputeGradient();
        W1 -= LearningRate * dW1;
        b1 -= LearningRate * db1;
        W2 -= LearningRate * dW2;
        b2 -= LearningRate * db2;
    }

    /// <summary>25 × samples: what the hidden units say, and 10 × samples: the scores of the digits before softmax.</summary>
    protected (Matrix<double> Hidden, Matrix<double> Scores) Forward()
    {
        var hidden = (W1 * digits.Images).MapIndexed((unit, _, z) => SpecialFunctions.Logistic(z + b1[unit]), Zeros.Include);
        var scores = (W2 * hidden).MapIndexed((digit, _, z) => z + b2[digit], Zeros.Include);
        return (hidden, scores);
    }

    protected static Matrix<double> Softmax(Matrix<double> scores) =>
        Matrix<double>.Build.DenseOfColumnVectors(scores.EnumerateColumns().Select(column => (column - LogSumExp(column)).PointwiseExp()));

    static double LogSumExp(Vector<double> scores)
    {
        var largest = scores.Maximum();
        return largest + Math.Log(scores.Sum(score => Math.Exp(score - largest)));
    }

    static double SquaredNorm(Matrix<double> weights) => weights.PointwiseMultiply(weights).RowSums().Sum();
}
