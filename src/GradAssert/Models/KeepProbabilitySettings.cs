namespace GradientTesting;

/// <summary>The keep-probs of a model, however it tells of its dropout layers.</summary>
internal static class KeepProbabilitySettings
{
    const string KeepProbability = "KeepProbability";

    /// <summary>One for each layer, in the order in which the model names them.</summary>
    public static Setting[] Of(IGradientModel model)
    {
        var layers = new List<Setting>();
        if (model is IDropoutModel single)
        {
            layers.Add(new(KeepProbability, () => single.KeepProbability, value => single.KeepProbability = value));
        }

        if (model is IDropoutLayersModel several)
        {
            layers.AddRange(several.DropoutLayers.Select((layer, l) =>
                new Setting($"DropoutLayers[{l}].KeepProbability", () => layer.KeepProbability, value => layer.KeepProbability = value)));
        }

        if ((model as GradientModel ?? (model as LayerModel)?.Delegates) is { } ofDelegates)
        {
            layers.AddRange(
                ofDelegates.KeepProbabilities.Select((layer, l) => new Setting($"KeepProbabilities[{l}]", layer.Get, layer.Set)));
            if (ofDelegates.KeepProbability is var (get, set))
            {
                layers.Add(new(KeepProbability, get, set));
            }
        }

        return [.. layers];
    }
}
