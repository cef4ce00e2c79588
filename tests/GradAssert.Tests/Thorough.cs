namespace GradientTesting.Tests;

/// <summary>
/// Whether tests that repeat themselves do so as often as they can: where <c>GRADASSERT_TESTS</c> is <c>thorough</c>, as in
/// .ci/full. Elsewhere they take a part, so that nobody has to wait for them.
/// </summary>
static class Thorough
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("GRADASSERT_TESTS") == "thorough";

    /// <summary>Repetitions of which a tenth is enough to notice what is broken.</summary>
    public static int Times(int most) => IsAsked ? most : most / 10;
}
