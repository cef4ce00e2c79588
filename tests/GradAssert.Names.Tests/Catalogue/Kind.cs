namespace GradientTesting.Names;

/// <summary>A unit in both precisions, and the mistakes in it.</summary>
/// <param name="Name">Of the unit.</param>
/// <param name="Double">Makes it with a mistake, from a source of numbers.</param>
/// <param name="Single">The same.</param>
/// <param name="Mistakes">Each once.</param>
internal sealed record Kind(
    string Name, Func<string?, Random, Unit<double>> Double, Func<string?, Random, Unit<float>> Single, params Mistake[] Mistakes);
