using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>A model to be judged, and the storage through which rules reach its gradient.</summary>
internal sealed record Specimen(ITestModel Storage, IGradientModel Model)
{
    public static Specimen Of(ITestModel model) => new(model, model);

    /// <summary>The gradient as the model computes it at its point, tensor by tensor.</summary>
    public double[][] Gradient()
    {
        Model.Cost();
        Model.ComputeGradient();
        return [.. Storage.Tensors.Select(tensor => tensor.CopyGradient())];
    }
}
