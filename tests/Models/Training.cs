namespace GradientTesting.TestModels;

internal static class Training
{
    /// <summary>One step of plain gradient descent.</summary>
    public static void Descend(this ITestModel model, double rate)
    {
        model.Cost();
        model.ComputeGradient();
        foreach (var tensor in model.Tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetValue(i, tensor.Value(i) - (rate * tensor.Gradient(i)));
            }
        }
    }

    /// <summary>One step downhill by a share of each element's own size, for parameters of very different scales.</summary>
    public static void DescendRelatively(this ITestModel model, double share)
    {
        model.Cost();
        model.ComputeGradient();
        foreach (var tensor in model.Tensors)
        {
            for (var i = 0; i < tensor.Length; i++)
            {
                var value = tensor.Value(i);
                tensor.SetValue(i, value - (share * Math.Abs(value) * Math.Sign(tensor.Gradient(i))));
            }
        }
    }
}
