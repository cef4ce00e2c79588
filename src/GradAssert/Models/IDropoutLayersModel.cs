namespace GradientTesting;

/// <summary>A model with more than one dropout layer.</summary>
public interface IDropoutLayersModel
{
    /// <summary>Every dropout layer of the model.</summary>
    /// <value>Read once per check; each layer's keep-prob is set to 1.0 for the duration and put back.</value>
    IReadOnlyList<IDropoutModel> DropoutLayers { get; }
}
