namespace GradientTesting;

/// <summary>What a <see cref="TensorView"/> held at one moment, bit for bit.</summary>
internal abstract class TensorCopy
{
    public abstract int Length { get; }

    public abstract double this[int index] { get; }

    /// <summary>Writes the copy back into the storage that the view has now.</summary>
    public abstract void Restore();

    /// <summary>The first element, row-major, whose bits in the view differ from the copy; -1 when none does.</summary>
    public abstract int FirstDifference();
}
