using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>A model whose cost has a large constant in it: the noise of the cost grows with it, the gradient does not.</summary>
internal sealed class WithOffset(ITestModel model, double offset) : ITestModel, IBatchModel
{
    public IReadOnlyList<Tensor> Tensors => model.Tensors;

    public IReadOnlyList<Component> Components => model.Components;

    public double WeightDecay => model.WeightDecay;

    public int BatchSize => (model as IBatchModel)?.BatchSize ?? 1;

    public double Cost() => offset + model.Cost();

    public void ComputeGradient() => model.ComputeGradient();
}
