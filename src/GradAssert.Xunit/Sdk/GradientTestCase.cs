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

    /// <summary>The row of data that the method is called with, as the name of the test has it; null where none is known.</summary>
    public string? Row { get; internal set; }

    internal string? RowSkipReason { get; set; }

    /// <summary>What the attribute says, and not when xUnit is to give up.</summary>
    internal int TimeoutOfCheck => base.GetTimeout(Attribute);

    IAttributeInfo Attribute => TestMethod.Method.GetCustomAttributes(typeof(GradientTheoryAttribute)).Single();

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        base.Serialize(data);
        data.AddValue(nameof(GradientRun.Phase), (int)Run.Phase);
        data.AddValue(nameof(GradientRun.Seed), Run.Seed);
        data.AddValue(nameof(GradientRun.TrainingSteps), Run.TrainingSteps);
        data.AddValue(nameof(Row), Row);
        data.AddValue(nameof(RowSkipReason), RowSkipReason);
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
        Row = data.GetValue<string>(nameof(Row));
        RowSkipReason = data.GetValue<string>(nameof(RowSkipReason));
        base.Deserialize(data);
    }

    // Not TestMethodArguments: xUnit cannot serialize a GradientRun, nor all values of rows, and would show one row for all.
    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource)
    {
        ArgumentNullException.ThrowIfNull(diagnosticMessageSink);
        ArgumentNullException.ThrowIfNull(cancellationTokenSource);
        return new GradientTestCaseRunner(
            this, diagnosticMessageSink, messageBus, constructorArguments, aggregator, cancellationTokenSource).RunAsync();
    }

    /// <summary>The name of the test of one row, where a case is listed without its rows.</summary>
    internal string NameOf(string row) =>
        DisplayName.EndsWith($"({Run})", StringComparison.Ordinal) ? $"{DisplayName[..^$"{Run})".Length]}{row}, {Run})" : DisplayName;

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) =>
        Row is null ? $"{displayName}({Run})" : $"{displayName}({Row}, {Run})";

    /// <inheritdoc/>
    protected override string GetSkipReason(IAttributeInfo factAttribute) => base.GetSkipReason(factAttribute) ?? RowSkipReason!;

    // xUnit leaves out the second of two cases with the same identity, and the suite stays green.
    /// <inheritdoc/>
    protected override string GetUniqueID() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{base.GetUniqueID()}-{Run.Phase}-{Run.Seed}-{Run.TrainingSteps}{(Row is null ? "" : $"-{Row}")}");

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
        if (Row is not null)
        {
            Traits.Add(TraitNames.Row, Row);
        }
    }
}
