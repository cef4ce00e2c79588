using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting.Wirings.Tests.Models;

/// <summary>
/// <c>J = 1/2n · ‖W2·tanh(W1·x + b1) + b2 − y‖²</c> in MathNet, with biases that are matrices of one column, as in many courses.
/// </summary>
internal sealed class MatrixNet
{
    const int Inputs = 3, Hidden = 4, Outputs = 2, Samples = 9;

    readonly string? spoilt;
    readonly Matrix<double> x, y;

    /// <param name="spoilt">The component whose gradient is wrong: it forgets that the batch is averaged.</param>
    public MatrixNet(string? spoilt = null)
    {
        this.spoilt = spoilt;
        var random = new Random(7);
        (x, y) = (Draw(random, Inputs, Samples), Draw(random, Outputs, Samples));
        (W1, B1) = (Draw(random, Hidden, Inputs), Draw(random, Hidden, 1));
        (W2, B2) = (Draw(random, Outputs, Hidden), Draw(random, Outputs, 1));
        (DW1, DB1, DW2, DB2) = (0 * W1, 0 * B1, 0 * W2, 0 * B2);
    }

    public Matrix<double> W1 { get; set; }

    public Matrix<double> B1 { get; set; }

    public Matrix<double> W2 { get; set; }

    public Matrix<double> B2 { get; set; }

    public Matrix<double> DW1 { get; set; }

    public Matrix<double> DB1 { get; set; }

    public Matrix<double> DW2 { get; set; }

    public Matrix<double> DB2 { get; set; }

    public double Loss()
    {
        var error = Scores(Activations()) - y;
        return error.PointwiseMultiply(error).RowSums().Sum() / (2 * Samples);
    }

    public void Backward()
    {
        var a = Activations();
        var d = (Scores(a) - y) / Samples;
        var dHidden = (W2.Transpose() * d).PointwiseMultiply(1 - a.PointwiseMultiply(a));
        (DW2, DB2) = (Spoil("W2", d * a.Transpose()), Spoil("b2", d.RowSums().ToColumnMatrix()));
        (DW1, DB1) = (Spoil("W1", dHidden * x.Transpose()), Spoil("b1", dHidden.RowSums().ToColumnMatrix()));
    }

    public void Initialize(Random random)
    {
        (W1, B1) = (Draw(random, Hidden, Inputs), Draw(random, Hidden, 1));
        (W2, B2) = (Draw(random, Outputs, Hidden), Draw(random, Outputs, 1));
    }

    /// <summary>The model, where these components take the places of those of the same name.</summary>
    public GradientModel Model(params Component[] others)
    {
        Component[] usual =
        [
            Component.Of("W1", () => W1, () => DW1), Component.Of("b1", () => B1, () => DB1),
            Component.Of("W2", () => W2, () => DW2), Component.Of("b2", () => B2, () => DB2),
        ];
        return GradientModel.Of(
            [.. usual.Select(component => others.FirstOrDefault(other => other.Name == component.Name) ?? component)], Loss, Backward);
    }

    static Matrix<double> Draw(Random random, int rows, int columns) =>
        Matrix<double>.Build.Dense(rows, columns, (_, _) => 0.6 * random.Normal());

    Matrix<double> Activations() => ((W1 * x) + (B1 * Ones())).PointwiseTanh();

    Matrix<double> Scores(Matrix<double> a) => (W2 * a) + (B2 * Ones());

    static Matrix<double> Ones() => Matrix<double>.Build.Dense(1, Samples, 1);

    Matrix<double> Spoil(string name, Matrix<double> gradient) => name == spoilt ? Samples * gradient : gradient;
}
