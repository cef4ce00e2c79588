using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>y = x·mask/(1 − p), of a mask that stays.</summary>
internal sealed class Dropout<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const double Keep = 0.5;

    readonly Tensor<T> x = new Tensor<T>("x", 6, 3).Drawn(random), y = new("y", 6, 3);
    readonly T[] mask = [.. Enumerable.Range(0, 18).Select(i => i % 3 == 0 || random.Next(2) == 0 ? T.One : T.Zero)];

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [];

    public override Tensor<T> Output => y;

    public override void Forward()
    {
        for (var i = 0; i < x.V.Length; i++)
        {
            y.V[i] = x.V[i] * mask[i] / Of(Keep);
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < x.V.Length; i++)
        {
            x.G[i] = y.G[i] * (Has("mask left out") ? T.One : mask[i])
                / (Has("1/(1 − p) left out") ? T.One : Has("1/(1 − p) twice") ? Of(Keep * Keep) : Of(Keep));
        }
    }
}

internal static class Dropouts
{
    public static Kind Kind { get; } = new(
        "dropout", (mistake, random) => new Dropout<double>(mistake, random), (mistake, random) => new Dropout<float>(mistake, random),
        new("1/(1 − p) left out", ["keep", "1 − p"]) { Step = "from H to x", Also = ["2× too small"] },
        new("1/(1 − p) twice", ["keep", "1 − p"]) { Step = "from H to x", Also = ["2× too large"] },
        // A mask may drop one element.
        new("mask left out", ["masked", "does not depend", "does not react"]) { Step = "from H to x", Also = Words.Element });
}
