namespace GradientTesting;

/// <summary>A model whose gradients add up from call to call until they are cleared, as an optimizer does.</summary>
public interface IAccumulatingModel
{
    /// <summary>Clears every component's gradient, as between two training steps.</summary>
    /// <remarks>
    /// Called between <see cref="IGradientModel.Cost"/> and <see cref="IGradientModel.ComputeGradient"/>, before each gradient. Must
    /// leave every value, and what the forward pass left behind, as it is. May free the storage of the gradient.
    /// </remarks>
    void ClearGradients();
}
