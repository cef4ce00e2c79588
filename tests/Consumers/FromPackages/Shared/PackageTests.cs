using XunitTests;

namespace Acme.Flowers.Tests;

// No usings of GradAssert's: the packages bring them.
public class PackageTests
{
    static readonly Iris iris = Iris.Load();

    [GradientTheory]
    public void Gradient_of_the_likelihood(GradientRun run) =>
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures, iris.IsVirginica), run);

    [GradientTheory(Seeds = 2, TrainingSteps = 3)]
    public async Task Awaited(GradientRun run)
    {
        await Task.Yield();
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures, iris.IsVirginica), run);
    }

    // Run by itself: it must fail, and print the report.
    [GradientTheory(Phases = [GradientPhase.AsIs])]
    public void Planted(GradientRun run)
    {
        double[] w = [1, 2], dw = [0, 0];
        GradAssert.MatchesNumerical(
            GradientModel.Of([Component.Of("w", w, dw)], () => w[0] * w[1], () => (dw[0], dw[1]) = (w[1], w[1])), run);
    }
}
