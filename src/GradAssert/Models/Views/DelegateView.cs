using System.Numerics;

namespace GradientTesting;

/// <summary>A view over numbers that only the user's delegates can reach.</summary>
internal sealed class DelegateView<T>(TensorName name, SizesOfTensor sizes, Func<int, T> get, Action<int, T>? set)
    : TensorView<T>(name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override IReadOnlyList<int> Shape => sizes.Present.Sizes;

    public override int Length => sizes.Present.Length;

    public override bool IsWritable => set is not null;

    public override bool HasSetter => set is not null;

    public override bool IsFixed => false;

    public override bool Exists => sizes.Exist;

    public override T Read(int index) => get(Checked(index));

    public override void Write(int index, T value)
    {
        if (set is null)
            throw new InvalidOperationException(
                $"{Name}: expected a setter, found only a getter. Read it, do not write it.");
        set(Checked(index), value);
    }

    int Checked(int index) =>
        (uint)index < (uint)sizes.Present.Length ? index : throw new ArgumentOutOfRangeException(nameof(index));
}
