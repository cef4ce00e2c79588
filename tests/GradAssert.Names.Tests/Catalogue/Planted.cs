namespace GradientTesting.Names;

/// <summary>A mistake in a unit, alone or in a network, in one precision.</summary>
internal sealed record Planted(Kind Kind, Mistake? Mistake, bool IsNetwork, bool IsSingle)
{
    public string Name => $"{Kind.Name}, {(IsNetwork ? "network" : "layer")}, {(IsSingle ? "float" : "double")}: {Mistake?.Name ?? "right"}";

    /// <summary>Whether there is something that can be said of the mistake.</summary>
    public bool IsNameable => Mistake is { Words.Length: > 0 } && !(IsNetwork && Mistake.NamedInLayer);

    public override string ToString() => Name;

    /// <summary>What a report says at one seed.</summary>
    /// <param name="seed">Of values, data and runs.</param>
    /// <param name="phase">The only one; null for the whole report.</param>
    public Said At(int seed, GradientPhase? phase = null)
    {
        try
        {
            return new(this, seed, phase, IsNetwork ? OfNetwork(seed, phase) : OfLayer(seed, phase), null);
        }
        catch (GradientContractException exception)
        {
            return new(this, seed, phase, null, exception.Message);
        }
    }

    public IEnumerable<GradientPhase> Phases => IsNetwork
        ? [GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining]
        : [GradientPhase.AsIs, GradientPhase.Jittered];

    GradientReport OfLayer(int seed, GradientPhase? phase)
    {
        var layer = IsSingle ? Kind.Single(Mistake?.Name, new(seed)).Layer() : Kind.Double(Mistake?.Name, new(seed)).Layer();
        return phase is null ? GradientCheck.Backward(layer, Options) : GradientCheck.Backward(layer, Run(phase.Value, seed), Options);
    }

    GradientReport OfNetwork(int seed, GradientPhase? phase)
    {
        var model = IsSingle
            ? new Network<float>(Kind.Single(Mistake?.Name, new(seed)), new(seed)).Model()
            : new Network<double>(Kind.Double(Mistake?.Name, new(seed)), new(seed)).Model();
        return phase is null ? GradientCheck.Run(model, Options) : GradientCheck.Run(model, Run(phase.Value, seed), Options);
    }

    GradientCheckOptions Options => new() { RelativeTolerance = Mistake?.Tolerance ?? new GradientCheckOptions().RelativeTolerance };

    static GradientRun Run(GradientPhase phase, int seed) => new(phase, seed, phase == GradientPhase.AfterTraining ? 10 : 0);
}
