namespace GradientTesting.Benchmarks;

/// <summary>A cost that is known to a multiple of a number only, with the gradient of what is rounded.</summary>
internal sealed class RoundedCost(DrawnModel exact, double grid) : DrawnModel
{
    public override IReadOnlyList<Parameter> Parameters => exact.Parameters;

    public override double Cost() => Math.Round(exact.Cost() / grid) * grid;

    public override void ComputeGradient() => exact.ComputeGradient();

    public override bool IsAtKink() => exact.IsAtKink();
}
