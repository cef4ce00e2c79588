using System.Numerics;

namespace GradientTesting.Benchmarks;

/// <summary>A network without precision: shapes, inputs and targets. It is built as the run's model and as its double twin.</summary>
/// <param name="Layers">From the input to the outputs.</param>
/// <param name="Loss">What the outputs cost.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Input">Batch × input, exactly representable in float where any part of the run is.</param>
/// <param name="Targets">Batch × outputs.</param>
internal sealed record NetworkPlan(IReadOnlyList<LayerPlan> Layers, LossPlan Loss, int Batch, double[] Input, double[] Targets)
{
    /// <summary>Per component, the unit in which its values are stored: a layer works with value · unit.</summary>
    public IReadOnlyList<double> Units { get; init; } = [.. Layers.SelectMany(layer => layer.Parameters).Select(_ => 1.0)];

    /// <summary>The whole cost is multiplied by it.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>A constant that is added before the cost is scaled.</summary>
    public double Offset { get; init; }

    /// <summary>Strength of the L2 term over the weights, λ/2 · Σ(value · unit)².</summary>
    public double Lambda { get; init; }

    /// <summary>The tensors of all layers, named by the number of their layer.</summary>
    public IReadOnlyList<ParameterPlan> Parameters =>
        [.. Layers.SelectMany((layer, l) => layer.Parameters.Select(parameter => parameter with { Name = $"{parameter.Name}{l + 1}" }))];

    public int Length => Layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Length));

    public int WorkPerSample => Layers.Sum(layer => layer.Work);

    /// <summary>Kinks that the whole batch meets.</summary>
    public int Kinks => Batch * (Layers.Sum(layer => layer.Kinks) + Loss.Kinks);

    /// <summary>Whether the L2 term reaches a tensor.</summary>
    public bool IsRegularized(ParameterPlan parameter) =>
        Lambda > 0 && parameter.Role is ParameterRole.Weight or ParameterRole.Recurrent or ParameterRole.Contraction;

    public DrawnModel Build<T, TLoss>(PlantedMistake? mistake = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TLoss : unmanaged, IBinaryFloatingPointIeee754<TLoss> => new Network<T, TLoss>(this, mistake ?? PlantedMistake.None);

    /// <summary>The same in double throughout, every equation in it solved to the last digit.</summary>
    public DrawnModel BuildTwin()
    {
        LayerPlan[] exact =
        [
            .. Layers.Select(layer => layer switch
            {
                ActivationPlan activation => activation with { InSinglePrecision = false },
                SolverPlan solver => solver.Exact,
                _ => layer,
            }),
        ];
        return (this with { Layers = exact }).Build<double, double>();
    }

    /// <summary>All mistakes that a backward pass of this network can make.</summary>
    public IReadOnlyList<PlantedMistake> Mistakes() =>
    [
        .. Layers.SelectMany((layer, l) => layer.Mistakes.Select(kind => new PlantedMistake(kind, l))),
        .. Loss.Mistakes.Select(kind => new PlantedMistake(kind)),
        .. Batch > 1 ? Enumerable.Range(0, 3).Select(k => new PlantedMistake(BackwardMistake.SampleMissing, k * (Batch - 1) / 2)) : [],
        .. Batch > 1 ? [new PlantedMistake(BackwardMistake.LastSampleOnly)] : Array.Empty<PlantedMistake>(),
        .. Batch > 1 && Loss.IsMean ? [new PlantedMistake(BackwardMistake.MeanMissing)] : Array.Empty<PlantedMistake>(),
        .. Lambda > 0 ? [new PlantedMistake(BackwardMistake.RegularizationMissing)] : Array.Empty<PlantedMistake>(),
    ];

    public override string ToString() =>
        $"{Layers[0].Input} -> {string.Join(", ", Layers)}; {Loss}; batch {Batch}; {Kinks} kinks"
        + (Scale == 1 ? "" : FormattableString.Invariant($"; scale {Scale:G2}"))
        + (Offset == 0 ? "" : FormattableString.Invariant($"; offset {Offset:G2}"))
        + (Lambda == 0 ? "" : FormattableString.Invariant($"; L2 {Lambda:G2}"))
        + (Units.All(unit => unit == 1) ? "" : "; units")
        + string.Concat(Units.Where(_ => Units.Any(unit => unit != 1)).Select(unit => FormattableString.Invariant($" {unit:G2}")));
}
