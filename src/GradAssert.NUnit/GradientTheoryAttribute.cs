using System.Diagnostics.CodeAnalysis;
using GradientTesting.NUnit.Sdk;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;

namespace GradientTesting.NUnit;

/// <summary>
/// A test method that runs once for each phase and seed of a gradient check. The method takes exactly one
/// <see cref="GradientRun"/>, is not generic, and returns <see langword="void"/> or <see cref="Task"/>. Neither
/// <c>[Test]</c> nor <c>[TestFixture]</c> is needed.
/// </summary>
/// <remarks>
/// <para>
/// A method with rows of data, by <c>[TestCase]</c>, <c>[TestCaseSource]</c>, <c>[Values]</c> and the like, takes their values
/// and one <see cref="GradientRun"/>, which can stand anywhere. Each row is a test of its own at each run, as in
/// <c>Layers("dense", jittered, seed 0)</c>; one that cannot be made fails by itself. Rows are made for each test or run.
/// </para>
/// <para>
/// Every run is a test case of its own, with the same name every time, as in <c>Gates(after 10 steps, seed 0)</c>, and with
/// the properties <c>Category=GradientCheck</c> and, for instance, <c>GradientPhase=AfterTraining</c>:
/// <c>dotnet test --filter Category!=GradientCheck</c> leaves all of them out.
/// </para>
/// <para>
/// A gradient that does not match is a failed test and not an error, with the report as its message and attached as a
/// file. NUnit shares one instance of a fixture between tests: make the model in the method, not in a field.
/// </para>
/// <para>
/// <c>GRADASSERT_SKIP=1</c> (or <c>true</c>) in the environment of the test run reports every case as ignored.
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
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
public sealed class GradientTheoryAttribute : NUnitAttribute, ITestBuilder, IImplyFixture, IWrapTestMethod, IWrapSetUpTearDown
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

    /// <summary>Lists the test cases of one method. Called by NUnit.</summary>
    /// <param name="method">The method that carries the attribute.</param>
    /// <param name="suite">What the cases become part of.</param>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        ArgumentNullException.ThrowIfNull(method);
        var hasRows = DataRows.Has(method.MethodInfo);
        var (runs, error) = TheoryRuns.Of(method.MethodInfo, method.TypeInfo.Type, (FirstSeed, Seeds), TrainingSteps, Phases, hasRows);
        return error is not null ? [TheoryCase.Unusable(method, suite, error)]
            : !hasRows ? runs.Select(run => TheoryCase.Of(run, method, suite))
            : LeavesOutOthers(method) ? RowCases(runs, method, suite)
            : [TheoryCase.Unusable(method, suite, MissingAttribute(method))];
    }

    // NUnit asks one attribute for both commands, by the same method: around the method itself, where a set-up has run,
    // and around set-up and all, which a skipped case must not reach. Both may stand twice without harm.
    /// <summary>Puts a gradient check's surroundings around a command. Called by NUnit.</summary>
    /// <param name="command">The command.</param>
    public TestCommand Wrap(TestCommand command) => new GradientCommand(command);

    static TestMethod[] RowCases(IReadOnlyList<GradientRun> runs, IMethodInfo method, Test? suite)
    {
        // Each run is given rows that were made for it: what one test does to a layer, the next does not see.
        var rows = new DataRows(method, suite);
        var unusable = rows.All().Where(row => row.Test.RunState == RunState.NotRunnable)
            .Select(row => TheoryCase.Unusable(row, method, suite));
        var cases = runs.SelectMany(run => rows.All().Where(row => row.Test.RunState != RunState.NotRunnable)
            .Select(row => TheoryCase.Of(row, rows.Arguments(row, run), run, method, suite)));
        TestMethod[] all = [.. unusable, .. cases];
        return all.Length > 0
            ? all
            : [TheoryCase.Unusable(method, suite, $"{TheoryCase.CannotRun(method)}- Its attributes give no rows of data.")];
    }

    static bool LeavesOutOthers(IMethodInfo method) =>
        method.TypeInfo.Type.Assembly.IsDefined(typeof(GradientRowsAttribute), inherit: false);

    static string MissingAttribute(IMethodInfo method) =>
        $"{TheoryCase.CannotRun(method)}- Rows of data need an attribute of the assembly, which the package GradAssert.NUnit adds where " +
        "GenerateAssemblyInfo is not off. Write: [assembly: GradientTesting.NUnit.GradientRows]";
}
