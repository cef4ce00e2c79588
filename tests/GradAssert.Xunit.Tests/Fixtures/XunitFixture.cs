namespace GradientTesting.Xunit.Tests.Fixtures;

/// <summary>tests/Fixtures/XunitFixture, built once against the oldest and the newest xUnit v2.</summary>
public sealed class XunitFixture : IAsyncLifetime
{
    public const string Oldest = "2.4.2";
    public const string Newest = "2.9.3";

    readonly Dictionary<string, FixtureProject> projects = new[] { Oldest, Newest }.ToDictionary(
        version => version, version => new FixtureProject("XunitFixture", "XunitVersion", version));

    // One after the other.
    public async Task InitializeAsync()
    {
        foreach (var project in projects.Values)
        {
            await project.BuildAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Runs the built fixture through <c>dotnet test</c>.</summary>
    public async Task<IReadOnlyList<FixtureResult>> TestAsync(
        string version,
        string? filter = null,
        params (string Name, string Value)[] environment) =>
        (await projects[version].TestAsync(filter, environment)).Results;
}
