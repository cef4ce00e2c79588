using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using GradientTesting.Xunit.Sdk;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace GradientTesting.Xunit;

/// <summary>
/// A test method that runs once for each phase and seed of a gradient check. The method takes exactly one
/// <see cref="GradientRun"/>, is not generic, and returns <see langword="void"/> or <see cref="Task"/>.
/// </summary>
/// <param name="sourceFilePath">Filled in by the compiler.</param>
/// <param name="sourceLineNumber">Filled in by the compiler.</param>
/// <remarks>
/// <para>
/// A method with rows of data, by <c>[InlineData]</c>, <c>[MemberData]</c> or any other data attribute, takes their values
/// and one <see cref="GradientRun"/>, which can stand anywhere. Each row is a test of its own at each run, as in
/// <c>Layers [name: "dense", jittered, seed 0]</c>; one that cannot be made fails by itself. Rows are made for each test or run.
/// </para>
/// <para>
/// Every run is a test case of its own, with the same name every time, as in
/// <c>LstmTests.Gates [after 10 steps, seed 0]</c>, and with the traits <c>Category=GradientCheck</c> and, for instance,
/// <c>GradientPhase=AfterTraining</c>: <c>dotnet test --filter Category!=GradientCheck</c> leaves all of them out.
/// </para>
/// <para>
/// The report of a gradient that does not match is attached to the test. <c>Timeout</c> and a user who stops the run
/// stop the check, which puts its model back before the test ends. A test that is out of time and does not end, because
/// its cost hangs, is given up by xUnit ten seconds later.
/// </para>
/// <para>
/// <c>GRADASSERT_SKIP=1</c> (or <c>true</c>) in the environment of the test run reports every case as skipped. Arguments
/// that make no sense are one failing test case that says what to type.
/// </para>
/// <para>
/// A test that would pass without having made a check fails. A phase that has nothing to check is left out of <see cref="Phases"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [GradientTheory(Seeds = 2, TrainingSteps = 10)]
/// public void Two_layer_net(GradientRun run) =&gt; GradAssert.MatchesNumerical(new TwoLayerNet(digits), run);
/// </code>
/// </example>
// A fact to the analyzers: on a TheoryAttribute they call each row an error that has no value for the run. Its discoverer lets xUnit
// discover it as a theory, by no more than the seams that 4.0 left as they were: no test case of its own.
[XunitTestCaseDiscoverer(typeof(GradientTheoryDiscoverer))]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public sealed class GradientTheoryAttribute(
    [CallerFilePath] string? sourceFilePath = null,
    [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber), ITraitAttribute, IBeforeAfterTestAttribute
{
    /// <summary>How many seeds each phase is checked with, counted from <see cref="FirstSeed"/>.</summary>
    /// <value>One or more. The default is 1. <see cref="GradientPhase.AsIs"/> uses no seed and runs once.</value>
    public int Seeds { get; set; } = 1;

    /// <summary>The first of the <see cref="Seeds"/>: another draw of starts, jitter and directions.</summary>
    /// <value>Any number. The default is 0.</value>
    public int FirstSeed { get; set; }

    /// <summary>How many steps of training come before a check of <see cref="GradientPhase.AfterTraining"/>.</summary>
    /// <value>Zero or more. The default is 10.</value>
    public int TrainingSteps { get; set; } = 10;

    /// <summary>The phases to check, in the order in which their cases are listed.</summary>
    /// <value>
    /// At least one, each once. The default is <see cref="GradientPhase.RandomInitialization"/>,
    /// <see cref="GradientPhase.Jittered"/> and <see cref="GradientPhase.AfterTraining"/>.
    /// </value>
    [SuppressMessage("Performance", "CA1819", Justification = "An attribute argument that lists values can only be an array.")]
    public GradientPhase[] Phases { get; set; } =
        [GradientPhase.RandomInitialization, GradientPhase.Jittered, GradientPhase.AfterTraining];

    /// <summary>What every case can be filtered by. Called by xUnit.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(TraitNames.Category, TraitNames.GradientCheck)];

    /// <summary>Puts a gradient check's surroundings around a test. Called by xUnit.</summary>
    /// <param name="methodUnderTest">The method.</param>
    /// <param name="test">The case.</param>
    /// <exception cref="ArgumentException">The row of data cannot be made.</exception>
    public void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (test.Traits.TryGetValue(TraitNames.Error, out var errors))
        {
            throw new ArgumentException(errors.First());
        }

        XunitHost.Enter(Timeout, test.Traits.TryGetValue(TraitNames.Row, out var rows) ? rows.First() : null, methodUnderTest);
    }

    /// <summary>Takes them away. Called by xUnit.</summary>
    /// <param name="methodUnderTest">The method.</param>
    /// <param name="test">The case.</param>
    public void After(MethodInfo methodUnderTest, IXunitTest test) => XunitHost.Leave(methodUnderTest);
}
