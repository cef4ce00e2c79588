using Xunit;

namespace GradientTesting.Xunit.Sdk;

/// <summary>The running xUnit test, as a check sees it.</summary>
static class XunitHost
{
    const string Name = "gradient report";

    internal static GradientCheckHost OfCurrentTest()
    {
        var context = TestContext.Current;
        return new()
        {
            CancellationToken = context.CancellationToken,
            Log = line => context.TestOutputHelper?.WriteLine(line),
            Report = report =>
            {
                if (report.Verdict != Verdict.Match)
                {
                    Attach(context, report);
                }
            },
        };
    }

    // xUnit throws on a second attachment of one name.
    static void Attach(ITestContext context, GradientReport report)
    {
        var attached = context.Attachments?.Count ?? 0;
        context.AddAttachment(attached == 0 ? Name : FormattableString.Invariant($"{Name} {attached + 1}"), report.ToString());
    }
}
