namespace GradientTesting;

/// <summary>The step chosen for the elements of a component.</summary>
/// <param name="Relative">In units of an element's scale.</param>
/// <param name="Truncation">What it typically truncates, in units of the cost per step of one scale.</param>
internal readonly record struct ComponentStep(double Relative, double Truncation);
