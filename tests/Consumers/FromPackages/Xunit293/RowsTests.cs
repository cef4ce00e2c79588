using Xunit;
using XunitTests;

namespace Acme.Flowers.Tests;

// The same source with xUnit v2 and v3, under the analyzers of each.
public class RowsTests
{
    static readonly Iris iris = Iris.Load();

    public static TheoryData<string, int> Samples => new() { { "most", 120 }, { "all", 150 } };

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    [InlineData(120), InlineData(150)]
    public void Inline(int samples, GradientRun run) => GradAssert.MatchesNumerical(Of(samples), run);

    [GradientTheory(Phases = [GradientPhase.Jittered]), MemberData(nameof(Samples))]
    public void Member(string name, int samples, GradientRun run = default)
    {
        Assert.Equal(GradientRun.Jittered(0), run);
        Assert.Equal($"name: \"{name}\", samples: {samples}", GradientCheckHost.Current!.Row);
        GradAssert.MatchesNumerical(Of(samples), run);
    }

    static LogisticRegression Of(int samples) => new(iris.Measures[..samples], iris.IsVirginica[..samples]);
}
