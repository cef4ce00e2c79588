using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>The same model without <see cref="ICopyableModel"/>: it is checked on one core.</summary>
internal static class WithoutCopy
{
    public static GradientModel Of(ITestModel model) => Of(model, model.Cost);

    /// <param name="model">What is wrapped.</param>
    /// <param name="cost">Stands in for the model's own.</param>
    public static GradientModel Of(ITestModel model, Func<double> cost) =>
        GradientModel.Of(model.Components, cost, model.ComputeGradient) with
        {
            Initialize = model is IInitializableModel initializable ? initializable.Initialize : null,
            TrainStep = model is ITrainableModel trainable ? trainable.TrainStep : null,
            Lambda = model is IRegularizedModel regularized ? (() => regularized.Lambda, lambda => regularized.Lambda = lambda) : null,
            BatchSize = model is IBatchModel batch ? () => batch.BatchSize : null,
        };
}
