namespace GradientTesting.Wirings.Tests.Models;

/// <summary>
/// Two kernels of 2 by 3 over images of 5 by 5, a tanh, the mean over all positions, and a head:
/// <c>J = 1/2n · Σ (v·mean tanh(K∗x) − y)²</c>.
/// </summary>
internal sealed class Convolution
{
    public const int Rows = 2, Columns = 3;

    const int Side = 5, Samples = 6;

    readonly double error;
    readonly double[][,] images;
    readonly double[] y;

    /// <param name="error">What the gradient of the kernels is multiplied by: 1 is right.</param>
    public Convolution(double error = 1)
    {
        this.error = error;
        var random = new Random(5);
        images = [.. Enumerable.Range(0, Samples).Select(_ => Grid(random, Side, Side))];
        y = random.Normals(Samples);
        (Kernels, DKernels) = ([Grid(random, Rows, Columns), Grid(random, Rows, Columns)],
            [new double[Rows, Columns], new double[Rows, Columns]]);
        Head = random.Normals(2);
    }

    public double[][,] Kernels { get; }

    public double[][,] DKernels { get; }

    public double[] Head { get; }

    public double[] DHead { get; } = new double[2];

    public Component HeadComponent => Component.Of("head", Head, DHead);

    public double Loss() => Enumerable.Range(0, Samples).Sum(n => Math.Pow(Score(n), 2)) / (2 * Samples);

    public void Backward()
    {
        foreach (var dKernel in DKernels)
        {
            Array.Clear(dKernel);
        }

        Array.Clear(DHead);
        for (var n = 0; n < Samples; n++)
        {
            var d = Score(n) / Samples;
            for (var k = 0; k < Kernels.Length; k++)
            {
                DHead[k] += d * Feature(n, k);
                EachPosition((row, column) =>
                {
                    var a = Math.Tanh(At(n, k, row, column));
                    ArrayNet<double>.Each(DKernels[k], (i, j) =>
                        DKernels[k][i, j] += error * d * Head[k] * (1 - (a * a)) * images[n][row + i, column + j] / Positions);
                });
            }
        }
    }

    static int Positions => (Side - Rows + 1) * (Side - Columns + 1);

    double Score(int n) => (Head[0] * Feature(n, 0)) + (Head[1] * Feature(n, 1)) - y[n];

    double Feature(int n, int k)
    {
        var sum = 0.0;
        EachPosition((row, column) => sum += Math.Tanh(At(n, k, row, column)));
        return sum / Positions;
    }

    double At(int n, int k, int row, int column)
    {
        var sum = 0.0;
        ArrayNet<double>.Each(Kernels[k], (i, j) => sum += Kernels[k][i, j] * images[n][row + i, column + j]);
        return sum;
    }

    static void EachPosition(Action<int, int> act)
    {
        for (var row = 0; row <= Side - Rows; row++)
        {
            for (var column = 0; column <= Side - Columns; column++)
            {
                act(row, column);
            }
        }
    }

    static double[,] Grid(Random random, int rows, int columns)
    {
        var grid = new double[rows, columns];
        ArrayNet<double>.Each(grid, (i, j) => grid[i, j] = random.Normal());
        return grid;
    }
}
