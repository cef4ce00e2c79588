using NUnit.Framework;
using XunitTests;

namespace Acme.Flowers.Tests;

// The attribute of the assembly, without which NUnit would build each row without its run too, is the package's.
public class RowsTests
{
    static readonly Iris iris = Iris.Load();
    static readonly string[] names = ["one", "two"];

    [GradientTheory(Phases = [GradientPhase.Jittered]), TestCase(1), TestCase(2)]
    public void Cases(int seed, GradientRun run = default)
    {
        Assert.That((run, seed), Is.EqualTo((GradientRun.Jittered(0), seed)));
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures, iris.IsVirginica), run);
    }

    [GradientTheory(Phases = [GradientPhase.Jittered])]
    public void Values([Values] bool bias, [ValueSource(nameof(names))] string name, GradientRun run)
    {
        Assert.That(GradientCheckHost.Current!.Row, Is.EqualTo($"{bias},\"{name}\""));
        Assert.That(run, Is.EqualTo(GradientRun.Jittered(0)));
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures, iris.IsVirginica), run);
    }
}
