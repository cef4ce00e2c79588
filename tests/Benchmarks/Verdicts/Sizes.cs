using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>Root mean squares.</summary>
internal static class Sizes
{
    public static double OfValues(Tensor tensor) => Of(Enumerable.Range(0, tensor.Length).Select(tensor.Value));

    public static double OfGradient(Tensor tensor) => Of(tensor.CopyGradient());

    public static double Of(IEnumerable<double> numbers) => Math.Sqrt(numbers.Average(number => number * number));
}
