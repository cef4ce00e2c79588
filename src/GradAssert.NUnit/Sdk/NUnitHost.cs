using NUnit.Framework;
using NUnit.Framework.Internal;

namespace GradientTesting.NUnit.Sdk;

/// <summary>The running NUnit test, as a check sees it.</summary>
static class NUnitHost
{
    /// <param name="checkStarted">Who asks whether there are checks; null outside of gradient theories.</param>
    internal static GradientCheckHost OfCurrentTest(Action? checkStarted = null)
    {
        var context = TestContext.CurrentContext;
        return new()
        {
            CancellationToken = context.CancellationToken,
            TestClass = TestExecutionContext.CurrentContext.CurrentTest.TypeInfo?.Type,
            TestMethod = context.Test.MethodName,
            Log = TestContext.Progress.WriteLine,
            Report = report =>
            {
                if (report.Verdict != GradientVerdict.Match)
                {
                    ReportFile.Attach(report, context);
                }
            },
            CheckStarted = checkStarted,
            Row = TestExecutionContext.CurrentContext.CurrentTest?.Properties.Get(TraitNames.Row) as string,
        };
    }
}
