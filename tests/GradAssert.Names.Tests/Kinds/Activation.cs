using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>y = f(x).</summary>
internal sealed class Activation<T>(Curve curve, string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    readonly Tensor<T> x = new Tensor<T>("x", 5, 3).Drawn(random), y = new("y", 5, 3);

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [];

    public override Tensor<T> Output => y;

    public override void Forward()
    {
        for (var i = 0; i < x.V.Length; i++)
        {
            y.V[i] = curve.At(x.V[i]);
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < x.V.Length; i++)
        {
            x.G[i] = Has("f′ alone") ? curve.Slope(x.V[i]) : Slope(i) * y.G[i];
        }
    }

    T Slope(int i)
    {
        var slope = curve.Slope(x.V[i]);
        return Has("f′ at the output") ? curve.Slope(y.V[i])
            : Has("f′ left out") ? T.One
            : Has("f′ twice") ? slope * slope
            : Has("√(2/π) as 0.8") ? Curves.GeluSlope(x.V[i], 0.8)
            : slope;
    }
}

/// <summary>The mistakes of activations.</summary>
internal static class Activations
{
    public static IEnumerable<Kind> All => Enum.GetValues<Curve>().Select(Of);

    // The ELU has a derivative of 1 above zero: where one element is below, it alone is wrong.
    static string[] OfNegative(Curve curve) => curve == Curve.Elu ? Words.Element : [];

    static Kind Of(Curve curve) => new(
        curve.ToString(), (mistake, random) => new Activation<double>(curve, mistake, random), (mistake, random) => new Activation<float>(curve, mistake, random),
        [
            new("f′ at the output", Words.AtOutput) { Step = "from H to x", Also = OfNegative(curve) },
            new("f′ left out", Words.Derivative) { Step = "from H to x", Also = OfNegative(curve) },
            new("f′ twice", Words.Twice) { Step = "from H to x", Also = OfNegative(curve) },
            new("f′ alone", ["upstream gradient"]) { InNetwork = false },
            .. curve == Curve.Gelu ? [new Mistake("√(2/π) as 0.8", Words.Precision) { InSingle = false }] : Array.Empty<Mistake>(),
        ]);
}
