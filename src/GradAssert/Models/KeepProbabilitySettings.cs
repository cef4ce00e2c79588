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
            layers.AddRange(Listed(several.DropoutLayers, "DropoutLayers").Select((layer, l) =>
                new Setting($"DropoutLayers[{l}].KeepProbability", () => layer.KeepProbability, value => layer.KeepProbability = value)));
        }

        if ((model as GradientModel ?? (model as LayerModel)?.Delegates) is { } ofDelegates)
        {
            layers.AddRange(Listed(ofDelegates.KeepProbabilities, "KeepProbabilities").Select(
                (layer, l) => Setting.Of($"KeepProbabilities[{l}]", layer.Get, layer.Set)));
            if (ofDelegates.KeepProbability is var (get, set))
            {
                layers.Add(Setting.Of(KeepProbability, get, set));
            }
        }

        return [.. layers];
    }

    // Without nullable annotations nothing says that it must not be.
    static IReadOnlyList<T> Listed<T>(IReadOnlyList<T>? layers, string name) =>
        layers is null ? throw new GradientContractException(
            $"{name} is null. List one keep-prob for each layer that drops units, and leave it out, or empty, where there is none.")
        : layers.Any(layer => layer is null)
            ? throw new GradientContractException($"{name} has an entry that is null. List one keep-prob for each layer that drops units.")
        : layers;
}
