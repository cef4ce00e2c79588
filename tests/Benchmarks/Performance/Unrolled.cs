using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>All parameters of a model in one vector, as tools take them that know no components.</summary>
internal static class Unrolled
{
    public static double[] Values(ITestModel model) =>
        [.. model.Tensors.SelectMany(tensor => Enumerable.Range(0, tensor.Length).Select(tensor.Value))];

    public static void SetValues(ITestModel model, double[] theta)
    {
        var next = 0;
        foreach (var tensor in model.Tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetValue(i, theta[next++]);
            }
        }
    }
}
