using System.Diagnostics.CodeAnalysis;
using Xunit;
using Xunit.Sdk;

namespace GradientTesting.Xunit;

/// <summary>
/// A test method that runs once for each phase and seed of a gradient check. The method takes exactly one
/// <see cref="GradientRun"/>, is not generic, and returns <see langword="void"/> or <see cref="Task"/>.
/// </summary>
/// <remarks>
/// <para>
/// A method with rows of data, by <c>[InlineData]</c>, <c>[MemberData]</c> or any other data attribute, takes their values
/// and one <see cref="GradientRun"/>, which can stand anywhere. Each row is a test of its own at each run, as in
/// <c>Layers(name: "dense", jittered, seed 0)</c>; one that cannot be made fails by itself. Rows are made for each test or run.
/// </para>
/// <para>
/// Every run is a test case of its own, with the same name every time, as in
/// <c>LstmTests.Gates(after 10 steps, seed 0)</c>, and with the traits <c>Category=GradientCheck</c> and, for instance,
/// <c>GradientPhase=AfterTraining</c>: <c>dotnet test --filter Category!=GradientCheck</c> leaves all of them out.
/// </para>
/// <para>
/// <c>Timeout</c> and a user who stops the run stop the check, which puts its model back before the test ends; here the
/// method need not be <see langword="async"/> for that. One that is, is out of time and does not end, because its cost
/// hangs, is given up by xUnit ten seconds later.
/// </para>
/// <para>
/// <c>GRADASSERT_SKIP=1</c> (or <c>true</c>) in the environment of the test run reports every case as skipped.
/// Arguments that make no sense are one failing test case that says what to type.
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
// A fact to the analyzers: xUnit1003 is an error on every TheoryAttribute without a data attribute.
// xUnit finds the discoverer by these strings only, and finds no test, without a word, where they are wrong.
[XunitTestCaseDiscoverer("GradientTesting.Xunit.Sdk.GradientTheoryDiscoverer", "GradAssert.Xunit")]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public sealed class GradientTheoryAttribute : FactAttribute
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
}
