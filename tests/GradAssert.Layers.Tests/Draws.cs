namespace GradientTesting.Layers.Tests;

/// <summary>Numbers to start from.</summary>
internal static class Draws
{
    /// <summary>Box and Muller.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(this Random random, int count, double scale = 1) => Many(count, () => scale * random.Normal());

    public static float[] Singles(this Random random, int count, double scale = 1) => Many(count, () => (float)(scale * random.Normal()));

    /// <summary>Of both signs, and never nearer to zero than 0.1, where many activations have a kink.</summary>
    public static double[] AwayFromZero(this Random random, int count) =>
        [.. random.Normals(count).Select((value, i) => (i % 2 == 0 ? 1 : -1) * (0.1 + Math.Abs(value)))];

    public static double[,] Grid(this Random random, int rows, int columns, double scale = 1) =>
        random.Normals(rows * columns, scale).ToGrid(columns);

    public static double[][] Rows(this Random random, int rows, int columns, double scale = 1) =>
        Many(rows, () => random.Normals(columns, scale));

    /// <summary>A permutation of equally spaced numbers: no two are near to each other, so that a maximum is unique.</summary>
    public static double[] Distinct(this Random random, int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => ((2.0 * i) - count) / count)];
        random.Shuffle(values);
        return values;
    }

    public static T[,] ToGrid<T>(this T[] values, int columns)
    {
        var grid = new T[values.Length / columns, columns];
        for (var i = 0; i < values.Length; i++)
            grid[i / columns, i % columns] = values[i];
        return grid;
    }

    public static float[] ToSingles(this double[] values) => [.. values.Select(value => (float)value)];

    /// <summary>Rows of zeros.</summary>
    public static double[][] Zeros(int rows, int columns) => Many(rows, () => new double[columns]);

    static T[] Many<T>(int count, Func<T> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
}
