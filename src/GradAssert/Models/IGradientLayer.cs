namespace GradientTesting;

/// <summary>A layer: an upstream gradient goes in, the gradients of inputs and parameters come out.</summary>
public interface IGradientLayer
{
    /// <summary>The inputs: values x, and the gradients dx that <see cref="Backward"/> writes.</summary>
    IReadOnlyList<Component> Inputs { get; }

    /// <summary>The parameters: values θ, and the gradients dθ that <see cref="Backward"/> writes; may be empty.</summary>
    IReadOnlyList<Component> Parameters { get; }

    /// <summary>The outputs: values y, which <see cref="Forward"/> writes, and gradients dy, which are written before each <see cref="Backward"/>.</summary>
    IReadOnlyList<Component> Outputs { get; }

    /// <summary>The name that reports print.</summary>
    string Name => GetType().Name;

    /// <summary>Computes the outputs at the present inputs and parameters.</summary>
    void Forward();

    /// <summary>Computes the gradients of inputs and parameters from those of the outputs, after the <see cref="Forward"/> that it belongs to.</summary>
    void Backward();
}
