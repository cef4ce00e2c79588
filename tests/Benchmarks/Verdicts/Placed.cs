using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>Puts a model at the ordinary points: initialized, jittered, trained.</summary>
internal static class Placed
{
    const int TrainingSteps = 10;

    /// <summary>The three points of one kind and seed.</summary>
    public static IReadOnlyList<Place> At(ModelKind kind, int seed)
    {
        var single = kind.Tags.HasFlag(ModelTags.SinglePrecision);
        return
        [
            new(() => Initialized(kind, seed), single),
            new(() => Jittered(Initialized(kind, seed), seed), single),
            new(() => Trained(Initialized(kind, seed)), single),
        ];
    }

    public static ITestModel Initialized(ModelKind kind, int seed)
    {
        var model = WithoutDropout(kind.Create(seed));
        (model as IInitializableModel)?.Initialize(new Random(seed));
        return model;
    }

    public static ITestModel WithoutDropout(ITestModel model)
    {
        if (model is IDropoutModel dropout)
        {
            dropout.KeepProbability = 1;
        }

        return model;
    }

    /// <summary>Every element moved by about a third of its size, or of its tensor's where that is larger and sizes are alike.</summary>
    public static ITestModel Jittered(ITestModel model, int seed)
    {
        var random = new Random(seed + 1000);
        foreach (var tensor in model.Tensors)
        {
            var sizes = Enumerable.Range(0, tensor.Length).Select(i => Math.Abs(tensor.Value(i))).ToArray();
            var typical = Math.Sqrt(sizes.Average(size => size * size)) is var rms and > 0 ? rms : 0.1;
            var alike = sizes.Max() < 1e3 * sizes.Min() || sizes.Max() < 10;
            for (var i = 0; i < tensor.Length; i++)
            {
                var size = alike ? Math.Max(sizes[i], typical) : sizes[i];
                tensor.SetValue(i, tensor.Value(i) + (0.6 * size * (random.NextDouble() - 0.5)));
            }
        }

        return model;
    }

    /// <summary>The model's own steps; for a model without, steps downhill of 3% of each tensor's size.</summary>
    static ITestModel Trained(ITestModel model)
    {
        for (var step = 0; step < TrainingSteps; step++)
        {
            if (model is ITrainableModel trainable)
            {
                trainable.TrainStep();
            }
            else
            {
                Descend(model);
            }
        }

        return model;
    }

    static void Descend(ITestModel model)
    {
        model.Cost();
        model.ComputeGradient();
        foreach (var tensor in model.Tensors)
        {
            var (size, slope) = (Sizes.OfValues(tensor), Sizes.OfGradient(tensor));
            for (var i = 0; i < tensor.Length && slope > 0; i++)
            {
                tensor.SetValue(i, tensor.Value(i) - (0.03 * size / slope * tensor.Gradient(i)));
            }
        }
    }
}
