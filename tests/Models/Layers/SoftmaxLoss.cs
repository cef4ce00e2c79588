namespace GradientTesting.TestModels.Layers;

/// <summary>J = −1/n · Σ log softmax(z)[label].</summary>
internal sealed class SoftmaxLoss(int[] labels, int classes) : ILoss
{
    public double[] Probabilities { get; } = new double[labels.Length * classes];

    /// <summary>dJ/dz as <see cref="Backward"/> left it.</summary>
    public double[] DZ { get; } = new double[labels.Length * classes];

    public double Forward(double[] z)
    {
        var cost = 0.0;
        for (var s = 0; s < labels.Length; s++)
        {
            var row = s * classes;
            var largest = z[row];
            for (var c = 1; c < classes; c++)
            {
                largest = Math.Max(largest, z[row + c]);
            }

            var sum = 0.0;
            for (var c = 0; c < classes; c++)
            {
                sum += Probabilities[row + c] = Math.Exp(z[row + c] - largest);
            }

            for (var c = 0; c < classes; c++)
            {
                Probabilities[row + c] /= sum;
            }

            cost += Math.Log(sum) + largest - z[row + labels[s]];
        }

        return cost / labels.Length;
    }

    public double[] Backward(bool averaged = true) => Backward(averaged, labelTerm: true);

    /// <summary>dz = (p − onehot(label)) / n; the parameters leave a part of that out.</summary>
    public double[] Backward(bool averaged, bool labelTerm)
    {
        var scale = averaged ? 1.0 / labels.Length : 1.0;
        for (var k = 0; k < DZ.Length; k++)
        {
            DZ[k] = scale * Probabilities[k];
        }

        for (var s = 0; s < labels.Length && labelTerm; s++)
        {
            DZ[(s * classes) + labels[s]] -= scale;
        }

        return DZ;
    }
}
