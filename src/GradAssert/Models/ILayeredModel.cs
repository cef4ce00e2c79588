namespace GradientTesting;

/// <summary>A network of layers: where its gradient is wrong, each layer is checked alone, and the report names it.</summary>
/// <remarks>
/// Each is checked at the inputs and the upstream gradient that it gets in the run that disagrees, as
/// <c>GradAssert.BackwardMatchesNumerical</c> does: after <see cref="IGradientModel.Cost"/> and
/// <see cref="IGradientModel.ComputeGradient"/> the components of every layer must hold them, in storage of their own.
/// </remarks>
public interface ILayeredModel : IGradientModel
{
    /// <summary>The layers in forward order, the same ones at each call.</summary>
    IReadOnlyList<IGradientLayer> Layers { get; }

    /// <summary>
    /// The parameters of the layers; where a name repeats, as in <c>3.W</c>, the place of the layer in <see cref="Layers"/> comes before.
    /// </summary>
    IReadOnlyList<Component> IGradientModel.Components => LayerParameters.Of(Layers);
}
