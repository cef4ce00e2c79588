namespace GradientTesting;

/// <summary>A model that can be copied, so that a check can use every core.</summary>
/// <remarks>
/// Copies are evaluated on threads of their own while the model is evaluated on the caller's. Buffers that
/// <see cref="IGradientModel.Cost"/> writes, such as activations, are storage too: each copy needs its own. At most one copy is made
/// for each thread and 16 elements; each run makes its own, and disposes those that are <see cref="IDisposable"/>.
/// </remarks>
public interface ICopyableModel
{
    /// <summary>An independent copy: same values, same data, no storage shared that either one writes.</summary>
    /// <returns>A new model whose components have the same names and shapes.</returns>
    IGradientModel Copy();
}
