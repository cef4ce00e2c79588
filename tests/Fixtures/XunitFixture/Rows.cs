using System.Collections;
using System.Reflection;
using SharedTheories;
using Xunit.Sdk;

namespace XunitFixture;

// Rows that do not fit are what is tested here.
#pragma warning disable xUnit1039

/// <summary>Rows of data next to the run.</summary>
public class Rows
{
    public static TheoryData<string, Func<Line>> Lines => new() { { "right", () => new Line() }, { "wrong", () => new Line { Factor = 2 } } };

    public static IEnumerable<object[]> Named => [[new NamedLine("right", 1)], [new NamedLine("wrong", 2)]];

    public static IEnumerable<object[]> Alike => [[new Silent()], [new Silent { Factor = 2 }]];

    public static IEnumerable<object[]> Breaking()
    {
        yield return ["made"];
        throw new InvalidOperationException("no such file");
    }

    static int asked;

    public static IEnumerable<object[]> Changing => [[$"number {Interlocked.Increment(ref asked)} of {Environment.ProcessId}"]];

    [GradientTheory(Phases = [GradientPhase.AsIs, GradientPhase.Jittered], Seeds = 2)]
    [InlineData(2, "dense"), InlineData(3, "it's \"quoted\"")]
    public void Inline(int layers, string name, GradientRun run)
    {
        Assert.InRange(layers, 2, 3);
        Assert.NotEmpty(name);
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered]), MemberData(nameof(Lines))]
    public void Member(string name, Func<Line> make, GradientRun run = default)
    {
        Assert.NotNull(name);
        GradAssert.MatchesNumerical(make(), run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered]), MemberData(nameof(Named))]
    public void Run_comes_first(GradientRun run, NamedLine line) => GradAssert.MatchesNumerical(line.Make(), run);

    [GradientTheory(Phases = [GradientPhase.AsIs]), MemberData(nameof(Alike))]
    public void Rows_that_print_alike(Silent silent, GradientRun run) => GradAssert.MatchesNumerical(new Line { Factor = silent.Factor }, run);

    [GradientTheory(Phases = [GradientPhase.AsIs]), ClassData(typeof(Factors))]
    public async Task Class(double factor, GradientRun run)
    {
        await Task.Yield();
        GradAssert.MatchesNumerical(new Line { Factor = factor }, run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), Own]
    public void Attribute_of_the_user(int parameters, GradientRun run)
    {
        Assert.Equal((1, GradientRun.AsIs), (parameters, run));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), CombinatorialData]
    public void Combinatorial(bool bias, [CombinatorialValues(1, 3)] int size, GradientRun run)
    {
        Assert.Equal((GradientRun.AsIs, true), (run, bias || size is 1 or 3));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), PairwiseData]
    public void Pairwise(GradientRun run, bool a, bool b, bool c)
    {
        Assert.Equal((GradientRun.AsIs, true), (run, a | b | c | true));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), InlineData(1), InlineData(2, Skip = "needs a day")]
    public void Skipped_row(int size, GradientRun run)
    {
        Assert.Equal((1, GradientRun.AsIs), (size, run));
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs], Skip = "needs a month"), MemberData(nameof(Breaking))]
    public void Skipped_theory(string name, GradientRun run) => Assert.Fail($"{name} at {run} must not run.");

    [GradientTheory(Phases = [GradientPhase.AsIs, GradientPhase.Jittered]), MemberData(nameof(Breaking)), InlineData("after it")]
    public void Row_that_cannot_be_made(string name, GradientRun run)
    {
        Assert.Contains($"{name}, {run}", $"{name}, {run}");
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), InlineData(1), InlineData(1, 2), InlineData(1, "text")]
    public void Row_that_does_not_fit(int size, int more, GradientRun run)
    {
        Assert.Equal(GradientRun.AsIs, run with { Seed = size - more + 1 });
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), MemberData(nameof(Changing))]
    public void Row_that_changes(string name, GradientRun run)
    {
        Assert.Contains($"{name}, {run}", $"{name}, {run}");
        GradAssert.MatchesNumerical(new Line(), run);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), MemberData(nameof(Named), DisableDiscoveryEnumeration = true)]
    public void Rows_made_when_run(NamedLine line, GradientRun run) => GradAssert.MatchesNumerical(line.Make(), run);

    // What makes the names of snapshots different.
    [GradientTheory(Phases = [GradientPhase.AsIs]), InlineData("a"), InlineData("b")]
    public void Row_is_told(string name, GradientRun run)
    {
        GradAssert.MatchesNumerical(new Line(), run);
        Assert.Equal($"name: \"{name}\"", GradientCheckHost.Current!.Row);
    }

    [GradientTheory(Phases = [GradientPhase.AsIs]), InlineData(1)]
    public void Two_runs(GradientRun run, GradientRun other, int size) => Assert.Equal((run, 1), (other, size));

    [GradientTheory]
    public void No_row(int size, GradientRun run) => Assert.Equal((1, GradientRun.AsIs), (size, run));

    sealed class Factors : IEnumerable<object[]>
    {
        public IEnumerator<object[]> GetEnumerator() => new List<object[]> { new object[] { 1.0 }, new object[] { 1.5 } }.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [AttributeUsage(AttributeTargets.Method)]
    sealed class OwnAttribute : DataAttribute
    {
        public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[testMethod.GetParameters().Length]];
    }
}
