namespace GradientTesting;

/// <summary>A model that draws random numbers in its forward pass.</summary>
/// <remarks>
/// What the random numbers of a model were at is not known to a check, and is not put back: after it they go on from the last seed.
/// </remarks>
public interface IStochasticModel
{
    /// <summary>Restarts the model's random numbers, so that the same seed gives the same draws.</summary>
    /// <param name="seed">
    /// Called before every cost and every gradient of a run with the same number, which is mixed from the seed of the run, and is the same
    /// whenever that run is made again: 0, 1 or 42 would be the number that a backward pass with a generator of its own begins at. With
    /// dropout on, and of a model without keep-probs, one gradient of each run follows a cost without it, as in training: the backward
    /// pass goes through the mask that the forward pass drew, or makes a forward pass of its own. A backward pass of a layer makes none,
    /// and is asked for so in every run. It comes before each step of an update, too.
    /// Other numbers come where a check looks whether they change the cost, and where the mask of the first one drops every unit.
    /// </param>
    void Reseed(int seed);
}
