using GradientTesting.Wirings.Tests.Models;

namespace GradientTesting.Wirings.Tests.Kinds;

/// <summary>Keep-probs that do not reach the mask, and masks that the check does not see.</summary>
internal static class Dropout
{
    static readonly GradientCheckOptions WithMask = new() { CheckDropout = true };

    public static IReadOnlyList<Wiring> All { get; } =
    [
        new("a drop rate as the keep-prob",
            "The drop rate is wired as the keep-prob: at 1.0 everything is dropped. W lacks the derivative of tanh.",
            ["drop rate", "drop-rate", "dropout rate", "probability of dropping"],
            Wrong: () =>
            {
                var net = new DropoutNet(0.7, Forgets.Slope);
                return net.Model with { KeepProbability = (() => net.DropRate, rate => net.DropRate = rate) };
            },
            Right: () => new DropoutNet(0.7).Model),

        new("a drop rate as the keep-prob, with its mask", "The same, checked with its mask.",
            ["drop rate", "drop-rate", "dropout rate", "probability of dropping"],
            Wrong: () =>
            {
                var net = new DropoutNet(0.6, Forgets.Slope);
                return Given.Of(net.Model with { KeepProbability = (() => net.DropRate, rate => net.DropRate = rate) }, WithMask);
            },
            Right: () => Given.Of(new DropoutNet(0.6).Model, WithMask)),

        new("a drop rate as the keep-prob, next to a unit that is never dropped",
            "The same, and the first unit is a bias unit that no mask reaches, so that a part of each component is alive.",
            ["drop rate", "drop-rate", "dropout rate", "probability of dropping"],
            Wrong: () =>
            {
                var net = new DropoutNet(0.7, Forgets.Slope) { KeepsFirstUnit = true };
                return net.Model with { KeepProbability = (() => net.DropRate, rate => net.DropRate = rate) };
            },
            Right: () => Given.Of(new DropoutNet(0.7) { KeepsFirstUnit = true }.Model, WithMask)),

        new("a drop rate as the keep-prob, under a gradient without the mask",
            "The same, and the backward pass goes through every unit.",
            ["drop rate", "drop-rate", "dropout rate", "probability of dropping"],
            Wrong: () =>
            {
                var net = new DropoutNet(0.7, Forgets.Mask) { KeepsFirstUnit = true };
                return net.Model with { KeepProbability = (() => net.DropRate, rate => net.DropRate = rate) };
            },
            Right: () => Given.Of(new DropoutNet(0.7) { KeepsFirstUnit = true }.Model, WithMask)),

        new("a keep-prob setter that does nothing", "The keep-prob is set once, in the constructor, and the setter was left empty.",
            Words.KeepProb,
            Wrong: () =>
            {
                var net = new DropoutNet();
                return net.Model with { KeepProbability = (() => net.Keep, _ => { }) };
            },
            Right: () => new DropoutNet().Model),

        new("a keep-prob in a copy of the configuration",
            "The network read its configuration when it was built; the wiring sets the configuration.",
            Words.KeepProb,
            Wrong: () => Configured(isRead: false),
            Right: () => Configured(isRead: true)),

        new("a keep-prob in a copy of the configuration, with its mask",
            "The same, checked with its mask, which the backward pass forgets at the network's own 1.0.",
            [.. Words.KeepProb, "mask was not", "no mask"],
            Wrong: () =>
            {
                var (net, keep) = (new DropoutNet(1, Forgets.Mask), 0.7);
                return Given.Of(net.Model with { KeepProbability = (() => keep, value => keep = value) }, WithMask);
            },
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a keep-prob of a clone", "The keep-prob is that of the network that serves, a clone of the one that trains.",
            Words.KeepProb,
            Wrong: () =>
            {
                DropoutNet net = new(), serving = new();
                return net.Model with { KeepProbability = (() => serving.Keep, keep => serving.Keep = keep) };
            },
            Right: () => new DropoutNet().Model),

        new("two keep-probs wired to one", "The line of the second layer was copied, and still names the first one's keep-prob.",
            ["one number", "same number"],
            Wrong: () => OfTwoLayers(isCopied: true),
            Right: () => OfTwoLayers(isCopied: false)),

        new("λ wired to the keep-prob", "The line of λ was copied from that of the keep-prob.",
            ["one number", "same number"],
            Wrong: () =>
            {
                var net = new DropoutNet();
                return net.Model with { Lambda = (() => net.Keep, value => net.Keep = value) };
            },
            Right: () => new DropoutNet().Model),

        new("evaluation mode", "The network is in evaluation mode, where no mask is drawn, and the check is to see the mask.",
            ["evaluation mode", "mask … not drawn", "no mask", "mask was not", .. Words.KeepProb],
            Wrong: () => Given.Of(new DropoutNet(0.7, Forgets.Mask) { Training = false }.Model, WithMask),
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a mask that stays", "The mask was drawn once, to make the check repeatable, and the keep-prob changes nothing.",
            [.. Words.KeepProb, "mask … drawn"],
            Wrong: () =>
            {
                var net = new DropoutNet();
                net.Loss();
                net.KeepsMask = true;
                return Given.Of(net.Model, WithMask);
            },
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a mask of ones that stays", "The mask was kept from a pass in evaluation mode; the backward pass forgets it.",
            [.. Words.KeepProb, "mask … drawn", "no mask", "mask was not"],
            Wrong: () =>
            {
                var net = new DropoutNet(0.7, Forgets.Mask) { Training = false };
                net.Loss();
                (net.KeepsMask, net.Training) = (true, true);
                return Given.Of(net.Model, WithMask);
            },
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a mask that is drawn again in the backward pass",
            "The backward pass draws a mask too: the same one where the check reseeds before each call, and another one in training.",
            ["mask of its own", "draws a mask", "mask … drawn again"],
            Wrong: () => Given.Of(new DropoutNet { DrawsInBackward = true }.Model, WithMask),
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a keep-prob of NaN", "NaN stands for \"not set\", and turns dropout off; the backward pass forgets the mask.",
            ["keep-prob … NaN"],
            Wrong: () => Given.Of(new DropoutNet(double.NaN, Forgets.Mask).Model, WithMask),
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a keep-prob of -1", "-1 stands for \"off\"; the backward pass forgets the mask.",
            ["keep-prob … -1", "keep-prob … −1"],
            Wrong: () => Given.Of(new DropoutNet(-1, Forgets.Mask).Model, WithMask),
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a keep-prob of 0", "0 was meant as no dropout, and everything is dropped: nothing is left to be compared with the mask.",
            ["keep-prob … 0", "keep-prob … (0, 1]", "drop rate"],
            Wrong: () => Given.Of(new DropoutNet(0, Forgets.Mask).Model, WithMask),
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a keep-prob in percent", "80 is meant as 80%, and turns dropout off.",
            ["keep-prob … 80", "percent"],
            Wrong: () => Given.Of(new DropoutNet(80, Forgets.Mask).Model, WithMask),
            Right: () => Given.Of(new DropoutNet(0.8).Model, WithMask)),

        new("a keep-prob of 1 with the mask to be checked", "The test forgets to set the keep-prob, so that CheckDropout sees no mask.",
            ["keep-prob … 1", "no mask", "mask was not"],
            Wrong: () => Given.Of(new DropoutNet(1, Forgets.Mask).Model, WithMask),
            Right: () => Given.Of(new DropoutNet(0.5).Model, WithMask)),

        new("a keep-prob getter that always says 1",
            "The getter was written for evaluation, and says 1.0; the network has 0.5, and would be left at 1.0.",
            [.. Words.KeepProb, "keep-prob … 1", "no mask", "mask was not"],
            Wrong: () =>
            {
                var net = new DropoutNet(0.5, Forgets.Mask);
                return Given.Of(net.Model with { KeepProbability = (() => 1, keep => net.Keep = keep) }, WithMask);
            },
            Right: () => Given.Of(new DropoutNet(0.5).Model, WithMask)),

        new("a keep-prob that is cast to int", "The setter casts to int: 1.0 stays 1, and 0.7 becomes 0.",
            [.. Words.KeepProb, "keep-prob … 0", "rounds", "rounded"],
            Wrong: () =>
            {
                var net = new DropoutNet(0.7, Forgets.Mask);
                return Given.Of(net.Model with { KeepProbability = (() => net.Keep, keep => net.Keep = (int)keep) }, WithMask);
            },
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a Reseed that does nothing", "Reseed was left empty, since nothing but the mask is random.",
            ["Reseed"],
            Wrong: () => Given.Of(new DropoutNet().Model with { Reseed = _ => { } }, WithMask),
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a Reseed of another network", "Reseed restarts the random numbers of a clone.",
            ["Reseed"],
            Wrong: () => Given.Of(new DropoutNet().Model with { Reseed = new DropoutNet().Reseed }, WithMask),
            Right: () => Given.Of(new DropoutNet().Model, WithMask)),

        new("a second dropout layer that is not listed", "Two networks add up, and the keep-prob of one is wired.",
            ["dropout", "keep-prob"],
            Wrong: () => Two((first, _) => [(() => first.Keep, keep => first.Keep = keep)]),
            Right: () =>
                Two((first, second) => [(() => first.Keep, keep => first.Keep = keep), (() => second.Keep, keep => second.Keep = keep)])),
    ];

    /// <summary>The keep-prob of a network is the product of those of two layers.</summary>
    static Given OfTwoLayers(bool isCopied)
    {
        var net = new DropoutNet(0.9 * 0.8);
        double[] layers = [0.9, 0.8];
        void Set(int layer, double keep)
        {
            layers[layer] = keep;
            net.Keep = layers[0] * layers[1];
        }

        var second = isCopied ? 0 : 1;
        return net.Model with
        {
            KeepProbability = null,
            KeepProbabilities = [(() => layers[0], keep => Set(0, keep)), (() => layers[second], keep => Set(second, keep))],
        };
    }

    static Given Configured(bool isRead)
    {
        var net = new DropoutNet(0.7);
        var configured = 0.7;
        return net.Model with
        {
            KeepProbability = (() => configured, keep =>
            {
                configured = keep;
                net.Keep = isRead ? keep : net.Keep;
            }),
        };
    }

    static Given Two(Func<DropoutNet, DropoutNet, IReadOnlyList<(Func<double>, Action<double>)>> layers)
    {
        DropoutNet first = new(0.8), second = new(0.6);
        return GradientModel.Of(
            [
                Component.Of("W1", first.W, first.DW), Component.Of("v1", first.V, first.DV),
                Component.Of("W2", second.W, second.DW), Component.Of("v2", second.V, second.DV),
            ],
            () => first.Loss() + second.Loss(),
            () =>
            {
                first.Backward();
                second.Backward();
            }) with { KeepProbabilities = layers(first, second) };
    }
}
