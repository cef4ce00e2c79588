namespace Acme.Flowers.Tests;

#region Host
[TestClass]
public static class GradientChecks
{
    [GlobalTestInitialize]
    public static void Describe(TestContext test) => GradientCheckHost.Current = new()
    {
        CancellationToken = test.CancellationToken,
        Log = test.WriteLine,
        TestClass = typeof(GradientChecks).Assembly.GetType(test.FullyQualifiedTestClassName),
        TestMethod = test.TestName,
        Row = test.TestData?.Where(value => value is not GradientRun).ToArray() is { Length: > 0 } row ? string.Join(", ", row) : null,
    };
}
#endregion
