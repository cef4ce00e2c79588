namespace XunitTests.Layers.Library;

/// <summary>The mean of each channel of an image.</summary>
public static class Channels
{
    public static double[] Means(double[,,] x)
    {
        var means = new double[x.GetLength(0)];
        foreach (var (c, i, j) in Places(x))
        {
            means[c] += x[c, i, j] / (x.GetLength(1) * x.GetLength(2));
        }

        return means;
    }

    public static double[,,] Spread(double[] dy, int height, int width)
    {
        var dx = new double[dy.Length, height, width];
        foreach (var (c, i, j) in Places(dx))
        {
            dx[c, i, j] = dy[c] / (height * width);
        }

        return dx;
    }

    static IEnumerable<(int Channel, int Row, int Column)> Places(double[,,] x) =>
        from c in Enumerable.Range(0, x.GetLength(0))
        from i in Enumerable.Range(0, x.GetLength(1))
        from j in Enumerable.Range(0, x.GetLength(2))
        select (c, i, j);
}
