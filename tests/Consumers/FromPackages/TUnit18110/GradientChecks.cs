namespace Acme.Flowers.Tests;

#region Host
public static class GradientChecks
{
    [BeforeEvery(Test)]
    public static void Describe(TestContext test)
    {
        var details = test.Metadata.TestDetails;
        object?[] row = [.. details.TestMethodArguments.Where(value => value is not (GradientRun or CancellationToken))];
        GradientCheckHost.Current = new()
        {
            CancellationToken = test.Execution.CancellationToken,
            Log = test.Output.WriteLine,
            TestClass = details.ClassType,
            TestMethod = details.MethodName,
            Row = row.Length > 0 ? string.Join(", ", row) : null,
        };
        test.AddAsyncLocalValues();
    }
}
#endregion
