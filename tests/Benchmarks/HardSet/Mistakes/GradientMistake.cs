namespace GradientTesting.Benchmarks;

/// <summary>
/// Turns the right gradient into a wrong one. A function of the right gradient and of the model's values alone, so that it is made
/// again, in the same way, wherever a check evaluates.
/// </summary>
/// <param name="Name">Which mistake, where.</param>
/// <param name="Wrong">From the right model at its present values and its gradient there.</param>
internal sealed record GradientMistake(string Name, Func<DrawnModel, double[], double[]> Wrong)
{
    /// <summary>The share of the mistake that is made: wrong = right + size · (mistaken − right).</summary>
    public double Size { get; init; } = 1;

    public double[] Make(DrawnModel right, double[] gradient)
    {
        var wrong = Wrong(right, [.. gradient]);
        for (var i = 0; i < wrong.Length && Size != 1; i++)
        {
            wrong[i] = gradient[i] + (Size * (wrong[i] - gradient[i]));
        }

        return wrong;
    }

    public override string ToString() => Size == 1 ? Name : FormattableString.Invariant($"{Size:P1} of {Name}");
}

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
