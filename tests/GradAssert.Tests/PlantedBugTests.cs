using GradientTesting.TestModels;

namespace GradientTesting.Tests;

/// <summary>Planted mistakes are mismatches, at ten seeds of data, start and jitter.</summary>
public class PlantedBugTests
{
    public static TheoryData<string, string> Bugs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (kind, bug) in VisibleBugs())
            {
                data.Add(kind.Name, bug.Name);
            }

            return data;
        }
    }

    [Fact]
    public void There_are_bugs_enough_in_kinds_enough()
    {
        Assert.True(VisibleBugs().Count() > 25);
        Assert.True(VisibleBugs().Select(entry => entry.Kind).Distinct().Count() > 5);
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_planted_bug_is_a_mismatch_at_every_seed(string kind, string bug)
    {
        var create = RightModelTests.Kind(kind).Bugs.Single(planted => planted.Name == bug).Create;
        for (var seed = 1; seed <= RightModelTests.Seeds; seed++)
        {
            Assert.Throws<GradientMismatchException>(() => CheckEveryPhase(create(seed), seed));
        }
    }

    static void CheckEveryPhase(IGradientModel model, int seed)
    {
        foreach (var run in RightModelTests.Runs(seed))
        {
            GradAssert.MatchesNumerical(model, run);
        }
    }

    // A mistake in the dropout itself shows only where dropout is on, and a check switches it off.
    static IEnumerable<(ModelKind Kind, PlantedBug Bug)> VisibleBugs() =>
        from kind in ModelZoo.Kinds
        from bug in kind.Bugs
        where !bug.NeedsDropout
        select (kind, bug);
}
