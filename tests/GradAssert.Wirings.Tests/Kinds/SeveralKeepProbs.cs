using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Keep-probs of several layers that are exchanged, copied, limited or of another kind than their neighbour.</summary>
internal static class SeveralKeepProbs
{
    static readonly GradientCheckOptions WithMask = new() { CheckDropout = true };

    public static IReadOnlyList<Wiring> All { get; } =
    [
        Of("two keep-probs crosswise", "The setters of two layers are exchanged.",
            ["setter of KeepProbabilities[0] writes … KeepProbabilities[1] reads"],
            keeps => [(() => keeps[0], keep => keeps[1] = keep), (() => keeps[1], keep => keeps[0] = keep)]),
        Of("two equal keep-probs crosswise", "The same, and both layers keep the same part.",
            ["setter of KeepProbabilities[0] writes … KeepProbabilities[1] reads"],
            keeps => [(() => keeps[0], keep => keeps[1] = keep), (() => keeps[1], keep => keeps[0] = keep)], 0.8, 0.8),
        Of("a keep-prob setter that was copied", "The second setter still sets the first layer.",
            ["setter of KeepProbabilities[1] writes … KeepProbabilities[0] reads"],
            keeps => [(() => keeps[0], keep => keeps[0] = keep), (() => keeps[1], keep => keeps[0] = keep)]),
        Of("a keep-prob getter that was copied", "The second getter still reads the first layer.",
            ["KeepProbabilities[1] … its setter writes another number"],
            keeps => [(() => keeps[0], keep => keeps[0] = keep), (() => keeps[0], keep => keeps[1] = keep)]),
        Of("a drop rate for the second layer", "The second layer has a drop rate, and is wired like the first.",
            ["KeepProbabilities[1] … drop rate"],
            keeps => [(() => keeps[0], keep => keeps[0] = keep), (() => 1 - keeps[1], rate => keeps[1] = 1 - rate)]),
        Of("a drop rate for the first layer", "The first layer has a drop rate, and the second a keep-prob.",
            ["KeepProbabilities[0] … drop rate"],
            keeps => [(() => 1 - keeps[0], rate => keeps[0] = 1 - rate), (() => keeps[1], keep => keeps[1] = keep)]),
        Of("drop rates for both layers", "Both layers have drop rates.",
            ["KeepProbabilities[0] and KeepProbabilities[1] … drop rates"],
            keeps => [(() => 1 - keeps[0], rate => keeps[0] = 1 - rate), (() => 1 - keeps[1], rate => keeps[1] = 1 - rate)]),
        Of("a keep-prob of at most 0.9", "The setter of the configuration allows 0.1 to 0.9.",
            ["limits"],
            keeps => [(() => keeps[0], keep => keeps[0] = Math.Clamp(keep, 0.1, 0.9)), (() => keeps[1], keep => keeps[1] = keep)]),
        Of("a keep-prob below 1", "The setter ignores what is no dropout.",
            ["limits"],
            keeps => [(() => keeps[0], keep => keeps[0] = keep < 1 ? keep : keeps[0]), (() => keeps[1], keep => keeps[1] = keep)]),

        new("keep-probs that are null", "KeepProbabilities = null, to say that there are none.",
            ["KeepProbabilities is null"],
            Wrong: () => new DropoutNet().Model with { KeepProbabilities = null! },
            Right: () => new DropoutNet().Model with { KeepProbabilities = [] }),

        new("a λ of 0.01 at least", "The setter of λ has a limit, which is the present value.",
            ["limits"],
            Wrong: () => Lambda(lambda => Math.Max(0.01, lambda)),
            Right: () => Lambda(lambda => lambda)),
    ];

    static Wiring Of(string name, string mistake, string[] named,
        Func<double[], IReadOnlyList<(Func<double>, Action<double>)>> wrong, double first = 0.9, double second = 0.8) => new(
            name, mistake, named,
            Wrong: () => Layers(wrong, first, second),
            Right: () => Layers(
                keeps => [(() => keeps[0], keep => keeps[0] = keep), (() => keeps[1], keep => keeps[1] = keep)], first, second));

    /// <summary>The keep-prob of a network is the product of those of two layers.</summary>
    static Given Layers(Func<double[], IReadOnlyList<(Func<double>, Action<double>)>> wire, double first, double second)
    {
        var net = new DropoutNet(first * second);
        double[] keeps = [first, second];
        return Given.Of(net.Model with
        {
            KeepProbability = null,
            KeepProbabilities = [.. wire(keeps).Select(layer => (layer.Item1, (Action<double>)(keep =>
            {
                layer.Item2(keep);
                net.Keep = keeps[0] * keeps[1];
            })))],
        }, WithMask);
    }

    static Given Lambda(Func<double, double> limited)
    {
        var lambda = 0.01;
        return new Ridge(() => lambda).Model((() => lambda, value => lambda = limited(value)));
    }
}
