namespace GradientTesting;

/// <summary>A model that can be copied, so that a check leaves the original alone.</summary>
public interface ICopyableModel
{
    /// <summary>An independent copy: same values, same data, no storage shared that either one writes.</summary>
    /// <returns>A new model whose components have the same names and shapes.</returns>
    IGradientModel Copy();
}
