using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace GradientTesting.NUnit.Sdk;

/// <summary>
/// Runs a gradient theory: not at all where the switch is on, and cancelled with the test; a mismatch is a failure, and so is a test that
/// makes no check.
/// </summary>
sealed class GradientCommand(TestCommand innerCommand) : DelegatingTestCommand(innerCommand)
{
    public override TestResult Execute(TestExecutionContext context)
    {
        if (SkipSwitch.IsOn())
        {
            context.CurrentResult.SetResult(ResultState.Ignored, SkipSwitch.SkippedBecause);
            return context.CurrentResult;
        }

        var outer = GradientCheckHost.Current;
        // The command around set-up, test and tear-down asks for all of them.
        var empty = outer?.CheckStarted is null ? new EmptyTest() : null;
        GradientCheckHost.Current = NUnitHost.OfCurrentTest(outer?.CheckStarted ?? empty!.CheckStarted);
        try
        {
            var result = innerCommand.Execute(context);
            if (empty is { IsSoFar: true } && result.ResultState.Status == TestStatus.Passed)
            {
                result.SetResult(ResultState.Failure, EmptyTest.Message(context.CurrentTest.ClassName!, context.CurrentTest.MethodName!));
            }

            return result;
        }
        catch (Exception thrown) when (Verdict(thrown) is not null)
        {
            // Thrown on, NUnit would call it an error, and put the name of its type before the message.
            Fail(context.CurrentResult, Verdict(thrown)!);
            return context.CurrentResult;
        }
        finally
        {
            GradientCheckHost.Current = outer;
        }
    }

    // NUnit wraps what a test throws.
    static Exception? Verdict(Exception? thrown) => thrown switch
    {
        null or GradientMismatchException or GradientInconclusiveException or GradientSnapshotException or GradientSizesException => thrown,
        _ => Verdict(thrown.InnerException),
    };

    static void Fail(TestResult result, Exception verdict)
    {
        var stackTrace = StackFilter.DefaultFilter.Filter(verdict.StackTrace);
        if (result.AssertionResults.Count == 0)
        {
            result.SetResult(ResultState.Failure, verdict.Message, stackTrace);
            return;
        }

        // After Assert.Multiple has collected failures, the message lists all of them.
        result.RecordAssertion(AssertionStatus.Failed, verdict.Message, stackTrace);
        result.RecordTestCompletion();
    }
}
