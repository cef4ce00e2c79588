namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Y = X·W with buffers that are returned again at each call, in a pipeline that reuses its own buffer of the batch.</summary>
internal sealed class Workspace(string? mistake)
{
    const int Batch = 3, Width = 4;

    readonly double[] y = new double[Batch * Width], dx = new double[Batch * Width];
    double[] x = [];

    public double[] W { get; } = new Random(261).Normals(Width * Width);

    public double[] DW { get; } = new double[Width * Width];

    double[] Forward(double[] input)
    {
        x = Has("x is kept by reference") ? input : [.. input];
        for (var at = 0; at < y.Length; at++)
            y[at] = Enumerable.Range(0, Width).Sum(i => x[(at / Width * Width) + i] * W[(i * Width) + (at % Width)]);
        return y;
    }

    double[] Backward(double[] dy)
    {
        var into = Has("dx takes the buffer of y") ? y : dx;
        for (var at = 0; at < DW.Length; at++)
            DW[at] = Enumerable.Range(0, Batch).Sum(n => x[(n * Width) + (at / Width)] * dy[(n * Width) + (at % Width)]);
        for (var at = 0; at < into.Length; at++)
            into[at] = Enumerable.Range(0, Width).Sum(k => dy[(at / Width * Width) + k] * W[(at % Width * Width) + k])
                + (Has("dx adds to its buffer") ? into[at] : 0);
        if (Has("dy is scaled for the caller"))
            Array.ForEach([.. Enumerable.Range(0, dy.Length)], i => dy[i] /= Batch);
        return into;
    }

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("buffers that are used again, double[]", Make,
        new("x is kept by reference", "W", [.. Words.NeverWritten, .. Words.Stale, "reference"]),
        new("dx takes the buffer of y", "", Words.OutputChanged) { BreaksContract = true },
        new("dx adds to its buffer", "x", Words.Accumulated),
        new("dy is scaled for the caller", "", Words.DyChanged) { BreaksContract = true });

    static Wired Make(string? mistake)
    {
        var layer = new Workspace(mistake);
        double[] x = new Random(262).Normals(Batch * Width), batch = new double[x.Length];
        double[] dx = new double[x.Length], dy = new double[x.Length];
        double[]? y = null;
        return new("Workspace",
            [Part.Of("x", () => x, () => dx, Batch, Width)], [Part.Of("W", layer.W, layer.DW, Width, Width)],
            [Part.Of("y", () => y, () => dy, Batch, Width)],
            () =>
            {
                x.CopyTo(batch, 0);
                y = layer.Forward(batch);
                Array.Clear(batch);
            },
            () => dx = layer.Backward(dy));
    }
}
