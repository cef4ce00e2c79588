namespace XunitTests;

/// <summary>A network whose hidden units are −1 or 1. Their slope is zero nearly everywhere, so its gradient is one that is not the cost's.</summary>
/// <remarks>
/// <c>J = 1/2n · Σ (v·sign(W x) − y)²</c>. The backward pass treats sign(z) as z where |z| ≤ 1: the straight-through
/// estimator (Y. Bengio, N. Léonard and A. Courville, 2013).
/// </remarks>
public sealed class SignNetwork : IGradientModel, IInitializableModel
{
    const int Units = 3, Inputs = 2;

    static readonly double[][] x = [[1, 0.5], [-0.8, 1.1], [0.3, -1.2], [-1.1, -0.4], [0.7, 0.9]];
    static readonly double[] y = [1.5, -0.5, 0.3, -1.2, 0.8];

    readonly double[,] W = new double[Units, Inputs], dW = new double[Units, Inputs];
    readonly double[] v = new double[Units], dv = new double[Units];

    public IReadOnlyList<Component> Components => [Component.Of("W", W, dW), Component.Of("v", v, dv)];

    public double Cost() => x.Zip(y, (sample, target) => Math.Pow(Output(sample) - target, 2)).Sum() / (2 * x.Length);

    #region StraightThrough
    public void ComputeGradient()
    {
        Array.Clear(dW);
        Array.Clear(dv);
        for (var s = 0; s < x.Length; s++)
        {
            var error = (Output(x[s]) - y[s]) / x.Length;
            for (var unit = 0; unit < Units; unit++)
            {
                var z = Score(unit, x[s]);
                dv[unit] += error * Math.Sign(z);
                for (var input = 0; input < Inputs && Math.Abs(z) <= 1; input++)
                {
                    dW[unit, input] += error * v[unit] * x[s][input];
                }
            }
        }
    }
    #endregion

    public void Initialize(Random random)
    {
        for (var unit = 0; unit < Units; unit++)
        {
            (W[unit, 0], W[unit, 1]) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            v[unit] = random.NextDouble() + 0.5;
        }
    }

    double Output(double[] sample) => Enumerable.Range(0, Units).Sum(unit => v[unit] * Math.Sign(Score(unit, sample)));

    double Score(int unit, double[] sample) => W[unit, 0] * sample[0] + W[unit, 1] * sample[1];
}
