namespace GradientTesting;

/// <summary>How well it is known by now that the gradient of a run is wrong.</summary>
/// <remarks>
/// The first mismatches of a run are proven on several walks; one more of a component is enough to know that it is wrong too.
/// </remarks>
internal sealed class ProvenMismatches
{
    const int OfRun = 2;

    /// <summary>Two evaluations each are a fifth of the thousand that a wrong gradient may take beyond a right one.</summary>
    const int MostBent = 100;

    int proven, bent;

    /// <summary>Whether a single walk that disagrees is proof enough.</summary>
    /// <param name="ofComponent">Mismatches that are proven of the component.</param>
    public bool IsEnough(int ofComponent) => proven >= OfRun && ofComponent > 0;

    /// <summary>Of so many elements, how many may be asked at half of their step: a hundred in a run.</summary>
    public int Bend(int count)
    {
        var some = Math.Min(count, MostBent - bent);
        bent += some;
        return some;
    }

    public void Add(bool isWrong) => proven += isWrong ? 1 : 0;
}
