using System.Globalization;

namespace XunitTests;

/// <summary>150 flowers: four measures each in cm, and whether it is an <i>Iris virginica</i>.</summary>
public sealed record Iris(double[][] Measures, double[] IsVirginica)
{
    public static Iris Load()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "iris.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        return new(
            [.. rows.Select(row => row[..4].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())],
            [.. rows.Select(row => row[4] == "virginica" ? 1.0 : 0.0)]);
    }
}
