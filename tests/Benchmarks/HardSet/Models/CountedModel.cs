namespace GradientTesting.Benchmarks;

/// <summary>A drawn model as a check sees it. It counts for itself, so that no report has to be believed.</summary>
internal sealed class CountedModel(DrawnModel model) : IGradientModel
{
    public IReadOnlyList<Component> Components { get; } = [.. model.Parameters.Select(parameter => parameter.Component)];

    public long Costs { get; private set; }

    public long Gradients { get; private set; }

    public double Cost()
    {
        Costs++;
        return model.Cost();
    }

    public void ComputeGradient()
    {
        Gradients++;
        model.ComputeGradient();
    }
}
