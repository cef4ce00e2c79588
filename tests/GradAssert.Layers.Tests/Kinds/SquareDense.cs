namespace GradientTesting.Layers.Tests.Kinds;

/// <summary>Y = X·Wᵀ where batch, inputs and outputs are equally many, so that no shape shows a transposition.</summary>
internal static class SquareDense
{
    const int Size = 4;

    public static Kind Kind { get; } = new("dense, square double[,]", Make,
        new("dx goes through Wᵀ", "x", Words.Transposed),
        new("dx is transposed", "x", Words.Transposed),
        new("dW is transposed", "W", Words.Transposed),
        new("dy is squared", "x W", Words.Twice),
        new("dW is doubled", "W", [.. Words.Scaled, "twice", "doubled"]),
        new("dx has the wrong sign", "x", Words.Sign),
        new("dW is the mean of dy times x", "W", Words.AllOnes),
        new("dy is overwritten by dx before dW takes it", "W", Words.DyChanged) { BreaksContract = true },
        new("x is overwritten by dx", "", Words.InputChanged) { BreaksContract = true });

    static Wired Make(string? mistake)
    {
        var random = new Random(31);
        double[,] x = random.Grid(Size, Size), w = random.Grid(Size, Size), y = new double[Size, Size];
        double[,] dx = new double[Size, Size], dw = new double[Size, Size], dy = new double[Size, Size];
        bool Has(string name) => mistake == name;

        return new("Linear",
            [Part.Of("x", x, dx)], [Part.Of("W", w, dw)], [Part.Of("y", y, dy)],
            () => Multiply(y, (n, o, i) => x[n, i] * w[o, i]),
            () =>
            {
                var mean = dy.Cast<double>().Average();
                double D(int n, int o) => Has("dy is squared") ? dy[n, o] * dy[n, o] : dy[n, o];
                var (factor, sign) = (Has("dW is doubled") ? 2 : 1, Has("dx has the wrong sign") ? -1 : 1);
                Multiply(dx, (n, i, o) => sign * D(n, o) * (Has("dx goes through Wᵀ") ? w[i, o] : w[o, i]));
                if (Has("dy is overwritten by dx before dW takes it"))
                    Array.Copy(dx, dy, dx.Length);
                Multiply(dw, (o, i, n) => factor * (Has("dW is the mean of dy times x") ? mean : D(n, o)) * x[n, i]);
                if (Has("dW is transposed"))
                    Transpose(dw);
                if (Has("dx is transposed"))
                    Transpose(dx);
                if (Has("x is overwritten by dx"))
                    Array.Copy(dx, x, dx.Length);
            });
    }

    static void Multiply(double[,] to, Func<int, int, int, double> product)
    {
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
                to[i, j] = Enumerable.Range(0, Size).Sum(k => product(i, j, k));
        }
    }

    static void Transpose(double[,] grid)
    {
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < i; j++)
                (grid[i, j], grid[j, i]) = (grid[j, i], grid[i, j]);
        }
    }
}
