using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>Gates stacked in one matrix and one bias: input, forget, candidate, output, of as many rows each as there are units.</summary>
internal sealed class Lstm<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int Steps = 4, In = 2, Units = 3, Gates = 4 * Units, Row = In + Units;

    readonly Tensor<T> x = new Tensor<T>("x", Steps, In).Drawn(random), h = new("h", Steps, Units);
    readonly Tensor<T> w = new Tensor<T>("W", Gates, Row).Drawn(random, 0.7), b = new Tensor<T>("b", Gates).Drawn(random, 0.5);
    readonly T[,] gate = new T[Steps, Gates], cell = new T[Steps + 1, Units];

    public override IReadOnlyList<Tensor<T>> Inputs => [x];

    public override IReadOnlyList<Tensor<T>> Parameters => [w, b];

    public override Tensor<T> Output => h;

    T From(int t, int j) => j < In ? x[t, j] : t == 0 ? T.Zero : h[t - 1, j - In];

    public override void Forward()
    {
        for (var t = 0; t < Steps; t++)
        {
            for (var g = 0; g < Gates; g++)
            {
                var z = b.V[g];
                for (var j = 0; j < Row; j++)
                {
                    z += w[g, j] * From(t, j);
                }

                gate[t, g] = (g / Units == 2 ? Curve.Tanh : Curve.Sigmoid).At(z);
            }

            for (var k = 0; k < Units; k++)
            {
                cell[t + 1, k] = (gate[t, Units + k] * cell[t, k]) + (gate[t, k] * gate[t, (2 * Units) + k]);
                h.V[(t * Units) + k] = gate[t, (3 * Units) + k] * T.Tanh(cell[t + 1, k]);
            }
        }
    }

    protected override void AddGradients()
    {
        var (dh, dc) = (new T[Units], new T[Units]);
        for (var t = Steps - 1; t >= 0; t--)
        {
            var dz = new T[Gates];
            for (var k = 0; k < Units; k++)
            {
                var (i, f, c, o) = (gate[t, k], gate[t, Units + k], gate[t, (2 * Units) + k], gate[t, (3 * Units) + k]);
                var (d, tanh) = (h.Grad(t, k) + dh[k], T.Tanh(cell[t + 1, k]));
                dc[k] += d * o * (T.One - (tanh * tanh));
                dz[k] = dc[k] * c * i * (T.One - i);
                dz[Units + k] = dc[k] * cell[t, k] * (Has("σ′ of the forget gate left out") ? T.One : f * (T.One - f));
                dz[(2 * Units) + k] = dc[k] * i * (Has("tanh′ of the candidate at the output") ? Curve.Tanh.Slope(c) : T.One - (c * c));
                dz[(3 * Units) + k] = d * tanh * o * (T.One - o);
                dc[k] = Has("no path through the cell") ? T.Zero : dc[k] * f;
            }

            dh = new T[Units];
            for (var g = 0; g < Gates; g++)
            {
                var at = Has("input and forget gates exchanged") && g < 2 * Units ? (g + Units) % (2 * Units) : g;
                var isLost = Has("the output gate is lost") && g >= 3 * Units;
                b.G[at] += isLost ? T.Zero : dz[g];
                for (var j = 0; j < Row; j++)
                {
                    w.Grad(at, j) += isLost ? T.Zero : dz[g] * From(t, j);
                    if (j < In)
                    {
                        x.Grad(t, j) += w[g, j] * dz[g];
                    }
                    else if (!Has("no path through h"))
                    {
                        dh[j - In] += w[g, j] * dz[g];
                    }
                }
            }
        }

        for (var i = 0; Has("the candidate doubled") && i < w.G.Length; i++)
        {
            w.G[i] *= i / Row / Units == 2 ? Of(2) : T.One;
        }
    }
}

internal static class Lstms
{
    static readonly string[] Candidate = ["rows 6 to 8", "rows 6, 7 and 8", "third of four"], Output = ["rows 9 to 11", "rows 9, 10 and 11", "last of four", "elements 9 to 11"];

    public static Kind Kind { get; } = new(
        "LSTM", (mistake, random) => new Lstm<double>(mistake, random), (mistake, random) => new Lstm<float>(mistake, random),
        new("σ′ of the forget gate left out") { Step = "from H to b" },
        new("tanh′ of the candidate at the output") { Step = "from H to b" },
        new("no path through the cell", Words.Path) { NamedInLayer = true, Step = "from H to b", Also = Words.OneSample },
        new("no path through h", Words.Path) { NamedInLayer = true, Step = "from H to b", Also = Words.OneSample },
        new("input and forget gates exchanged", ["in another order", "exchanged"]) { Step = "from H to b", Also = ["rows 0 to 5", "elements 0 to 5, the first of 2 blocks"] },
        new("the output gate is lost", Output) { Step = "from H to b" },
        new("the candidate doubled", Candidate));
}
