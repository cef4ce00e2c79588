using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace GradientTesting.Xunit.Sdk;

/// <summary>Lets xUnit discover a gradient theory as one of its own, whose rows are joined with the runs before.</summary>
/// <remarks>Public because xUnit creates it by name; it is not meant to be called.</remarks>
public sealed class GradientTheoryDiscoverer : IXunitTestCaseDiscoverer
{
    /// <summary>Lists the test cases of one method.</summary>
    /// <param name="discoveryOptions">Handed on.</param>
    /// <param name="testMethod">The method that carries the attribute.</param>
    /// <param name="factAttribute">The attribute.</param>
    public async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        ArgumentNullException.ThrowIfNull(factAttribute);
        var method = new GradientTestMethod(testMethod.TestClass, testMethod.Method, testMethod.UniqueID);
        var testCases = await new TheoryDiscoverer().Discover(discoveryOptions, method, Theory(factAttribute));
        if (factAttribute is GradientTheoryAttribute theory)
        {
            AddPhases(testCases, theory, testMethod);
        }

        return testCases;
    }

    // A case whose rows are made only when it runs stands for all its phases: a filter by one must not pass over it in silence.
    static void AddPhases(IEnumerable<IXunitTestCase> testCases, GradientTheoryAttribute theory, IXunitTestMethod method)
    {
        var (runs, error) = TheoryRuns.Of(
            method.Method, method.Method.ReflectedType ?? method.Method.DeclaringType!, (theory.FirstSeed, theory.Seeds),
            theory.TrainingSteps, theory.Phases,
            method.DataAttributes.Count > 0);
        if (error is not null)
        {
            return;
        }

        foreach (var testCase in testCases.OfType<XunitDelayEnumeratedTheoryTestCase>())
        {
            testCase.Traits[TraitNames.Phase] = [.. runs.Select(run => run.Phase.ToString())];
        }
    }

    /// <summary>A theory with everything that the attribute says of tests; what a later xUnit lets it say, too.</summary>
    static TheoryAttribute Theory(IFactAttribute fact)
    {
        var theory = new TheoryAttribute(fact.SourceFilePath, fact.SourceLineNumber ?? -1);
        foreach (var property in typeof(FactAttribute).GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(theory, property.GetValue(fact));
        }

        return theory;
    }
}
