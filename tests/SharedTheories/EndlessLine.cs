namespace SharedTheories;

/// <summary>A line whose cost takes as long as its test may take, on a slow machine too.</summary>
public sealed class EndlessLine : IGradientModel, IInitializableModel
{
    readonly Line line = new();
    int evaluations;

    public IReadOnlyList<Component> Components => line.Components;

    public double Cost()
    {
        evaluations++;
        GradientCheckHost.Current!.CancellationToken.WaitHandle.WaitOne();
        return line.Cost();
    }

    public void ComputeGradient() => line.ComputeGradient();

    public void Initialize(Random random) => line.Initialize(random);

    public override string ToString() => $"{line} after {(evaluations > 1 ? $"{evaluations} evaluations" : "one evaluation at most")}";
}
