using NUnit.Framework;
using NUnit.Framework.Constraints;

namespace GradientTesting.NUnit;

/// <summary>
/// <see cref="Does"/>, and the constraint on a gradient: <c>Assert.That(model, GradientDoes.MatchNumericalGradient())</c>.
/// </summary>
public abstract class GradientDoes : Does
{
    /// <summary>Passes where a model's gradient is the gradient of its cost, at every phase.</summary>
    /// <returns>The constraint, to which options can be added.</returns>
    public static MatchNumericalGradientConstraint MatchNumericalGradient() => new();

    /// <summary>Passes where the backward pass of an <see cref="IGradientLayer"/> is right, at every phase that it has.</summary>
    /// <returns>The constraint, to which options can be added.</returns>
    public static MatchNumericalGradientConstraint MatchNumericalBackward() => new(ofLayers: true);
}
