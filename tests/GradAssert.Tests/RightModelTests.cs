using GradientTesting.TestModels;

namespace GradientTesting.Tests;

/// <summary>Right models match, at ten seeds of data, start and jitter.</summary>
public class RightModelTests
{
    internal const int Seeds = 10;

    public static TheoryData<string> Kinds => [.. ModelZoo.Kinds.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_right_model_matches_at_every_seed_and_phase(string kind)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var model = Kind(kind).Create(seed);
            Assert.All(Runs(seed), run => GradAssert.MatchesNumerical(model, run));
        }
    }

    internal static ModelKind Kind(string name) => ModelZoo.Kinds.Single(kind => kind.Name == name);

    /// <summary>One run for each of the default phases.</summary>
    internal static IEnumerable<GradientRun> Runs(int seed) =>
        new GradientCheckOptions().Phases.Select(phase => new GradientRun(phase, seed, phase == GradientPhase.AfterTraining ? 10 : 0));
}
