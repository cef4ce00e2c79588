namespace GradientTesting.TestModels.Mistakes;

/// <content>The data term is right and the L2 term is not.</content>
public static partial class MechanicalMistakes
{
    static IEnumerable<Mistake> OfRegularization =>
    [
        L2("L2 missing", (_, _) => 0),
        L2("L2 doubled", (_, w) => 2 * w),
        L2("L2 over N", (model, w) => w / Samples(model), HasSamples),
        L2("L2 of wrong sign", (_, w) => -w),
        L2("L1 for L2", (_, w) => Math.Sign(w)),
        Mistake.Each(
            "L2 where there is none", (model, tensor, i, g) => g + (model.WeightDecay * tensor.Value(i)),
            (model, tensor) => model.WeightDecay != 0 && !tensor.IsRegularized),
    ];

    /// <summary>The L2 term is λ/n times something else than the weight.</summary>
    static Mistake L2(
        string name, Func<ITestModel, double, double> instead, Func<ITestModel, Tensor, bool>? alsoNeeds = null) =>
        Mistake.Each(
            name,
            (model, tensor, i, g) =>
                g + (model.WeightDecay * (instead(model, tensor.Value(i)) - tensor.Value(i))),
            (model, tensor) =>
                model.WeightDecay != 0 && tensor.IsRegularized && (alsoNeeds is null || alsoNeeds(model, tensor)));
}
