namespace GradientTesting;

/// <summary>Ends the body of a draw that an assumption leaves out, or that no untried sizes are left for.</summary>
internal sealed class LeftOutException() : Exception("These sizes are left out by an assumption.");
