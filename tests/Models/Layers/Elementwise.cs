namespace GradientTesting.TestModels.Layers;

internal static class Elementwise
{
    /// <summary>to = f(from), and returns it.</summary>
    public static double[] Map(double[] from, double[] to, Func<double, double> f)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = f(from[i]);
        }

        return to;
    }

    /// <summary>d = d ∘ f(at): the step back through an activation whose derivative at <paramref name="at"/> is f.</summary>
    public static void Chain(double[] d, double[] at, Func<double, double> f)
    {
        for (var i = 0; i < d.Length; i++)
        {
            d[i] *= f(at[i]);
        }
    }

    public static void Add(double[] to, double[] what, double factor = 1)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += factor * what[i];
        }
    }

    public static void Multiply(double[] numbers, double factor)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] *= factor;
        }
    }

    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
