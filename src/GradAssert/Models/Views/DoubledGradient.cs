namespace GradientTesting;

/// <summary>A gradient that is half of the partial derivatives by convention, seen as these. Doubling is exact.</summary>
internal sealed class DoubledGradient(TensorView<double> gradient) : TensorView<double>(gradient.Name)
{
    public override IReadOnlyList<int> Shape => gradient.Shape;

    public override int Length => gradient.Length;

    public override bool IsWritable => gradient.IsWritable;

    public override bool IsFixed => gradient.IsFixed;

    public override bool Exists => gradient.Exists;

    public override Exception? Missing => gradient.Missing;

    public override string? AbsenceAdvice => gradient.AbsenceAdvice;

    public override double Error => 2 * gradient.Error;

    public override double Read(int index) => 2 * gradient.Read(index);

    public override void Write(int index, double value) => gradient.Write(index, value / 2);
}
