using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>Y = f(X·W + b).</summary>
internal sealed class Dense<T>(Curve curve, string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int Samples = 6, In = 4, Out = 3;

    readonly Tensor<T> x = new Tensor<T>("x", Samples, In).Drawn(random), y = new("y", Samples, Out);
    readonly Tensor<T> w = new Tensor<T>("W", In, Out).Drawn(random, 0.5), b = new Tensor<T>("b", Out).Drawn(random, 0.3);
    readonly T[] z = new T[Samples * Out];
    T[]? cached, cachedW;

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [w, b];

    public override Tensor<T> Output => y;

    public override void Forward()
    {
        cached ??= [.. b.V];
        cachedW ??= [.. w.V];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = (Has("b is cached") || Has("W and b are cached") ? cached : b.V)[i % Out];
            for (var j = 0; j < In; j++)
            {
                z[i] += x[i / Out, j] * (Has("W and b are cached") ? cachedW[(j * Out) + (i % Out)] : w[j, i % Out]);
            }

            y.V[i] = curve.At(z[i]);
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < z.Length; i++)
        {
            var (n, k, d) = (i / Out, i % Out, Slope(i) * y.G[i]);
            b.G[k] = (Has("db of the last sample") ? T.Zero : b.G[k]) + (Has("db of the first sample") && n > 0 ? T.Zero : d);
            for (var j = 0; j < In; j++)
            {
                w.Grad(j, k) = (Has("dW of the last sample") ? T.Zero : w.Grad(j, k)) + (x[n, j] * d);
                x.Grad(n, j) = (Has("dx of the last output") ? T.Zero : x.Grad(n, j)) + (w[j, k] * d);
            }
        }

        Spoil();
    }

    T Slope(int i)
    {
        var slope = curve.Slope(z[i]);
        return Has("f′ at the output") ? curve.Slope(y.V[i]) : Has("f′ left out") ? T.One : Has("f′ twice") ? slope * slope : slope;
    }

    void Spoil()
    {
        for (var i = 0; i < w.V.Length; i++)
        {
            w.G[i] = Has("decay in dW") || Has("decay in dW and db") ? w.G[i] + (Of(0.1) * w.V[i])
                : Has("sign decay in dW") ? w.G[i] + (Of(0.05) * T.CreateTruncating(T.Sign(w.V[i])))
                : Has("sign term left out of dW") ? w.G[i] - (Of(0.05) * T.CreateTruncating(T.Sign(w.V[i])))
                : Has("dW is a mean") ? w.G[i] / Of(Samples)
                : Has("dW is forgotten") ? T.Zero
                : Has("dW wrong in column 0, a little elsewhere") ? w.G[i] * Of(i % Out == 0 ? 0.5 : 1 + (3e-6 * (i + 1) / w.V.Length))
                : Has("dW wrong where it is largest") && T.Abs(w.G[i]) == w.G.Max(T.Abs) ? w.G[i] * Of(1.5)
                : Has("dW wrong outside") && i / Out is 0 or In - 1 ? w.G[i] * Of(1.3)
                : Has("a factor of dW and one of db") ? w.G[i] * Of(1.3)
                : Has("one element of dW negated") && i == 4 ? -w.G[i]
                : w.G[i];
        }

        for (var k = 0; k < Out; k++)
        {
            b.G[k] = Has("decay in dW and db") ? b.G[k] + (Of(0.1) * b.V[k])
                : Has("a factor of dW and one of db") ? b.G[k] * Of(1.7)
                : Has("one element of db") && k == 1 ? b.G[k] * Of(1.01)
                : Has("each db has a factor") ? b.G[k] * Of(1 + (0.3 * (k + 1))) : b.G[k];
        }
    }
}

/// <summary>The mistakes of dense layers.</summary>
internal static class DenseLayers
{
    public static IEnumerable<Kind> All => Enum.GetValues<Curve>().Select(curve => Of(curve, [
        new("f′ at the output", Words.AtOutput) { Step = "from H to b", NamedInLayer = true, Also = OfRows(curve) },
        new("f′ left out", Words.Derivative) { Step = "from H to b", NamedInLayer = true, Also = OfRows(curve) },
        new("f′ twice", Words.Twice) { Step = "from H to b", NamedInLayer = true, Also = OfRows(curve) },
        .. curve == Curve.Tanh ? Others : [],
    ]));

    // Of a sample, or a unit, of which each z is above zero the ELU has a derivative of 1, and nearly so the GELU: in its row of x, its
    // column of W and its element of b there is nothing wrong.
    static string[] OfRows(Curve curve) => curve is Curve.Elu or Curve.Gelu ? ["x is wrong in row", "W is wrong in column", "b is wrong in one element"] : [];

    // A term that is no product with the upstream gradient: which one, numbers of one sign and one step do not say.
    static string[] OfTerm { get; } = ["is added whatever it is given"];

    static Mistake[] Others =>
    [
        new("decay in dW", Words.Decay),
        new("sign decay in dW", Words.Sign) { Also = OfTerm },
        new("sign term left out of dW", Words.Sign) { Also = OfTerm },
        new("dW is a mean", ["6× too small"]) { Never = ["one sample alone"] },
        new("dW is forgotten", Words.Zero),
        new("dW of the last sample", Words.OneSample),
        new("db of the last sample", Words.OneSample) { NamedInLayer = true },
        new("db of the first sample", Words.OneSample) { NamedInLayer = true },
        new("dx of the last output", Words.OneSample) { InNetwork = false, Also = ["W[…, 2]", "of y[…, 2]"] },
        new("dW wrong in column 0, a little elsewhere") { Never = ["right elsewhere"], InSingle = false },
        new("dW wrong where it is largest", [.. Words.Element, "is not linear"]) { Never = ["too large"] },
        new("dW wrong outside") { Also = ["rows 0 and 3"] },
        new("one element of dW negated", Words.Element),
        new("one element of db", Words.Element) { Never = ["too large"] },
        new("each db has a factor"),
        new("a factor of dW and one of db") { Also = ["% too large"], Never = ["square", "twice"] },
        new("decay in dW and db", Words.Decay),
        new("W and b are cached", Words.NoReaction),
        new("b is cached", Words.NoReaction),
    ];

    static Kind Of(Curve curve, Mistake[] mistakes) => new(
        $"dense {curve}", (mistake, random) => new Dense<double>(curve, mistake, random),
        (mistake, random) => new Dense<float>(curve, mistake, random), mistakes);
}
