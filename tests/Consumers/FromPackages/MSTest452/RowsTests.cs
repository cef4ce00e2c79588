using XunitTests;

namespace Acme.Flowers.Tests;

[TestClass]
public class RowsTests(TestContext context)
{
    static readonly Iris iris = Iris.Load();

    #region Rows
    public static IEnumerable<TestDataRow<(string Name, int Samples, GradientRun Run)>> Rows =>
        from row in new[] { (Name: "most", Samples: 120), (Name: "all", Samples: 150) }
        from run in GradientRun.Planned(seeds: 2)
        select new TestDataRow<(string, int, GradientRun)>((row.Name, row.Samples, run)) { TestCategories = [$"{run.Phase}"] };

    [TestMethod, DynamicData(nameof(Rows)), TestCategory("GradientCheck")]
    public void Samples(string name, int samples, GradientRun run) =>
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures[..samples], iris.IsVirginica[..samples]), run);
    #endregion

    [TestMethod, DynamicData(nameof(Rows))]
    public void A_test_is_named_by_its_row_and_its_run(string name, int samples, GradientRun run)
    {
        Assert.AreEqual($"A_test_is_named_by_its_row_and_its_run (\"{name}\",{samples},{run})", context.TestDisplayName);
        Assert.AreEqual($"{name}, {samples}", GradientCheckHost.Current!.Row);
    }
}
