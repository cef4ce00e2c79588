using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

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
        Renew();
    }

    public override int Length => elements.Length;

    public override double this[int index] => double.CreateTruncating(elements[index]);

    public override void Renew()
    {
        ThrowIfLengthChanged();
        for (int i = 0; i < elements.Length; i++)
            elements[i] = view.Read(i);
    }

    public override void Restore()
    {
        ThrowIfLengthChanged();
        ExceptionDispatchInfo? failure = null;
        for (int i = 0; i < elements.Length; i++)
            failure = RestoreElement(i) ?? failure;
        failure?.Throw();
    }

    public override int FirstDifference()
    {
        ThrowIfLengthChanged();
        for (int i = 0; i < elements.Length; i++)
            if (view.Read(i) is var found && !SameBits(found, elements[i]) && !(view.HasSetter && IsConverted(found, elements[i])))
                return i;
        return -1;
    }

    // A setter that refuses one element must not keep the others from being put back, and one that refuses every change
    // must not be called for an element that was never changed: it would hide what was thrown first.
    ExceptionDispatchInfo? RestoreElement(int i)
    {
        try
        {
            if (!SameBits(view.Read(i), elements[i]))
                view.Write(i, elements[i]);
            return null;
        }
#pragma warning disable CA1031 // Thrown again when the other elements are back.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(failure);
        }
    }

    // What a setter that converts has left, and no number next to it mends.
    bool IsConverted(T found, T element) => found != element && view.Holds(found, element);

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
