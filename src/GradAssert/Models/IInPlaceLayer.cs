namespace GradientTesting;

/// <summary>A layer that may write its outputs over its inputs, or the gradients of inputs over those of outputs.</summary>
public interface IInPlaceLayer
{
    /// <summary>Whether it does.</summary>
    /// <value>
    /// True: the check writes the inputs before each <see cref="IGradientLayer.Forward"/>, and expects nothing of inputs, outputs and
    /// upstream gradient afterwards.
    /// </value>
    bool IsInPlace { get; }
}
