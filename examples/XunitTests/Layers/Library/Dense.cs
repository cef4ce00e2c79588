using MathNet.Numerics.LinearAlgebra;

namespace XunitTests.Layers.Library;

/// <summary>Y = X W + b over a batch of rows, with matrices that are made again at each call.</summary>
public sealed class Dense(int inputs, int outputs)
{
    Matrix<double>? x;

    public Matrix<double> W { get; private set; } = Matrix<double>.Build.Random(inputs, outputs, seed: 1);

    public Vector<double> B { get; private set; } = Vector<double>.Build.Random(outputs, seed: 2);

    public Matrix<double>? DW { get; private set; }

    public Vector<double>? DB { get; private set; }

    public Matrix<double> Forward(Matrix<double> input)
    {
        x = input;
        return input * W + Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(B, input.RowCount));
    }

    public Matrix<double> Backward(Matrix<double> dy)
    {
        DW = x!.Transpose() * dy;
        DB = dy.ColumnSums();
        return dy * W.Transpose();
    }

    public void Step(double rate) => (W, B) = (W - rate * DW!, B - rate * DB!);
}
