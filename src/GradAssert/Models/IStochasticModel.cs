namespace GradientTesting;

/// <summary>A model that draws random numbers in its forward pass.</summary>
public interface IStochasticModel
{
    /// <summary>Restarts the model's random numbers, so that the same seed gives the same draws.</summary>
    /// <param name="seed">Called before every cost and every gradient of a run with the same number.</param>
    void Reseed(int seed);
}
