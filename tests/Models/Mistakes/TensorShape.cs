namespace GradientTesting.TestModels.Mistakes;

/// <summary>A tensor as a matrix: rows are the first dimension, columns all others together.</summary>
internal static class TensorShape
{
    public static int Rows(this Tensor tensor) => tensor.Shape.Count == 0 ? 1 : tensor.Shape[0];

    public static int Columns(this Tensor tensor) => tensor.Length / tensor.Rows();

    public static bool IsMatrix(this Tensor tensor) =>
        tensor.Shape.Count >= 2 && tensor.Rows() >= 2 && tensor.Columns() >= 2;

    public static bool IsSquare(this Tensor tensor) => tensor.Shape.Count == 2 && tensor.Rows() == tensor.Columns();

    public static int Largest(this Tensor tensor)
    {
        var largest = 0;
        for (var i = 1; i < tensor.Length; i++)
        {
            largest = Math.Abs(tensor.Gradient(i)) > Math.Abs(tensor.Gradient(largest)) ? i : largest;
        }

        return largest;
    }

    /// <summary>
    /// The typical size of a component's gradient, as its root mean square; that of the whole model where the component
    /// is flat and its own is nothing but rounding.
    /// </summary>
    public static double Scale(this ITestModel model, Tensor tensor) =>
        tensor.IsFlat ? RootMeanSquare(model.Tensors) : RootMeanSquare([tensor]);

    static double RootMeanSquare(IEnumerable<Tensor> tensors)
    {
        double sum = 0, count = 0;
        foreach (var tensor in tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                sum += tensor.Gradient(i) * tensor.Gradient(i);
                count++;
            }
        }

        return Math.Sqrt(sum / count);
    }
}
