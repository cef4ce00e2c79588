namespace GradientTesting;

/// <summary>A layer that was made of functions at a point.</summary>
internal interface IFunctionLayer
{
    /// <summary>Which of the functions returns the same storage at each call; null where none does.</summary>
    string? ReturnsAgain { get; }
}
