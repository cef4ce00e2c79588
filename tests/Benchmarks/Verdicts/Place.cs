using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>A right model at a point, made anew each time: the same for every tool.</summary>
/// <param name="Create">Puts a new model there.</param>
/// <param name="Single">True for a model in float32.</param>
internal sealed record Place(Func<ITestModel> Create, bool Single = false);
