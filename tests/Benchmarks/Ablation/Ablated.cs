namespace GradientTesting.Benchmarks;

/// <summary>A mechanism that was taken out, and what that did; null where nothing was measured.</summary>
internal sealed record Ablated(Mechanism Mechanism, OutcomeChanges? Changes)
{
    /// <summary>
    /// Where more evaluations than this, as a ratio, are taken without a mechanism, it saves some, and stays although no verdict changes.
    /// Less is chance: other random numbers are drawn.
    /// </summary>
    const double MostEvaluations = 1.01;

    /// <summary>True where the program did not build or run without the mechanism, or took far too long.</summary>
    public bool IsBroken => Changes is null && Mechanism.IsInHardSet;

    /// <summary>Whether the mechanism can stay out: no verdict is another, and no more evaluations are taken.</summary>
    /// <param name="least">The least ratio reached before: many small increases must not add up.</param>
    public bool GoesAt(double least) => Changes is { Changed: 0 } && Changes.MeanRatio <= MostEvaluations * least;
}
