namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>A test project in tests/Fixtures, built against one version of its framework and run by <c>dotnet test</c>.</summary>
sealed class FixtureProject(string name, string versionProperty, string version)
{
    // A folder of their own, for src too, which is built once for all: the solution's bin and obj stay as they are.
    static readonly string artifacts = Path.Combine(Repository.Root, "artifacts", "fixtures");

    /// <summary>The built test assembly.</summary>
    internal string Assembly => Path.Combine(artifacts, "bin", name, version, $"{name}.dll");

    // A node or a compiler that outlives the build would keep its output open, and this waits for the end of that.
    internal async Task BuildAsync()
    {
        var (exitCode, output) = await Dotnet.RunAsync(
        [
            "build", Path.Combine(Repository.Root, "tests", "Fixtures", name, $"{name}.csproj"),
            "--configuration", "Debug", "--artifacts-path", artifacts, $"-p:{versionProperty}={version}",
            "-nodeReuse:false", "-p:UseSharedCompilation=false", "-nologo", "-clp:NoSummary",
        ]);
        if (exitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }

    /// <summary>Runs the built project.</summary>
    /// <param name="filter">What to run; null for everything.</param>
    /// <param name="environment">Variables to set.</param>
    internal async Task<FixtureRun> TestAsync(string? filter = null, params (string Name, string Value)[] environment)
    {
        var results = Directory.CreateTempSubdirectory("gradassert-");
        try
        {
            string[] arguments =
            [
                "test", Assembly, "--logger", "trx;LogFileName=results.trx", "--results-directory", results.FullName,
                .. filter is null ? Array.Empty<string>() : ["--filter", filter],
                "--", $"NUnit.TestOutputXml={results.FullName}",
            ];
            var (_, output) = await Dotnet.RunAsync(arguments, environment);
            var file = Path.Combine(results.FullName, "results.trx");
            return File.Exists(file)
                ? new(TrxFile.Read(file), NUnitFile.Errors(results), Attachments(results))
                : throw new InvalidOperationException(output);
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    static string[] Attachments(DirectoryInfo results) =>
    [
        .. results.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is not (".trx" or ".xml"))
            .Select(file => File.ReadAllText(file.FullName).ReplaceLineEndings("\n")),
    ];
}
