using SharedTheories;

namespace NUnitFixture;

public class Surroundings
{
    int setUps;

    [SetUp]
    public void SetUp() => setUps++;

    [TearDown]
    public void TearDown() => Assert.That(setUps, Is.EqualTo(1), "NUnit makes one instance of a fixture for all its tests.");

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Runs_after_the_set_up(GradientRun run)
    {
        Assert.That((setUps, run), Is.EqualTo((1, GradientRun.Jittered(0))));
        GradAssert.MatchesNumerical(new Line(), run);
    }
}

public class Plain
{
    [Test]
    public void A_plain_call_is_an_error() => GradAssert.MatchesNumerical(new Line { Factor = 2 }, GradientRun.Jittered(0));

    [GradientTheory(Phases = [GradientPhase.Jittered]), Ignore("needs the large data set")]
    public void Ignored(GradientRun run) => Assert.Fail($"{run} must not run.");

    [GradientTheory(Phases = [GradientPhase.Jittered]), Category("Slow")]
    public void Has_a_category_of_its_own(GradientRun run) => GradAssert.MatchesNumerical(new Line(), run);

    [GradientTheory(Phases = [GradientPhase.RandomInitialization]), CancelAfter(300)]
    public void Is_cancelled(GradientRun run)
    {
        var line = new EndlessLine();
        try
        {
            GradAssert.MatchesNumerical(line, run);
        }
        finally
        {
            TestContext.Out.WriteLine(line);
        }
    }

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void A_multiple_scope_ends_with_the_check(GradientRun run)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Seed, Is.EqualTo(2));
            GradAssert.MatchesNumerical(new Line { Factor = 2 }, run);
        }
    }

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Ignores_itself(GradientRun run) => Assert.Ignore($"needs data at {run}");

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Passes_itself(GradientRun run) => Assert.Pass($"no data at {run}");

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Is_inconclusive_by_itself(GradientRun run) => Assume.That(run.Seed, Is.EqualTo(1));

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void By_the_constraint(GradientRun run) => Assert.That(new Line(), GradientDoes.MatchNumericalGradient().At(run));

    [Test]
    public void Ordinary() => Assert.Pass();
}

public class CheckedInSetUp
{
    [SetUp]
    public void SetUp() => GradAssert.MatchesNumerical(new Line(), GradientRun.AsIs);

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Counts(GradientRun run) => Assert.That(run.Seed, Is.Zero);
}
