namespace GradientTesting.Tests.Differences;

/// <summary>A model at its base point, as the numerics see it.</summary>
internal sealed class Subject
{
    readonly ModelUnderTest model;
    readonly Baseline baseline;

    Subject(ModelUnderTest model)
    {
        this.model = model;
        model.BeginRun(0);
        (_, baseline) = Contract.Establish(model, GradientRun.AsIs, new HashSet<string>());
    }

    public static Subject Of(IGradientModel model) => new(ModelUnderTest.Of(model));

    /// <summary>A function without a gradient worth judging: its noise and its derivatives are looked at alone.</summary>
    public static Subject Of(Func<double[], double> cost, params double[] at) =>
        Of(FunctionModel.Of(cost, theta => new double[theta.Length], at));

    public IReadOnlyList<TensorCopy> Analytic => baseline.Gradient;

    public CostNoise Noise(int seed = 0, double claimed = 0) =>
        CostNoise.Measure(model, baseline, Direction.OfAll(model, ComponentScale.Of(baseline.Values), 0.5, new(seed)), new(seed), claimed);

    public ComponentUnderTest Component(int c = 0) =>
        new(new(model, []), baseline, c, ComponentScale.OfMoves(baseline.Values)[c], ComponentScale.Of(baseline.Values)[c], Noise(), Magnitude.Rms(baseline.Gradient[c]), 0, new());

    public PointNeighbours Neighbours(int seed = 0) => PointNeighbours.Of(model, baseline, ComponentScale.OfMoves(baseline.Values), new(seed));

    public NumericalGradient Differentiate(GradientCheckOptions? options = null) =>
        NumericalGradient.Of(new(model, []), baseline, GradientRun.AsIs, options ?? new(), new Progress(null, "", model));
}
