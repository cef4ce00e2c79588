using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace QuickStart;

/// <summary>Handwritten digits of 8×8 pixels, one sample per column.</summary>
/// <param name="Images">64 × samples: the pixels, from 0 to 1.</param>
/// <param name="Labels">10 × samples: 1 in the row of the digit, 0 elsewhere.</param>
public sealed record Digits(Matrix<double> Images, Matrix<double> Labels)
{
    const double Brightest = 16;

    /// <summary>The number of samples.</summary>
    public int Count => Images.ColumnCount;

    /// <summary>Reads the first samples of <c>digits.csv</c>, which the build puts beside the program.</summary>
    public static Digits First(int count)
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "digits.csv")).Skip(1).Take(count).Select(Numbers).ToArray();
        return new(
            Matrix<double>.Build.Dense(64, count, (pixel, sample) => rows[sample][pixel] / Brightest),
            Matrix<double>.Build.Dense(10, count, (digit, sample) => rows[sample][^1] == digit ? 1 : 0));
    }

    static double[] Numbers(string line) => [.. line.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
