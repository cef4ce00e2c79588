namespace GradientTesting;

/// <summary>What a <see cref="TensorView"/> held at one moment, bit for bit.</summary>
internal abstract class TensorCopy
{
    public abstract int Length { get; }

    public abstract double this[int index] { get; }

    /// <summary>The contents as double, row-major.</summary>
    public double[] ToArray()
    {
        var contents = new double[Length];
        for (var i = 0; i < contents.Length; i++)
        {
            contents[i] = this[i];
        }

        return contents;
    }

    /// <summary>Writes the copy back into the storage that the view has now, wherever the two differ.</summary>
    /// <remarks>An element that cannot be written does not keep the others from it; what it threw is thrown at the end.</remarks>
    public abstract void Restore();

    /// <summary>The first element, row-major, whose bits in the view differ from the copy; -1 when none does.</summary>
    public abstract int FirstDifference();
}
