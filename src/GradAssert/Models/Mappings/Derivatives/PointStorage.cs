using MathNet.Numerics.LinearAlgebra;

namespace GradientTesting;

/// <summary>How a point goes to a user's function: in storage of its own at each call, or in the same as before.</summary>
/// <param name="Make">New storage with these numbers, rounded as the storage does.</param>
/// <param name="Write">Writes these numbers into storage that was made before.</param>
/// <param name="UnitRoundoff">Of the storage.</param>
internal sealed record PointStorage<T>(Func<double[], T> Make, Action<T, double[]> Write, double UnitRoundoff);

/// <summary>The types that a point may have.</summary>
internal static class PointStorage
{
    public static PointStorage<double[]> Doubles { get; } =
        new(numbers => [.. numbers], (storage, numbers) => numbers.CopyTo(storage, 0), 1.1102230246251565e-16);

    public static PointStorage<float[]> Singles { get; } = new(
        numbers => Array.ConvertAll(numbers, number => (float)number),
        (storage, numbers) => Array.ConvertAll(numbers, number => (float)number).CopyTo(storage, 0), 5.9604644775390625e-8);

    public static PointStorage<Vector<double>> Vectors { get; } = new(
        numbers => Vector<double>.Build.Dense([.. numbers]), (storage, numbers) => storage.SetValues(numbers), Doubles.UnitRoundoff);
}
