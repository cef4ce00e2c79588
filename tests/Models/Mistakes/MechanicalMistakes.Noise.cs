namespace GradientTesting.TestModels.Mistakes;

/// <content>Something was added, or the gradient belongs to another moment.</content>
public static partial class MechanicalMistakes
{
    static IEnumerable<Mistake> OfNoise =>
    [
        new("constant of 10% RMS added", (model, tensor) =>
        {
            var constant = 0.1 * model.Scale(tensor);
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetGradient(i, tensor.Gradient(i) + constant);
            }
        }),
        new("noise of 5% RMS added", (model, tensor) =>
        {
            var (random, deviation) = (new Random(11), 0.05 * model.Scale(tensor));
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetGradient(i, tensor.Gradient(i) + (deviation * random.Normal()));
            }
        }),
        new("gradient of the previous call", StaleByOneCall, (_, _) => true),
    ];

    /// <summary>The first call leaves zeros, which is what fresh storage holds.</summary>
    static Action<ITestModel, Tensor> StaleByOneCall()
    {
        double[]? previous = null;
        return (_, tensor) =>
        {
            var present = tensor.CopyGradient();
            for (var i = 0; i < present.Length; i++)
            {
                tensor.SetGradient(i, previous?[i] ?? 0);
            }

            previous = present;
        };
    }
}
