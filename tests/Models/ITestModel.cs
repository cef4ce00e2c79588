namespace GradientTesting.TestModels;

/// <summary>A model whose storage tests can reach, so that a mistake can be made in its gradient.</summary>
public interface ITestModel : IGradientModel
{
    /// <summary>The storage behind <see cref="IGradientModel.Components"/>, in the same order.</summary>
    IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>What the gradient of a regularized tensor holds per unit of its value, λ/n as a rule; 0 without L2.</summary>
    double WeightDecay => 0;
}
