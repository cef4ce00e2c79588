using System.ComponentModel;
using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>One run of a gradient theory: the same method, name and identity wherever it is discovered or executed.</summary>
/// <remarks>Public because xUnit creates it by name; it is not meant to be used.</remarks>
public sealed class GradientTestCase : XunitTestCase
{
    /// <summary>Called by xUnit, which then restores the case from what <see cref="Serialize"/> wrote.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer only.")]
    public GradientTestCase()
    {
    }

    /// <summary>Creates the case of one run.</summary>
    /// <param name="diagnosticMessageSink">Where xUnit wants diagnostic messages.</param>
    /// <param name="display">Whether the default name contains the class.</param>
    /// <param name="displayOptions">How the default name is beautified.</param>
    /// <param name="testMethod">The method to call with the run.</param>
    /// <param name="run">The run.</param>
    public GradientTestCase(
        IMessageSink diagnosticMessageSink,
        TestMethodDisplay display,
        TestMethodDisplayOptions displayOptions,
        ITestMethod testMethod,
        GradientRun run)
        : base(diagnosticMessageSink, display, displayOptions, testMethod) => Run = run;

    /// <summary>The run that the method is called with.</summary>
    public GradientRun Run { get; private set; }

    IAttributeInfo Attribute => TestMethod.Method.GetCustomAttributes(typeof(GradientTheoryAttribute)).Single();

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Serialize(data);
        data.AddValue(nameof(GradientRun.Phase), (int)Run.Phase);
        data.AddValue(nameof(GradientRun.Seed), Run.Seed);
        data.AddValue(nameof(GradientRun.TrainingSteps), Run.TrainingSteps);
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);

        // Before the base class, whose setters already ask for the display name and the traits.
        Run = new(
            (GradientPhase)data.GetValue<int>(nameof(GradientRun.Phase)),
            data.GetValue<int>(nameof(GradientRun.Seed)),
            data.GetValue<int>(nameof(GradientRun.TrainingSteps)));
        base.Deserialize(data);
    }

    // Not TestMethodArguments: xUnit cannot serialize a GradientRun, and would show one row for all runs.
    // The stock runner, because it owns output, lifetimes and fixtures, and changes with each version of xUnit.
    /// <inheritdoc/>
    public override async Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        ArgumentNullException.ThrowIfNull(diagnosticMessageSink);
        ArgumentNullException.ThrowIfNull(cancellationTokenSource);

        // Flows into the test, and ends with this method, because it is async.
        using var deadline = new Deadline(base.GetTimeout(Attribute), cancellationTokenSource.Token);
        GradientCheckHost.Current = new()
        {
            CancellationToken = deadline.Token,
            Stopped = () => deadline.HasPassed
                ? new TestTimeoutException(deadline.Timeout)
                : new OperationCanceledException(deadline.Token),
            TestClass = TestMethod.TestClass.Class.ToRuntimeType(),
            Log = line => diagnosticMessageSink.OnMessage(new DiagnosticMessage(line)),
        };
        return await new XunitTestCaseRunner(
            this,
            DisplayName,
            SkipSwitch.Reason(SkipReason),
            constructorArguments,
            [Run],
            messageBus,
            aggregator,
            cancellationTokenSource).RunAsync();
    }

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => $"{displayName}({Run})";

    // xUnit leaves out the second of two cases with the same identity, and the suite stays green.
    /// <inheritdoc/>
    protected override string GetUniqueID() =>
        string.Create(CultureInfo.InvariantCulture, $"{base.GetUniqueID()}-{Run.Phase}-{Run.Seed}-{Run.TrainingSteps}");

    // xUnit would fail a method that is not async for having a timeout at all.
    /// <inheritdoc/>
    protected override int GetTimeout(IAttributeInfo factAttribute) =>
        TestMethod.Method.ToRuntimeMethod().ReturnType == typeof(void) ? 0 : Deadline.ToGiveUp(base.GetTimeout(factAttribute));

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        Traits.Add(TraitNames.Category, TraitNames.GradientCheck);
        Traits.Add(TraitNames.Phase, Run.Phase.ToString());
    }
}
