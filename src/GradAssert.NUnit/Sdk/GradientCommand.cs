using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace GradientTesting.NUnit.Sdk;

/// <summary>Runs a gradient theory: not at all where the switch is on, cancelled with the test, and a mismatch as a failure.</summary>
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
        GradientCheckHost.Current = NUnitHost.OfCurrentTest();
        try
        {
            return innerCommand.Execute(context);
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
