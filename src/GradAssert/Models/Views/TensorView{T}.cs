using System.Numerics;

namespace GradientTesting;

/// <summary>A view over numbers of type <typeparamref name="T"/>, which is double or float.</summary>
/// <remarks>Doubles pass unchanged, floats widen exactly, and a double written to a float rounds to nearest.</remarks>
internal abstract class TensorView<T>(TensorName name) : TensorView
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TensorName Name => name;

    public sealed override double this[int index]
    {
        get => double.CreateTruncating(Read(index));
        set => Write(index, T.CreateTruncating(value));
    }

    public sealed override double UnitRoundoff { get; } = double.CreateTruncating(T.BitIncrement(T.One) - T.One) / 2;

    public sealed override TensorCopy Copy() => new TensorCopy<T>(this);

    /// <summary>Whether what is read is what was written, but for what a setter that converts leaves.</summary>
    public bool Holds(T found, T written) => found == written
        || (HasSetter && T.Abs(found - written) <= T.CreateTruncating(UnitsOfConversion) * LastPlace(T.Abs(written)));

    static T LastPlace(T size) => T.BitIncrement(size) - size;

    public abstract T Read(int index);

    public abstract void Write(int index, T value);
}
