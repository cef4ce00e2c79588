using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradientTesting;

/// <summary>A copy in the storage's own type, so that NaN payloads, signs of zero and denormals survive.</summary>
internal sealed class TensorCopy<T> : TensorCopy
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly TensorView<T> view;
    readonly T[] elements;

    public TensorCopy(TensorView<T> view)
    {
        this.view = view;
        elements = new T[view.Length];
        for (int i = 0; i < elements.Length; i++)
            elements[i] = view.Read(i);
    }

    public override int Length => elements.Length;

    public override double this[int index] => double.CreateTruncating(elements[index]);

    public override void Restore()
    {
        ThrowIfLengthChanged();
        for (int i = 0; i < elements.Length; i++)
            view.Write(i, elements[i]);
    }

    public override int FirstDifference()
    {
        ThrowIfLengthChanged();
        for (int i = 0; i < elements.Length; i++)
            if (!SameBits(view.Read(i), elements[i]))
                return i;
        return -1;
    }

    // 0.0 == -0.0 and NaN != NaN: only bits tell whether a model put back what it found.
    static bool SameBits(T left, T right) => typeof(T) == typeof(double)
        ? Unsafe.BitCast<T, long>(left) == Unsafe.BitCast<T, long>(right)
        : Unsafe.BitCast<T, int>(left) == Unsafe.BitCast<T, int>(right);

    void ThrowIfLengthChanged()
    {
        if (view.Length is var found && found != elements.Length)
            throw new GradientContractException(
                $"{view.Name}: expected {elements.Length} elements as when the check began, found {found}. " +
                "A component must keep its length while it is checked.");
    }
}
