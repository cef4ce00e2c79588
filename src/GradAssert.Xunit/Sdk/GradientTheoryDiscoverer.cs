using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>
/// Turns one method with <see cref="GradientTheoryAttribute"/> into its test cases: one for each row of data and run, in the order of
/// rows and <see cref="GradientRun.Planned"/>; a failing one for a row that cannot be made, or a single one where the method or the
/// attribute cannot be used.
/// </summary>
/// <param name="diagnosticMessageSink">Where xUnit wants diagnostic messages.</param>
/// <remarks>Public because xUnit creates it by name; it is not meant to be called.</remarks>
public sealed class GradientTheoryDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    /// <summary>Lists the test cases of one method.</summary>
    /// <param name="discoveryOptions">How the names of test cases are formed.</param>
    /// <param name="testMethod">The method that carries the attribute.</param>
    /// <param name="factAttribute">The attribute.</param>
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute)
    {
        ArgumentNullException.ThrowIfNull(discoveryOptions);
        ArgumentNullException.ThrowIfNull(testMethod);
        ArgumentNullException.ThrowIfNull(factAttribute);

        var display = discoveryOptions.MethodDisplayOrDefault();
        var displayOptions = discoveryOptions.MethodDisplayOptionsOrDefault();
        var seeds = (
            factAttribute.GetNamedArgument<int>(nameof(GradientTheoryAttribute.FirstSeed)),
            factAttribute.GetNamedArgument<int>(nameof(GradientTheoryAttribute.Seeds)));
        var trainingSteps = factAttribute.GetNamedArgument<int>(nameof(GradientTheoryAttribute.TrainingSteps));
        var phases = factAttribute.GetNamedArgument<GradientPhase[]>(nameof(GradientTheoryAttribute.Phases));

        var (runs, error) = TheoryRuns.Of(
            testMethod.Method.ToRuntimeMethod(), testMethod.TestClass.Class.ToRuntimeType(), seeds, trainingSteps, phases,
            DataRows.Has(testMethod));
        if (error is not null)
        {
            return [ErrorCase(error, row: null)];
        }

        var rows = new DataRows(diagnosticMessageSink, testMethod);
        return DataRows.Has(testMethod) && IsListedByRow(rows)
            ? rows.All().SelectMany(CasesOf)
            : runs.Select(run => Case(run, row: null));

        // A theory that is skipped need not have rows at all.
        bool IsListedByRow(DataRows rows) =>
            factAttribute.GetNamedArgument<string>(nameof(FactAttribute.Skip)) is null
            && discoveryOptions.PreEnumerateTheoriesOrDefault() && rows.AreKnownBeforeRunning;

        IEnumerable<IXunitTestCase> CasesOf(DataRow row) =>
            row.Error is { } problem ? [ErrorCase(problem, row.Name)] : runs.Select(run => Case(run, row));

        GradientErrorTestCase ErrorCase(string problem, string? row) =>
            new(diagnosticMessageSink, display, displayOptions, testMethod, problem) { Row = row };

        GradientTestCase Case(GradientRun run, DataRow? row) =>
            new(diagnosticMessageSink, display, displayOptions, testMethod, run) { Row = row?.Name, RowSkipReason = row?.SkipReason };
    }
}
