namespace GradientTesting;

/// <summary>What the gradient of a real cost J with respect to complex parameters <c>z = x + iy</c> is taken to be.</summary>
/// <remarks>
/// Both point uphill, so that <c>z − rate · gradient</c> goes downhill; neither is <c>∂J/∂z</c>, which is the conjugate of the second.
/// </remarks>
public enum ComplexGradient
{
    /// <summary><c>∂J/∂x + i ∂J/∂y</c>, as in PyTorch: the derivatives of real and imaginary part, as they are. The default.</summary>
    PartialDerivatives,

    /// <summary>The conjugate Wirtinger derivative <c>∂J/∂z̄ = ½ (∂J/∂x + i ∂J/∂y)</c>, as in signal processing: half of that.</summary>
    ConjugateWirtinger,
}
