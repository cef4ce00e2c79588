namespace GradientTesting;

/// <summary>Which part of a Hessian the code fills.</summary>
public enum HessianTriangle
{
    /// <summary>All of it.</summary>
    Both = 0,

    /// <summary>Its diagonal and what is below; what is above is taken from there.</summary>
    Lower = 1,

    /// <summary>Its diagonal and what is above; what is below is taken from there.</summary>
    Upper = 2,
}
