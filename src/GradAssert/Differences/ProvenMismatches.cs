namespace GradientTesting;

/// <summary>How well it is known by now that the gradient of a run is wrong.</summary>
/// <remarks>
/// The first mismatches of a run are proven on several walks; one more of a component is enough to know that it is wrong too.
/// </remarks>
internal sealed class ProvenMismatches
{
    const int OfRun = 2;

    int proven;

    /// <summary>Whether a single walk that disagrees is proof enough.</summary>
    /// <param name="ofComponent">Mismatches that are proven of the component.</param>
    public bool IsEnough(int ofComponent) => proven >= OfRun && ofComponent > 0;

    public void Add(bool isWrong) => proven += isWrong ? 1 : 0;
}
