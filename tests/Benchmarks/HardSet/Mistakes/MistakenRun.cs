namespace GradientTesting.Benchmarks;

/// <summary>A model whose gradient has a mistake and whose cost has none.</summary>
internal sealed class MistakenRun(DrawnModel right, GradientMistake mistake) : DrawnModel
{
    public override IReadOnlyList<Parameter> Parameters => right.Parameters;

    public override double Cost() => right.Cost();

    public override void ComputeGradient()
    {
        right.ComputeGradient();
        SetGradient(mistake.Make(right, right.Gradient()));
    }

    public override bool IsAtKink() => right.IsAtKink();
}
