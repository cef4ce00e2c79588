namespace GradientTesting;

/// <summary>A layer that can be copied, so that a check can use every core.</summary>
/// <remarks>As <see cref="ICopyableModel"/>: at most one copy is made for each thread and 16 elements.</remarks>
public interface ICopyableLayer
{
    /// <summary>An independent copy: same values, no storage shared that either one writes.</summary>
    /// <returns>A new layer whose inputs, parameters and outputs have the same names and shapes.</returns>
    IGradientLayer Copy();
}
