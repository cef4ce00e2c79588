namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>Every fixture and version, each built once, when it is first asked for, one after the other.</summary>
public sealed class Fixtures
{
    public const string OldestXunit = "xunit 2.4.2";
    public const string NewestXunit = "xunit 2.9.3";
    public const string XunitV3 = "xunit.v3 3.2.2";
    public const string OldestNUnit = "NUnit 4.6.1";
    public const string NewestNUnit = "NUnit 5.0.0";

    readonly Dictionary<string, FixtureProject> built = [];
    readonly Dictionary<string, FixtureRun> runs = [];

    internal async Task<FixtureProject> Of(string framework)
    {
        if (!built.TryGetValue(framework, out var project))
        {
            var (name, versionProperty) = framework.Split(' ')[0] switch
            {
                "xunit" => ("XunitFixture", "XunitVersion"),
                "xunit.v3" => ("XunitV3Fixture", "XunitVersion"),
                _ => ("NUnitFixture", "NUnitVersion"),
            };
            project = new(name, versionProperty, framework.Split(' ')[1]);
            await project.BuildAsync();
            built[framework] = project;
        }

        return project;
    }

    /// <summary>Runs a fixture, once for everybody who asks for the same.</summary>
    internal async Task<FixtureRun> TestAsync(string framework, string? filter = null, params (string Name, string Value)[] environment)
    {
        var key = $"{framework} {filter} {string.Join(' ', environment)}";
        return runs.TryGetValue(key, out var run) ? run : runs[key] = await (await Of(framework)).TestAsync(filter, environment);
    }
}

// One collection, so that one build or test run at a time uses the machine.
[CollectionDefinition(Name)]
public sealed class SharedFixtures : ICollectionFixture<Fixtures>
{
    public const string Name = "fixtures";
}
