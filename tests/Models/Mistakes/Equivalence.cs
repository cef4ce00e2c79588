namespace GradientTesting.TestModels.Mistakes;

/// <summary>The proof that a mistake cannot be seen at a point, because the gradient there is the right one after all.</summary>
public static class Equivalence
{
    const double Tolerance = 1e-12;

    /// <summary>Whether the mistake changes nothing at the model's present values. The model is left with its right gradient.</summary>
    public static bool AtPresentPoint(ITestModel model, string tensorName, Mistake mistake)
    {
        var tensor = model.Tensors.Single(tensor => tensor.Name == tensorName);
        Reseed(model);
        model.Cost();
        Reseed(model);
        model.ComputeGradient();
        var right = tensor.CopyGradient();
        var scale = model.Scale(tensor);
        mistake.Start()(model, tensor);
        var wrong = tensor.CopyGradient();
        for (var i = 0; i < right.Length; i++)
        {
            tensor.SetGradient(i, right[i]);
        }

        return Of(right, wrong, scale);
    }

    /// <summary>max |right − wrong| ≤ 1e−12 · scale; scale is the RMS of the right gradient when not given.</summary>
    public static bool Of(double[] right, double[] wrong, double? scale = null)
    {
        double largest = 0, squares = 0;
        for (var i = 0; i < right.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(right[i] - wrong[i]));
            squares += right[i] * right[i];
        }

        return largest <= Tolerance * (scale ?? Math.Sqrt(squares / right.Length));
    }

    static void Reseed(ITestModel model) => (model as IStochasticModel)?.Reseed(0);
}
