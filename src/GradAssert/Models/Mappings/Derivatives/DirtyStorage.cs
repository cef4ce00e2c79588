namespace GradientTesting;

/// <summary>Storage that a user's method fills: never clean, and never the same dirt twice.</summary>
internal sealed class DirtyStorage
{
    double size = 1;
    int calls;

    /// <summary>What the last storage held before it was filled.</summary>
    public double Filling { get; private set; }

    /// <summary>Storage of one size, filled by the user's method.</summary>
    public double[] Vector(int length, Action<double[]> fill)
    {
        var storage = new double[length];
        Array.Fill(storage, Next());
        fill(storage);
        Measure(storage);
        return storage;
    }

    /// <summary>Storage of two sizes.</summary>
    public double[,] Grid(int rows, int columns, Action<double[,]> fill)
    {
        var (storage, dirt) = (new double[rows, columns], Next());
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                storage[i, j] = dirt;
            }
        }

        fill(storage);
        Measure(storage.Cast<double>());
        return storage;
    }

    // Of the size of what is filled in, so that adding to it shows; and of no pattern in which the dirt of two calls is the same.
    double Next() => Filling = size * (1.25 + (0.5 * (++calls % 5)));

    void Measure(IEnumerable<double> storage) => size = storage.Max(Math.Abs) is > 0 and var largest && double.IsFinite(largest)
        ? Math.ScaleB(1, Math.Clamp(Math.ILogB(largest), -60, 60))
        : size;
}
