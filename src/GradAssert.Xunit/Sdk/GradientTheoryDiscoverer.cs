using Xunit.Abstractions;
using Xunit.Sdk;

namespace GradientTesting.Xunit.Sdk;

/// <summary>
/// Turns one method with <see cref="GradientTheoryAttribute"/> into its test cases: one for each run, in the order of
/// <see cref="GradientRun.Planned"/>, or a single failing one where the method or the attribute cannot be used.
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
        var seeds = factAttribute.GetNamedArgument<int>(nameof(GradientTheoryAttribute.Seeds));
        var trainingSteps = factAttribute.GetNamedArgument<int>(nameof(GradientTheoryAttribute.TrainingSteps));
        var phases = factAttribute.GetNamedArgument<GradientPhase[]>(nameof(GradientTheoryAttribute.Phases));

        var (runs, error) = TheoryRuns.Of(
            testMethod.Method.ToRuntimeMethod(), testMethod.TestClass.Class.ToRuntimeType(), seeds, trainingSteps, phases);
        return error is not null
            ? [new GradientErrorTestCase(diagnosticMessageSink, display, displayOptions, testMethod, error)]
            : runs.Select(run => new GradientTestCase(diagnosticMessageSink, display, displayOptions, testMethod, run));
    }
}
