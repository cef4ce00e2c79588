namespace GradientTesting;

/// <summary>What a <see cref="TensorView"/> held at one moment, bit for bit.</summary>
internal abstract class TensorCopy
{
    public abstract int Length { get; }

    public abstract double this[int index] { get; }

    /// <summary>Copies of what several views hold now: new ones, or <paramref name="again"/> written anew.</summary>
    public static TensorCopy[] Of(IEnumerable<TensorView> views, TensorCopy[]? again = null)
    {
        if (again is null)
        {
            return [.. views.Select(view => view.Copy())];
        }

        foreach (var copy in again)
        {
            copy.Renew();
        }

        return again;
    }

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

    /// <summary>Copies what the view holds now, in place of what it held before.</summary>
    public abstract void Renew();

    /// <summary>Writes the copy back into the storage that the view has now, wherever the two differ.</summary>
    /// <remarks>An element that cannot be written does not keep the others from it; what it threw is thrown at the end.</remarks>
    public abstract void Restore();

    /// <summary>The first element, row-major, whose bits in the view differ from the copy; -1 when none does.</summary>
    public abstract int FirstDifference();
}
