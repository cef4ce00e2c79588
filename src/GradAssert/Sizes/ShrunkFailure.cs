namespace GradientTesting;

/// <summary>The smallest sizes that fail in the same way as a draw.</summary>
/// <param name="Smallest">The trial of these sizes.</param>
/// <param name="Nearest">For each size that has one, its value and the nearest that matches.</param>
/// <param name="IsMinimal">Whether every smaller value of one and of two sizes was tried.</param>
internal sealed record ShrunkFailure(
    Trial Smallest, IReadOnlyList<(SizeValue Wrong, SizeValue Right)> Nearest, bool IsMinimal);
