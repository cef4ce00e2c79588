namespace GradientTesting.Benchmarks;

/// <summary>What an ablation has measured.</summary>
/// <param name="Single">Mechanisms, each taken out alone.</param>
/// <param name="Greedy">
/// Those that changed no verdict alone, each taken out with all before it that stay out: in the order of what they save. None where
/// that was not asked for.
/// </param>
internal sealed record Ablation(IReadOnlyList<Ablated> Single, IReadOnlyList<Ablated> Greedy)
{
    /// <summary>Measures.</summary>
    /// <param name="results">Checks cases.</param>
    /// <param name="mechanisms">What to take out.</param>
    /// <param name="isGreedy">Whether to go on with several together.</param>
    /// <exception cref="InvalidOperationException">
    /// The unpatched source does not build or run; or a text that is to be replaced is not in its file exactly once.
    /// </exception>
    public static Ablation Of(AblatedResults results, IReadOnlyList<Mechanism> mechanisms, bool isGreedy)
    {
        var before = results.Without() ?? throw new InvalidOperationException("The unpatched source does not build or run in artifacts/ablation/source.");
        Ablated Without(Mechanism mechanism, params IReadOnlyList<Mechanism> others) =>
            new(mechanism, results.Without([.. others, mechanism]) is { } after ? OutcomeChanges.Of(before, after) : null);

        Ablated[] single = [.. mechanisms.Select(mechanism => mechanism.IsInHardSet ? Without(mechanism) : new(mechanism, null))];
        var (greedy, taken, least) = (new List<Ablated>(), new List<Mechanism>(), 1.0);
        // What changes a verdict alone is not tried again, and the order stays that of the first round: measuring all that is left after
        // each mechanism that goes would take some tens of times as long.
        var candidates = single.Where(ablated => isGreedy && ablated.GoesAt(1)).OrderBy(ablated => ablated.Changes!.MeanRatio);
        foreach (var candidate in candidates)
        {
            var together = Without(candidate.Mechanism, taken);
            greedy.Add(together);
            if (together.GoesAt(least))
            {
                taken.Add(candidate.Mechanism);
                least = Math.Min(least, together.Changes!.MeanRatio);
            }
        }

        return new(single, greedy) { TakenOut = taken };
    }

    /// <summary>What is out after the greedy rounds.</summary>
    public IReadOnlyList<Mechanism> TakenOut { get; private init; } = [];
}
