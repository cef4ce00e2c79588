namespace GradientTesting.TestModels.Layers;

/// <summary>J = 1/2n · Σ‖z − y‖².</summary>
internal sealed class SquaredLoss(double[] targets, int samples) : ILoss
{
    readonly double[] dz = new double[targets.Length];
    readonly double[] residual = new double[targets.Length];

    public double Forward(double[] z)
    {
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            residual[i] = z[i] - targets[i];
            sum += residual[i] * residual[i];
        }

        return sum / (2 * samples);
    }

    public double[] Backward(bool averaged = true)
    {
        for (var i = 0; i < dz.Length; i++)
        {
            dz[i] = averaged ? residual[i] / samples : residual[i];
        }

        return dz;
    }
}
