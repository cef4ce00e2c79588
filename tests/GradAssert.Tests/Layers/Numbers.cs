namespace GradientTesting.Tests.Layers;

static class Numbers
{
    /// <summary>Numbers from −1.5 to 1.5, none near zero, that are the same at each call.</summary>
    public static double[] Of(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.Next(2) == 0 ? 1 : -1) * (0.3 + (1.2 * random.NextDouble())))];
    }

    public static float[] FloatsOf(int count, int seed) => Array.ConvertAll(Of(count, seed), number => (float)number);

    public static double[,] GridOf(int rows, int columns, int seed)
    {
        var (grid, numbers) = (new double[rows, columns], Of(rows * columns, seed));
        for (var i = 0; i < numbers.Length; i++)
        {
            grid[i / columns, i % columns] = numbers[i];
        }

        return grid;
    }
}
