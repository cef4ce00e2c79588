namespace GradientTesting.Xunit.Tests.Fixtures;

/// <summary>tests/Fixtures/XunitFixture, built once against the oldest and the newest xUnit v2.</summary>
public sealed class XunitFixture : IAsyncLifetime
{
    public const string Oldest = "2.4.2";
    public const string Newest = "2.9.3";

    // One after the other. Each version has a folder of its own, for src too: the solution's bin and obj stay as they are.
    public async Task InitializeAsync()
    {
        await BuildAsync(Oldest);
        await BuildAsync(Newest);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Runs the built fixture through <c>dotnet test</c>.</summary>
#pragma warning disable CA1822 // Only an instance has been built.
    public async Task<IReadOnlyList<FixtureResult>> TestAsync(
#pragma warning restore CA1822
        string version,
        string? filter = null,
        params (string Name, string Value)[] environment)
    {
        var results = Directory.CreateTempSubdirectory("gradassert-");
        try
        {
            string[] arguments =
            [
                "test", Path.Combine(Artifacts(version), "bin", "XunitFixture", "debug", "XunitFixture.dll"),
                "--logger", "trx;LogFileName=results.trx", "--results-directory", results.FullName,
                .. filter is null ? Array.Empty<string>() : ["--filter", filter],
            ];
            var (_, output) = await Dotnet.RunAsync(arguments, environment);
            var file = Path.Combine(results.FullName, "results.trx");
            return File.Exists(file) ? TrxFile.Read(file) : throw new InvalidOperationException(output);
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    // A node or a compiler that outlives the build would keep its output open, and this waits for the end of that.
    static async Task BuildAsync(string version)
    {
        var (exitCode, output) = await Dotnet.RunAsync(
        [
            "build", Path.Combine(Repository.Root, "tests", "Fixtures", "XunitFixture", "XunitFixture.csproj"),
            "--configuration", "Debug", "--artifacts-path", Artifacts(version), $"-p:XunitVersion={version}",
            "-nodeReuse:false", "-p:UseSharedCompilation=false", "-nologo", "-clp:NoSummary",
        ]);
        Assert.True(exitCode == 0, output);
    }

    static string Artifacts(string version) => Path.Combine(Repository.Root, "artifacts", "fixtures", $"xunit-{version}");
}
