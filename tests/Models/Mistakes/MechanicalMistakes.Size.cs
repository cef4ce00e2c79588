namespace GradientTesting.TestModels.Mistakes;

/// <content>The whole component has a wrong sign or size.</content>
public static partial class MechanicalMistakes
{
    static IEnumerable<Mistake> OfSize =>
    [
        Mistake.Each("sign flipped", (_, _, _, g) => -g),
        Mistake.Each("all zero", (_, _, _, _) => 0),
        Mistake.Each("doubled", (_, _, _, g) => 2 * g),
        Mistake.Each("scaled by N", (model, _, _, g) => g * Samples(model), HasSamples),
        Mistake.Each("divided by N", (model, _, _, g) => g / Samples(model), HasSamples),
        Mistake.Each("off by 0.1%", (_, _, _, g) => 1.001 * g),
        Mistake.Each("off by 1%", (_, _, _, g) => 1.01 * g),
        new("clipped at half the largest", (_, tensor) =>
        {
            var limit = Math.Abs(tensor.Gradient(tensor.Largest())) / 2;
            for (var i = 0; i < tensor.Length; i++)
            {
                tensor.SetGradient(i, Math.Clamp(tensor.Gradient(i), -limit, limit));
            }
        }),
    ];

    static int Samples(ITestModel model) => ((IBatchModel)model).BatchSize;

    static bool HasSamples(ITestModel model, Tensor tensor) => model is IBatchModel { BatchSize: > 1 };
}
