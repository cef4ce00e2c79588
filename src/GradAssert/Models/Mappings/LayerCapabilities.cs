namespace GradientTesting;

/// <summary>What a layer can do beside its two passes, from its interfaces or its delegates.</summary>
internal sealed class LayerCapabilities(IGradientLayer layer)
{
    readonly GradientLayer? delegates = layer as GradientLayer;

    public Action<Random>? Initialize => layer is IInitializableModel own ? own.Initialize : delegates?.Initialize;

    public Action? TrainStep => layer is ITrainableModel own ? own.TrainStep : delegates?.TrainStep ?? Update?.Apply;

    public (Action Apply, double Rate)? Update => delegates?.Update;

    public Action? ClearGradients => layer is IAccumulatingModel own ? own.ClearGradients : delegates?.ClearGradients;

    public Action<int>? Reseed => layer is IStochasticModel own ? own.Reseed : delegates?.Reseed;

    public Action? Reset => layer is IResettableLayer own ? own.Reset : delegates?.Reset;

    public Func<IGradientLayer>? Copy => layer is ICopyableLayer own ? own.Copy : delegates?.Copy;

    public Func<int>? BatchSize => layer is IBatchModel own ? () => own.BatchSize : delegates?.BatchSize;

    public bool IsInPlace => layer is IInPlaceLayer own ? own.IsInPlace : delegates?.InPlace == true;

    public IReadOnlyList<(Func<double> Get, Action<double> Set)> KeepProbabilities => layer switch
    {
        IDropoutModel own => [(() => own.KeepProbability, value => own.KeepProbability = value)],
        GradientLayer { KeepProbability: { } keep } => [keep],
        _ => [],
    };
}
