using XunitTests;

namespace Acme.Flowers.Tests;

#region Runs
[TestClass]
public class LikelihoodTests
{
    static readonly Iris iris = Iris.Load();

    public static IEnumerable<GradientRun> Runs => GradientRun.Planned();

    [TestMethod, DynamicData(nameof(Runs)), TestCategory("GradientCheck")]
    public void Backpropagation(GradientRun run) =>
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures, iris.IsVirginica), run);
}
#endregion
