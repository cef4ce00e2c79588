namespace GradientTesting;

/// <summary>A model that can put itself at a random start.</summary>
public interface IInitializableModel
{
    /// <summary>Sets every value to a random start drawn from <paramref name="random"/> and from nothing else.</summary>
    /// <param name="random">Seeded by the run, so that the same seed gives the same start.</param>
    /// <remarks>
    /// Each value is set to another one before, so that what is left alone shows: it is put back, and components that are left alone
    /// are named in a warning. A run in which everything is left alone is <see cref="GradientVerdict.Inconclusive"/>.
    /// What else it changes must not change the cost at the values that the model came with, as of
    /// <see cref="ITrainableModel"/>.
    /// </remarks>
    void Initialize(Random random);
}
