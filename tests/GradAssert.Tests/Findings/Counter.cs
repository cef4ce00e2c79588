namespace GradientTesting.Tests.Findings;

/// <summary>The same model, whose evaluations are counted.</summary>
internal sealed class Counter
{
    public Counter(IGradientModel model)
    {
        var original = model as GradientModel;
        Model = GradientModel.Of(
            model.Components,
            () =>
            {
                Costs++;
                return model.Cost();
            },
            () =>
            {
                Gradients++;
                model.ComputeGradient();
            }) with
        {
            Initialize = model is IInitializableModel initializable ? initializable.Initialize : original?.Initialize,
            TrainStep = model is ITrainableModel trainable ? trainable.TrainStep : original?.TrainStep,
        };
    }

    public GradientModel Model { get; }

    public long Costs { get; private set; }

    public long Gradients { get; private set; }

    /// <summary>A gradient counts as three evaluations of the cost.</summary>
    public long Total => Costs + (3 * Gradients);
}
