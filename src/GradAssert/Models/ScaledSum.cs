namespace GradientTesting;

/// <summary>A sum of squares that neither overflows nor underflows: the largest so far is taken out.</summary>
/// <remarks>The update of the reference BLAS routine dnrm2 (S. Hammarling). Not a number once one was added.</remarks>
internal struct ScaledSum
{
    double largest;
    double squares;

    /// <summary>The root of the sum.</summary>
    public readonly double Root => largest * Math.Sqrt(squares);

    public void Add(double number)
    {
        var size = Math.Abs(number);
        if (size == 0)
        {
            return;
        }

        if (!(size <= largest))
        {
            squares = 1 + (largest == 0 ? 0 : squares * (largest / size) * (largest / size));
            largest = size;
        }
        else
        {
            squares += size / largest * (size / largest);
        }
    }
}
