namespace GradientTesting;

/// <summary>What a line test came to.</summary>
/// <param name="Decision">Whether the claimed slope is right.</param>
/// <param name="Reading">The walk, or walks, that decided.</param>
internal readonly record struct Outcome(Decision Decision, Reading Reading);

/// <summary>Whether a claimed slope is the slope.</summary>
internal enum Decision
{
    /// <summary>It agrees within bars; those say how well it is known.</summary>
    Agrees,

    /// <summary>It disagrees, and nothing proves that this is not a jump of the cost, or chance.</summary>
    Undecided,

    /// <summary>It disagrees on several walks, and the residual goes on.</summary>
    Disagrees,
}
