namespace GradientTesting.TestModels.Layers;

internal static class SquaredNorm
{
    /// <summary>‖w‖²</summary>
    public static double Of(double[] w)
    {
        var sum = 0.0;
        foreach (var v in w)
        {
            sum += v * v;
        }

        return sum;
    }
}
