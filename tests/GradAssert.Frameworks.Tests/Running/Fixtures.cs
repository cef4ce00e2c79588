namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>
/// Every fixture and version, as built with this project. All of them are run by one command, and once for everybody who
/// asks for the same: most of the time goes into starting them.
/// </summary>
public sealed class Fixtures
{
    public const string OldestXunit = "xunit 2.4.2";
    public const string NewestXunit = "xunit 2.9.3";
    public const string OldestXunitV3 = "xunit.v3 3.2.2";
    public const string NewestXunitV3 = "xunit.v3 4.0.2";
    public const string OldestNUnit = "NUnit 4.2.2";
    public const string NewestNUnit = "NUnit 5.0.0";

    readonly Dictionary<string, FixtureRun> runs = [];

    /// <summary>The folder in tests/Fixtures of each framework and version.</summary>
    internal static IReadOnlyDictionary<string, string> Projects { get; } = new Dictionary<string, string>
    {
        [OldestXunit] = "Xunit242",
        [NewestXunit] = "Xunit293",
        [OldestXunitV3] = "Xunit322",
        [NewestXunitV3] = "Xunit402",
        [OldestNUnit] = "NUnit422",
        [NewestNUnit] = "NUnit500",
    };

    /// <summary>The built test assembly.</summary>
    internal static string Assembly(string framework) =>
        Path.Combine(Repository.Root, "tests", "Fixtures", Projects[framework], "bin", Repository.Configuration, "net10.0", $"{Projects[framework]}.dll");

    /// <summary>Everything there is, at its current values.</summary>
    internal Task<FixtureRun> EverythingAsync(string framework) => TestAsync(framework);

    /// <summary>Everything, with the switch on.</summary>
    internal Task<FixtureRun> SwitchedOffAsync(string framework) => TestAsync(framework, filter: null, ("GRADASSERT_SKIP", "1"));

    /// <summary>The ordinary tests, and of the gradient checks those of one phase.</summary>
    internal Task<FixtureRun> OrdinaryAndTrainedAsync(string framework) =>
        TestAsync(framework, "Category!=GradientCheck|GradientPhase=AfterTraining");

    /// <summary>The gradient checks, with a variable that none of them can use.</summary>
    internal Task<FixtureRun> MisspeltAsync(string framework) =>
        TestAsync(framework, "Category=GradientCheck", ("GRADASSERT_SEED", "five"));

    /// <summary>One theory, with what a failure has printed.</summary>
    internal Task<FixtureRun> ReplayedAsync(string framework) =>
        TestAsync(framework, "FullyQualifiedName~Theories.Right",
            ("GRADASSERT_SEED", "5"), ("GRADASSERT_STEPS", "7"), ("GRADASSERT_PHASES", "Jittered, aftertraining"));

    /// <summary>The tests of one row of data.</summary>
    internal Task<FixtureRun> OfRowAsync(string framework) => TestAsync(framework, "GradientRow~dense");

    /// <summary>One theory that fails, as GitHub Actions runs it.</summary>
    internal Task<FixtureRun> OnGitHubAsync(string framework) =>
        TestAsync(framework, "FullyQualifiedName~Theories.Wrong",
            ("GITHUB_ACTIONS", "true"), ("GITHUB_WORKSPACE", Repository.Root), ("GITHUB_STEP_SUMMARY", ""), ("GRADASSERT_SUMMARY", ""));

    async Task<FixtureRun> TestAsync(string framework, string? filter = null, params (string Name, string Value)[] environment)
    {
        var key = $"{filter} {string.Join(' ', environment)}";
        if (!runs.TryGetValue(key, out var run))
        {
            runs[key] = run = await FixtureRun.OfAsync([.. Projects.Keys.Select(Assembly)], filter, environment);
        }

        return run.Of(Assembly(framework));
    }
}

// One collection, so that one test run at a time uses the machine.
[CollectionDefinition(Name)]
public sealed class SharedFixtures : ICollectionFixture<Fixtures>
{
    public const string Name = "fixtures";
}
