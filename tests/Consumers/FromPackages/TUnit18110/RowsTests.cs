using XunitTests;

namespace Acme.Flowers.Tests;

public class RowsTests
{
    static readonly Iris iris = Iris.Load();

    public static IEnumerable<(string Name, int Samples, GradientRun Run)> Plain() =>
        from row in new[] { (Name: "most", Samples: 120), (Name: "all", Samples: 150) }
        from run in GradientRun.Planned(seeds: 2)
        select (row.Name, row.Samples, run);

    #region Rows
    public static IEnumerable<TestDataRow<(string Name, int Samples, GradientRun Run)>> Rows() =>
        from row in new[] { (Name: "most", Samples: 120), (Name: "all", Samples: 150) }
        from run in GradientRun.Planned(seeds: 2)
        select new TestDataRow<(string, int, GradientRun)>(
            (row.Name, row.Samples, run), DisplayName: "Samples($name, $samples, $run)", Categories: [$"{run.Phase}"]);

    [Test, MethodDataSource(nameof(Rows)), Category("GradientCheck")]
    public void Samples(string name, int samples, GradientRun run) =>
        GradAssert.MatchesNumerical(new LogisticRegression(iris.Measures[..samples], iris.IsVirginica[..samples]), run);
    #endregion

    [Test, MethodDataSource(nameof(Plain))]
    public async Task A_row_has_no_run(string name, int samples, GradientRun run) =>
        await Assert.That(GradientCheckHost.Current!.Row).IsEqualTo($"{name}, {samples}");

    [After(Test)]
    public async Task A_test_is_named_by_its_row_and_its_run(TestContext test) =>
        await Assert.That(test.Metadata.DisplayName).IsEqualTo(
            $"{test.Metadata.TestDetails.MethodName}({string.Join(", ", test.Metadata.TestDetails.TestMethodArguments)})");
}
