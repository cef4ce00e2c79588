using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Y = X·W + b over a batch, in MathNet matrices that each call makes anew.</summary>
internal sealed class Dense(string? mistake)
{
    Matrix<double>? input, earlier;

    public Matrix<double> W { get; set; } = Matrix<double>.Build.DenseOfArray(new Random(1).Grid(4, 3, 0.6));

    public Vector<double> B { get; set; } = Vector<double>.Build.Dense(new Random(2).Normals(3, 0.4));

    public Matrix<double> DW { get; private set; } = Matrix<double>.Build.Dense(4, 3);

    public Vector<double> DB { get; private set; } = Vector<double>.Build.Dense(3);

    public Matrix<double> Forward(Matrix<double> x)
    {
        (earlier, input) = (input ?? x.Clone(), x.Clone());
        var y = x * W;
        for (var n = 0; n < y.RowCount; n++)
            y.SetRow(n, y.Row(n) + B);
        return y;
    }

    public Matrix<double> Backward(Matrix<double> dy)
    {
        var x = mistake == "dW from the input of the forward before" ? earlier! : input!;
        DW = x.TransposeThisAndMultiply(dy) / (mistake == "dW is a mean over the batch" ? x.RowCount : 1);
        DB = mistake switch
        {
            "db is that of the first sample" => dy.Row(0),
            "db is a mean over the batch" => dy.ColumnSums() / dy.RowCount,
            "db is never written" => DB,
            _ => dy.ColumnSums(),
        };
        if (mistake == "weight decay is added to dW")
            DW += 0.1 * W;
        DW = mistake == "dW has the shape of Wᵀ" ? DW.Transpose() : DW;
        return mistake switch
        {
            "dx is W for each sample, without dy" => Matrix<double>.Build.Dense(dy.RowCount, 3, 1) * W.Transpose(),
            "dx takes the mean of dy over the batch" =>
                Matrix<double>.Build.Dense(dy.RowCount, 3, (_, k) => dy.Column(k).Average()) * W.Transpose(),
            "dx misses the last output" => dy.SubMatrix(0, dy.RowCount, 0, 2) * W.SubMatrix(0, 4, 0, 2).Transpose(),
            _ => dy.TransposeAndMultiply(W),
        };
    }

    void Initialize(Random random)
    {
        W = Matrix<double>.Build.Dense(4, 3, (_, _) => random.Normal() / 2);
        B = Vector<double>.Build.Dense(3);
    }

    public static Kind Kind { get; } = new("dense, MathNet", Make,
        new("dW from the input of the forward before", "W", Words.Stale),
        new("dW is a mean over the batch", "W", Words.Scaled),
        new("dW has the shape of Wᵀ", "W", [.. Words.WrongShape, .. Words.Transposed]),
        new("weight decay is added to dW", "W", Words.NotOfDy),
        new("db is that of the first sample", "b", [.. Words.NotSummed, .. Words.Somewhere]),
        new("db is a mean over the batch", "b", Words.Scaled),
        new("db is never written", "b", Words.NeverWritten),
        new("dx is W for each sample, without dy", "x", Words.Ignored),
        new("dx takes the mean of dy over the batch", "x", [.. Words.AllOnes, .. Words.Scaled]),
        new("dx misses the last output", "x", Words.OneOutput));

    static Wired Make(string? mistake)
    {
        var layer = new Dense(mistake);
        var x = Matrix<double>.Build.DenseOfArray(new Random(3).Grid(5, 4));
        Matrix<double>? y = null, dx = null;
        var dy = Matrix<double>.Build.Dense(5, 3);
        return new("Dense",
            [Part.Of("x", () => x, () => dx ??= Matrix<double>.Build.Dense(5, 4))],
            [Part.Of("W", () => layer.W, () => layer.DW), Part.Of("b", () => layer.B, () => layer.DB)],
            [Part.Of("y", () => y, () => dy)],
            () => y = layer.Forward(x),
            () => dx = layer.Backward(dy))
        {
            Initialize = layer.Initialize,
        };
    }
}
