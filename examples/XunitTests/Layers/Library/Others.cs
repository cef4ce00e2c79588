namespace XunitTests.Layers.Library;

/// <summary>Sums and products of each row of a matrix with one vector, which is broadcast: two outputs of two inputs.</summary>
public static class Broadcast
{
    public static void Forward(double[,] x, double[] v, double[,] sum, double[] product)
    {
        Array.Clear(product);
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < v.Length; j++)
            {
                sum[i, j] = x[i, j] + v[j];
                product[i] += x[i, j] * v[j];
            }
        }
    }

    public static void Backward(double[,] x, double[] v, double[,] dSum, double[] dProduct, double[,] dx, double[] dv)
    {
        Array.Clear(dv);
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < v.Length; j++)
            {
                dx[i, j] = dSum[i, j] + dProduct[i] * v[j];
                dv[j] += dSum[i, j] + dProduct[i] * x[i, j];
            }
        }
    }
}

/// <summary>y = eˣ, over x; and dx over dy.</summary>
public static class ExpInPlace
{
    public static void Forward(Span<double> x)
    {
        foreach (ref var number in x)
        {
            number = Math.Exp(number);
        }
    }

    public static void Backward(ReadOnlySpan<double> y, Span<double> dy)
    {
        for (var i = 0; i < y.Length; i++)
        {
            dy[i] *= y[i];
        }
    }
}

/// <summary>Rows of a table, looked up by ids. Its gradient adds up until it is cleared.</summary>
public sealed class Embedding(double[,] table)
{
    public double[,] Table => table;

    public double[,] Gradient { get; } = new double[table.GetLength(0), table.GetLength(1)];

    public double[,] Look(int[] ids)
    {
        var y = new double[ids.Length, table.GetLength(1)];
        Each(ids, (row, id, column) => y[row, column] = table[id, column]);
        return y;
    }

    public void Backward(int[] ids, double[,] dy) => Each(ids, (row, id, column) => Gradient[id, column] += dy[row, column]);

    public void ZeroGradient() => Array.Clear(Gradient);

    void Each(int[] ids, Action<int, int, int> act)
    {
        for (var k = 0; k < ids.Length * table.GetLength(1); k++)
        {
            act(k / table.GetLength(1), ids[k / table.GetLength(1)], k % table.GetLength(1));
        }
    }
}

/// <summary>h ← tanh(a h + b x), with a and b in one flat vector, and a state that it keeps from call to call.</summary>
public sealed class Cell
{
    double before, h, x;

    public double[] Theta { get; } = [0.4, -0.7];

    public double[] Gradient { get; } = new double[2];

    public double Step(double input)
    {
        (before, x) = (h, input);
        return h = Math.Tanh((Theta[0] * before) + (Theta[1] * x));
    }

    public double Back(double dh)
    {
        var inner = dh * (1 - (h * h));
        (Gradient[0], Gradient[1]) = (inner * before, inner * x);
        return inner * Theta[1];
    }

    public void Reset() => h = 0.3;
}

/// <summary>A volume of height, width and depth as a vector of squares: the gradient of the input comes back as a vector too.</summary>
public static class Flatten
{
    public static double[] Forward(double[,,] x) => [.. x.Cast<double>().Select(number => number * number)];

    public static double[] Backward(double[,,] x, double[] dy) => [.. x.Cast<double>().Zip(dy, (number, up) => 2 * number * up)];
}

/// <summary>A layer of a library whose parameters are pairs without names.</summary>
public sealed class Affine
{
    public List<(double[] Value, double[] Gradient)> ParametersAndGradients { get; } =
        [([1.5, -0.5], new double[2]), ([0.2], new double[1])];

    public double[] X { get; } = [0.7, 1.9];

    public double[] DX { get; } = new double[2];

    public double[] Y { get; } = new double[1];

    public double[] DY { get; } = new double[1];

    public void Forward() =>
        Y[0] = ParametersAndGradients[0].Value.Zip(X, (weight, x) => weight * x).Sum() + ParametersAndGradients[1].Value[0];

    public void Backward()
    {
        for (var i = 0; i < 2; i++)
        {
            DX[i] = DY[0] * ParametersAndGradients[0].Value[i];
            ParametersAndGradients[0].Gradient[i] = DY[0] * X[i];
        }

        ParametersAndGradients[1].Gradient[0] = DY[0];
    }
}
