using System.Numerics;

namespace GradientTesting;

/// <summary>
/// The gradient of a component that is not used: nobody has to write it, and it is zero where nobody has made it, as None is in PyTorch.
/// </summary>
internal sealed class UnusedGradient<T>(TensorView<T> gradient, TensorView values) : TensorView<T>(gradient.Name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override IReadOnlyList<int> Shape => gradient.Exists ? gradient.Shape : values.Shape;

    public override int Length => gradient.Exists ? gradient.Length : values.Length;

    public override bool IsWritable => gradient.IsWritable;

    public override bool HasSetter => gradient.HasSetter;

    public override bool IsFixed => gradient.IsFixed;

    public override bool MayBeUnwritten => true;

    public override double Error => gradient.Error;

    public override T Read(int index) => gradient.Exists ? gradient.Read(index) : T.Zero;

    public override void Write(int index, T value)
    {
        if (gradient.Exists)
        {
            gradient.Write(index, value);
        }
    }
}
