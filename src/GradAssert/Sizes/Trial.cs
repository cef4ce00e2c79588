namespace GradientTesting;

/// <summary>What came of the body at one combination of sizes.</summary>
/// <param name="Point">What the body asked for, and got.</param>
/// <param name="Failure">What it threw, or null.</param>
internal sealed record Trial(SizePoint Point, Exception? Failure)
{
    /// <summary>The assumption that leaves it out, or null.</summary>
    public string? FailedAssumption { get; init; }

    /// <summary>A mistake in how the body asks, or null.</summary>
    public Exception? Misuse { get; init; }

    /// <summary>Whether the body was stopped, because everything that begins with these sizes has been tried.</summary>
    public bool IsExhausted { get; init; }

    /// <summary>Whether it says nothing of the gradient.</summary>
    public bool IsLeftOut => FailedAssumption is not null || Misuse is not null || IsExhausted;

    public bool Fails => !IsLeftOut && Failure is not null;

    public bool Matches => !IsLeftOut && Failure is null;

    public bool FailsLike(Trial other) => Fails && other.Fails && FailureWay.Of(Failure!).IsSameAs(FailureWay.Of(other.Failure!));
}
