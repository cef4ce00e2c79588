namespace GradientTesting;

/// <summary>What was measured of one component at λ = 0: the part of its gradient that the data give.</summary>
/// <param name="Analytic">At the elements that were differentiated at the model's own λ.</param>
/// <param name="Agrees">Whether directions over the component agree there.</param>
/// <param name="IsHidden">Of one that disagrees there alone, whether the λ term hides that at the model's own λ.</param>
/// <param name="Numeric">Of a component that is wrong at the model's own λ or at 0, the same elements; null elsewhere.</param>
/// <param name="Data">The norm of the whole gradient there.</param>
/// <param name="Regularization">The norm of what λ adds to it.</param>
internal sealed record AtZeroLambda(
    double[] Analytic, bool Agrees, bool IsHidden, ComponentDerivative? Numeric, double Data, double Regularization);
