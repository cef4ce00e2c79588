using System.Reflection;
using System.Text;
using Xunit;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>The running xUnit test, as a check sees it.</summary>
static class XunitHost
{
    const string Name = "gradient report";

    static readonly AsyncLocal<Deadline?> current = new();

    internal static void Enter(int timeout, string? row, MethodInfo? test)
    {
        var deadline = new Deadline(timeout, TestContext.Current.CancellationToken);
        current.Value = deadline;
        GradientCheckHost.Current = Of(TestContext.Current, deadline, row, test);
    }

    /// <exception cref="TestTimeoutException">The test took too long with something else than a check, and has not failed.</exception>
    internal static void Leave()
    {
        GradientCheckHost.Current = null;
        using var deadline = current.Value;
        current.Value = null;
        if (deadline is { HasPassed: true } && TestContext.Current.TestState is { Result: TestResult.Passed })
        {
            throw TestTimeoutException.ForTimedOutTest(deadline.Timeout);
        }
    }

    static GradientCheckHost Of(ITestContext context, Deadline deadline, string? row, MethodInfo? test) =>
        new()
        {
            CancellationToken = deadline.Token,
            Stopped = () => deadline.HasPassed
                ? TestTimeoutException.ForTimedOutTest(deadline.Timeout)
                : new OperationCanceledException(deadline.Token),
            TestClass = test?.ReflectedType,
            TestMethod = test?.Name,
            Log = line => context.TestOutputHelper?.WriteLine(line),
            Report = report =>
            {
                if (report.Verdict != GradientVerdict.Match)
                {
                    Attach(context, report);
                }
            },
            Row = row,
        };

    // xUnit throws on a second attachment of one name.
    static void Attach(ITestContext context, GradientReport report)
    {
        var attached = context.Attachments?.Count ?? 0;
        var name = attached == 0 ? Name : FormattableString.Invariant($"{Name} {attached + 1}");
        context.AddAttachment(name, report.ToString());
        context.AddAttachment($"{name}, with pictures", Encoding.UTF8.GetBytes(report.ToHtml()), "text/html");
    }
}
