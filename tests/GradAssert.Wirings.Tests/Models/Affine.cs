namespace GradientTesting.Wirings.Tests.Models;

/// <summary>y = W·x + b, for a layer.</summary>
internal sealed class Affine
{
    public Affine(int seed)
    {
        var random = new Random(seed);
        (X, B) = (random.Normals(3), random.Normals(2));
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                W[i, j] = random.Normal();
            }
        }
    }

    /// <summary>Of the gradient of the weights: 1 is right.</summary>
    public double Factor { get; init; } = 1;

    public double[,] W { get; } = new double[2, 3];

    public double[,] DW { get; } = new double[2, 3];

    public double[] X { get; }

    public double[] DX { get; } = new double[3];

    public double[] B { get; }

    public double[] DB { get; } = new double[2];

    public double[] Y { get; } = new double[2];

    public double[] DY { get; } = new double[2];

    public void Forward()
    {
        for (var i = 0; i < 2; i++)
        {
            Y[i] = B[i] + X.Select((x, j) => W[i, j] * x).Sum();
        }
    }

    public void Backward()
    {
        DY.CopyTo(DB, 0);
        for (var j = 0; j < 3; j++)
        {
            DX[j] = (W[0, j] * DY[0]) + (W[1, j] * DY[1]);
            (DW[0, j], DW[1, j]) = (Factor * DY[0] * X[j], Factor * DY[1] * X[j]);
        }
    }
}
