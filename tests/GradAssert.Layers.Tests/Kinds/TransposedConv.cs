namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>A convolution that enlarges: each x writes a kernel into y, at a stride, and the ends are cropped.</summary>
internal sealed class TransposedConv(string? mistake)
{
    const int In = 5, Stride = 2, Kernel = 4, Crop = 1, Out = ((In - 1) * Stride) + Kernel - (2 * Crop);

    readonly double[] x = new Random(151).Normals(In), dx = new double[In], w = new Random(152).Normals(Kernel), dw = new double[Kernel];
    readonly double[] b = [0.3], db = [0], y = new double[Out], dy = new double[Out];

    void Forward()
    {
        Array.Fill(y, b[0]);
        foreach (var (i, k, to) in Taps(Stride, Crop))
            y[to] += w[k] * x[i];
    }

    void Backward()
    {
        Array.Clear(dx);
        Array.Clear(dw);
        db[0] = Has("db is the mean of dy") ? dy.Average() : dy.Sum();
        foreach (var (i, k, to) in Taps(Has("stride one") ? 1 : Stride, Has("the crop is left out") ? 0 : Crop))
        {
            dx[i] += dy[to] * w[Has("the kernel is flipped in dx") ? Kernel - 1 - k : k];
            dw[k] = (Has("dW is assigned where windows overlap") ? 0 : dw[k]) + (dy[to] * x[i]);
        }
    }

    static IEnumerable<(int I, int K, int To)> Taps(int stride, int crop) =>
        from i in Enumerable.Range(0, In)
        from k in Enumerable.Range(0, Kernel)
        let to = (i * stride) + k - crop
        where to is >= 0 and < Out
        select (i, k, to);

    bool Has(string name) => mistake == name;

    public static Kind Kind { get; } = new("transposed conv1d, double[]", mistake =>
        {
            var layer = new TransposedConv(mistake);
            return new("TransposedConv", [Part.Of("x", layer.x, layer.dx)],
                [Part.Of("W", layer.w, layer.dw), Part.Of("b", layer.b, layer.db)],
                [Part.Of("y", layer.y, layer.dy)], layer.Forward, layer.Backward);
        },
        new("db is the mean of dy", "b", [.. Words.Scaled, .. Words.NotSummed]),
        new("stride one", "x W", ["stride", .. Words.Shifted]),
        new("the crop is left out", "x W", [.. Words.Shifted, "crop", "padding"]),
        new("the kernel is flipped in dx", "x", ["flip", "mirror", "reversed"]),
        new("dW is assigned where windows overlap", "W", [.. Words.Assigned, "overlap"]));
}
