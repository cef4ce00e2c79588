namespace GradientTesting;

/// <summary>A part of the gradient of a regularized cost.</summary>
public enum GradientPart
{
    /// <summary>What is left at λ = 0.</summary>
    Data = 0,

    /// <summary>What λ adds.</summary>
    Regularization = 1,

    /// <summary>Both.</summary>
    Both = 2,
}
