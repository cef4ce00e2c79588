using System.Reflection;
using System.Text;
using Xunit;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>The running xUnit test, as a check sees it.</summary>
static class XunitHost
{
    const string Name = "gradient report";

    static readonly AsyncLocal<(Deadline Deadline, EmptyTest Empty)?> current = new();

    internal static void Enter(int timeout, string? row, MethodInfo? test)
    {
        var deadline = new Deadline(timeout, TestContext.Current.CancellationToken);
        var empty = new EmptyTest();
        current.Value = (deadline, empty);
        GradientCheckHost.Current = Of(TestContext.Current, deadline, empty, row, test);
    }

    /// <exception cref="TestTimeoutException">The test took too long with something else than a check, and has not failed.</exception>
    /// <exception cref="GradientContractException">The test has made no check, and would pass.</exception>
    internal static void Leave(MethodInfo test)
    {
        GradientCheckHost.Current = null;
        var entered = current.Value;
        current.Value = null;
        if (entered is not var (deadline, empty))
        {
            return;
        }

        using (deadline)
        {
            RequireSuccess(deadline, empty, test);
        }
    }

    static void RequireSuccess(Deadline deadline, EmptyTest empty, MethodInfo test)
    {
        if (TestContext.Current.TestState is not { Result: TestResult.Passed })
        {
            return;
        }

        if (deadline.HasPassed)
        {
            throw TestTimeoutException.ForTimedOutTest(deadline.Timeout);
        }

        if (empty.IsSoFar)
        {
            throw new GradientContractException(EmptyTest.Message((test.ReflectedType ?? test.DeclaringType!).FullName!, test.Name));
        }
    }

    static GradientCheckHost Of(ITestContext context, Deadline deadline, EmptyTest empty, string? row, MethodInfo? test) =>
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
            CheckStarted = empty.CheckStarted,
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
