namespace GradientTesting;

/// <summary>A model that can put itself at a random start.</summary>
public interface IInitializableModel
{
    /// <summary>Sets every value to a random start drawn from <paramref name="random"/> and from nothing else.</summary>
    /// <param name="random">Seeded by the run, so that the same seed gives the same start.</param>
    void Initialize(Random random);
}
