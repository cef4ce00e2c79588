namespace GradientTesting;

/// <summary>A random direction along which code and cost were compared.</summary>
/// <param name="Elements">How many elements it moves.</param>
/// <param name="Analytic">The slope that the code has along it.</param>
/// <param name="Numeric">The slope that the cost has.</param>
/// <param name="ErrorBar">Of the latter.</param>
/// <param name="Allowed">How far the two may be apart.</param>
/// <param name="IsWrong">True where they are known to disagree.</param>
internal sealed record ComparedDirection(int Elements, double Analytic, double Numeric, double ErrorBar, double Allowed, bool IsWrong)
{
    public static ComparedDirection Of(DirectionDerivative direction, Tolerance ofElements) => new(
        direction.Block.Length, direction.Analytic, direction.Numeric.Value, direction.Numeric.ErrorBar,
        direction.Tolerance(ofElements).Allowance(direction.Analytic, direction.Numeric),
        !direction.Numeric.IsDoubtful && !direction.Agrees(ofElements));
}
