using System.Numerics;

namespace GradientTesting.Names.Kinds;

/// <summary>The mean of three rows of a table for each sample; row 0 is looked up twice by one sample, row 5 by nobody.</summary>
internal sealed class Embedding<T>(string? mistake, Random random) : Unit<T>(mistake)
    where T : struct, IFloatingPointIeee754<T>
{
    const int Rows = 6, Width = 3;

    static readonly int[][] Ids = [[0, 0, 1], [2, 3, 1], [4, 1, 2], [3, 4, 0], [2, 4, 1]];

    readonly Tensor<T> table = new Tensor<T>("E", Rows, Width).Drawn(random), y = new("y", 5, Width);

    public override IReadOnlyList<Tensor<T>> Inputs => [];

    public override IReadOnlyList<Tensor<T>> Parameters => [table];

    public override Tensor<T> Output => y;

    T Wrong => Has("rows 1 and 3 negated") ? -T.One : Of(2);

    public override void Forward()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            y.V[i] = T.Zero;
            foreach (var id in Ids[i / Width])
            {
                y.V[i] += table[id, i % Width] / Of(3);
            }
        }
    }

    protected override void AddGradients()
    {
        for (var i = 0; i < y.V.Length; i++)
        {
            foreach (var id in Ids[i / Width].Where(id => !(id == 2 && Has("row 2 is skipped"))))
            {
                var row = Has("off by one row") ? (id + 1) % Rows : id;
                table.Grad(row, i % Width) = (Has("rows are assigned") ? T.Zero : table.Grad(row, i % Width))
                    + ((id % 2 == 1 && Has("rows 1 and 3 negated")) || (i % Width != 1 && Has("columns 0 and 2 doubled")) ? Wrong : T.One) * (y.G[i] / Of(Has("the mean left out") ? 1 : 3));
            }
        }
    }
}

internal static class Embeddings
{
    public static Kind Kind { get; } = new(
        "embedding", (mistake, random) => new Embedding<double>(mistake, random), (mistake, random) => new Embedding<float>(mistake, random),
        new("rows are assigned", ["added up", .. Words.OneSample]) { NamedInLayer = true },
        new("the mean left out", ["3× too large"]),
        new("off by one row", ["rows shifted"]),
        new("rows 1 and 3 negated", ["wrong sign in rows 1 and 3"]) { Also = ["rows 1 and 3"], Never = ["looked up"] },
        new("columns 0 and 2 doubled") { Also = ["columns 0 and 2"], Never = ["first and last"] },
        new("row 2 is skipped", ["zero in row 2"]) { Never = ["looked up"] });
}
