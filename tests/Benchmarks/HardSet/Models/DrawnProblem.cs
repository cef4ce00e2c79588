namespace GradientTesting.Benchmarks;

/// <summary>A right model, its double twin, the point where it is checked, and the mistakes that its backward pass can make.</summary>
/// <param name="Description">Architecture, precision and everything else that was drawn.</param>
/// <param name="Point">The values. The run rounds them to its storage.</param>
/// <param name="Twin">The same in double; its gradient is what is right.</param>
/// <param name="Build">Builds the run, with a mistake in its backward pass or with <see cref="PlantedMistake.None"/>.</param>
/// <param name="Mistakes">What <paramref name="Build"/> can plant.</param>
internal sealed record DrawnProblem(
    string Description, double[] Point, DrawnModel Twin, Func<PlantedMistake, DrawnModel> Build, IReadOnlyList<PlantedMistake> Mistakes);
