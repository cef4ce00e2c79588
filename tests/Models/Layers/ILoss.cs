namespace GradientTesting.TestModels.Layers;

/// <summary>What a model's last layer is compared with.</summary>
internal interface ILoss
{
    double Forward(double[] z);

    /// <summary>dJ/dz at the last <see cref="Forward"/>; not <paramref name="averaged"/> forgets the 1/n.</summary>
    double[] Backward(bool averaged = true);
}
