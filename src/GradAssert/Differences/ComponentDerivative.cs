namespace GradientTesting;

/// <summary>The numerical gradient of one component.</summary>
/// <param name="Elements">Row-major, one for each element.</param>
/// <param name="Tolerance">How far the analytic gradient may be off.</param>
/// <param name="Scales">The length on which each element lives: derivative times scale is how much an element moves the cost.</param>
/// <param name="Step">The step chosen for the component, in units of scale; 0 where it was fixed by the user.</param>
/// <param name="IsFlat">True where no move of the whole component, large or small, changes the cost by more than noise.</param>
/// <param name="IsSinglePrecision">True where the component is stored as float.</param>
internal sealed record ComponentDerivative(ElementDerivative[] Elements, Tolerance Tolerance, double[] Scales, double Step, bool IsFlat, bool IsSinglePrecision = false);
