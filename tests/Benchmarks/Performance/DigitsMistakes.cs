using GradientTesting.TestModels;

namespace GradientTesting.Benchmarks;

/// <summary>What the ways to check the digits network say of the mistakes that can be made in it.</summary>
internal static class DigitsMistakes
{
    const int Seed = 0;

    public static IReadOnlyList<IChecker> Checkers { get; } =
    [
        new GradAssertChecker("GradAssert, every element", new() { Coverage = GradientCoverage.Exhaustive }),
        new GradAssertChecker("GradAssert, directions", new() { Coverage = GradientCoverage.Directions }),
        new CourseRatio(), new MathNetJacobian(3), new MathNetJacobian(5), new PyTorchGradcheck(), new PyTorchFastGradcheck(),
    ];

    /// <returns>A score for each of <see cref="Checkers"/>, over three points.</returns>
    public static IReadOnlyList<Score> Of(int samples)
    {
        ModelKind kind = new("DigitsNetwork", ModelTags.Kinky, seed => new DigitsNetwork(seed, samples), []);
        return Comparison.Of(new(kind.Name, "", [new(kind.Name, Placed.At(kind, Seed), [])]), Checkers);
    }
}
