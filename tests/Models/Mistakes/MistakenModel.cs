namespace GradientTesting.TestModels.Mistakes;

/// <summary>A right model with a mistake in one component's gradient, and with every capability that it has itself.</summary>
public static class MistakenModel
{
    /// <remarks>A model that trains itself does so by its own gradient, which is right.</remarks>
    public static GradientModel Of(ITestModel right, string tensorName, Mistake mistake)
    {
        var tensor = right.Tensors.Single(tensor => tensor.Name == tensorName);
        var corrupt = mistake.Start();
        return GradientModel.Of(right.Components, right.Cost, ComputeGradient) with
        {
            Initialize = right is IInitializableModel initializable ? initializable.Initialize : null,
            TrainStep = right is ITrainableModel trainable ? trainable.TrainStep : null,
            KeepProbability = right is IDropoutModel dropout ? KeepProbability(dropout) : null,
            KeepProbabilities =
                right is IDropoutLayersModel layers ? [.. layers.DropoutLayers.Select(KeepProbability)] : [],
            Lambda = right is IRegularizedModel regularized
                ? (() => regularized.Lambda, value => regularized.Lambda = value)
                : null,
            BatchSize = right is IBatchModel batch ? () => batch.BatchSize : null,
            Reseed = right is IStochasticModel stochastic ? stochastic.Reseed : null,
            Copy = right is ICopyableModel copyable
                ? () => Of((ITestModel)copyable.Copy(), tensorName, mistake)
                : null,
        };

        void ComputeGradient()
        {
            right.ComputeGradient();
            corrupt(right, tensor);
        }
    }

    static (Func<double> Get, Action<double> Set) KeepProbability(IDropoutModel dropout) =>
        (() => dropout.KeepProbability, value => dropout.KeepProbability = value);
}
