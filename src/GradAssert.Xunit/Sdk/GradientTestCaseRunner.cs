using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>Runs a case: one test, or one for each row of data where those are made only now.</summary>
/// <remarks>
/// All but the arguments is left to the stock runners: they own output, lifetimes and fixtures, and change with each version.
/// </remarks>
sealed class GradientTestCaseRunner(
    GradientTestCase testCase,
    IMessageSink diagnosticMessageSink,
    IMessageBus messageBus,
    object[] constructorArguments,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellationTokenSource)
    : XunitTestCaseRunner(
        testCase, testCase.DisplayName, SkipSwitch.Reason(testCase.SkipReason), constructorArguments, [],
        messageBus, aggregator, cancellationTokenSource)
{
    readonly DataRows rows = new(diagnosticMessageSink, testCase.TestMethod);

    /// <inheritdoc/>
    protected override async Task<RunSummary> RunTestAsync()
    {
        if (SkipReason is not null || !DataRows.Has(testCase.TestMethod))
        {
            return await RunAsync(row: null, DisplayName);
        }

        if (testCase.Row is { } name)
        {
            return await RunAsync(rows.Find(name), DisplayName);
        }

        var summary = new RunSummary();
        foreach (var row in rows.All())
        {
            summary.Aggregate(await RunAsync(row, testCase.NameOf(row.Name)));
        }

        return summary;
    }

    async Task<RunSummary> RunAsync(DataRow? row, string displayName)
    {
        var failures = new ExceptionAggregator(Aggregator);
        var arguments = Array.Empty<object?>();
        failures.Run(() => arguments = row is null ? [testCase.Run]
            : row.Error is { } error ? throw new ArgumentException(error)
            : rows.Arguments(row, testCase.Run));

        // Flows into the test, and ends with this method, because it is async.
        using var deadline = new Deadline(testCase.TimeoutOfCheck, CancellationTokenSource.Token);
        var late = new OutOfTime(deadline);
        var empty = new EmptyTest();
        GradientCheckHost.Current = new()
        {
            CancellationToken = deadline.Token,
            Stopped = () => deadline.HasPassed ? late.Told() : new OperationCanceledException(deadline.Token),
            Log = line => diagnosticMessageSink.OnMessage(new DiagnosticMessage(line)),
            Row = row?.Name,
            TestClass = testCase.TestMethod.TestClass.Class.ToRuntimeType(),
            TestMethod = testCase.TestMethod.Method.Name,
            CheckStarted = empty.CheckStarted,
        };
        return await new GradientTestRunner(
            empty, CreateTest(TestCase, displayName), MessageBus, TestClass, ConstructorArguments, TestMethod, arguments!,
            SkipReason ?? row?.SkipReason, [.. BeforeAfterAttributes, late], failures, CancellationTokenSource).RunAsync();
    }
}
