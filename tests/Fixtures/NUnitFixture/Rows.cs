using SharedTheories;

[assembly: GradientTesting.NUnit.GradientRows]

namespace NUnitFixture;

// Rows that do not fit are what is tested here.
#pragma warning disable NUnit1003

/// <summary>Rows of data next to the run.</summary>
public class Rows
{
    static IEnumerable<TestCaseData> Lines =>
    [
        new TestCaseData("right", () => new Line()),
        new TestCaseData("wrong", () => new Line { Factor = 2 }),
        new TestCaseData("named", () => new Line()).SetName("a name of its own"),
        new TestCaseData("ignored", () => new Line()).Ignore("needs a day"),
        new TestCaseData("shown", () => new Line()).SetArgDisplayNames("as it is shown"),
    ];

    static readonly int[] sizes = [1, 3];

    static IEnumerable<object> Breaking()
    {
        yield return "made";
        throw new InvalidOperationException("no such file");
    }

    [GradientTheory(Phases = [GradientPhase.AsIs, GradientPhase.Jittered], Seeds = 2)]
    [TestCase(2, "dense"), TestCase(3, "{0} \"quoted\"")]
    public void Inline(int layers, string name, GradientRun run = default)
    {
        Assert.That((layers, name.Length > 0), Is.EqualTo((layers, true)));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered]), TestCaseSource(nameof(Lines))]
    public void Source(string name, Func<Line> make, GradientRun run = default)
    {
        Assert.That(name, Is.Not.Null);
        GradAssert.MatchesNumerical(make(), run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered]), TestCase(1.0), TestCase(2.0)]
    public async Task Run_comes_first(GradientRun run, double factor)
    {
        await Task.Yield();
        GradAssert.MatchesNumerical(new Line { Factor = factor }, run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Values(GradientRun run, [Values(1, 2)] int a, [Range(1, 2)] int b)
    {
        Assert.That((run, a + b), Is.EqualTo((GradientRun.AsIs, a + b)));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), Sequential]
    public void Sequential([Values(1, 2)] int a, [ValueSource(nameof(sizes))] int b, GradientRun run = default)
    {
        Assert.That((run, b), Is.EqualTo((GradientRun.AsIs, (2 * a) - 1)));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), Pairwise]
    public void Pairwise([Values] bool a, [Values] bool b, [Values] bool c, [GradientRun] GradientRun run)
    {
        Assert.That((run, a | b | c | true), Is.EqualTo((GradientRun.AsIs, true)));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), Combinatorial]
    public void Combinatorial([Values] bool a, [Values(1, 3)] int b, GradientRun run = default)
    {
        Assert.That((run, a | b > 0), Is.EqualTo((GradientRun.AsIs, true)));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), TestCase(1), TestCase(2, Ignore = "needs a day"), TestCase(3, Explicit = true), TestCase(4, Category = "Slow")]
    public void Some_rows_are_skipped(int size, GradientRun run = default)
    {
        Assert.That(size, Is.EqualTo(1).Or.EqualTo(4));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs, GradientPhase.Jittered]), TestCaseSource(nameof(Breaking)), TestCase("after it")]
    public void Row_that_cannot_be_made(string name, GradientRun run = default)
    {
        Assert.That(name, Is.EqualTo("after it"));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), TestCase(1), TestCase(1, 2)]
    public void Row_that_does_not_fit(int size, int more, GradientRun run)
    {
        Assert.That(more, Is.EqualTo(size + 1));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    // What makes the names of snapshots different.
    [GradientTheory(Phases = [GradientPhase.AsIs]), TestCase("a"), TestCase("b")]
    public void Row_is_told(string name, GradientRun run = default)
    {
        GradAssert.MatchesNumerical(new Line(), run);
        Assert.That(GradientCheckHost.Current!.Row, Is.EqualTo($"\"{name}\""));
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), TestCase(1)]
    public void Two_runs(GradientRun run, GradientRun other, int size) => Assert.That((run, 1), Is.EqualTo((other, size)));

    [GradientTheory]
    public void No_row(int size, GradientRun run) => Assert.That((1, GradientRun.AsIs), Is.EqualTo((size, run)));

    [TestCase(1), TestCase(2)]
    public void Ordinary_rows(int size) => Assert.That(size, Is.LessThan(3));
}
