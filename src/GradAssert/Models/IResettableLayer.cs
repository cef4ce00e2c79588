namespace GradientTesting;

/// <summary>A layer that keeps state from one call to the next, as the hidden state of a recurrent layer.</summary>
public interface IResettableLayer
{
    /// <summary>Brings the state to where a sequence begins. Called before each <see cref="IGradientLayer.Forward"/>.</summary>
    /// <remarks>Must leave inputs, parameters and their gradients as they are.</remarks>
    void Reset();
}
