namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>One run of fixtures by <c>dotnet test</c>.</summary>
/// <param name="Results">Each test.</param>
/// <param name="Errors">Assemblies and full names of the tests that NUnit calls an error, and not a failure.</param>
/// <param name="Messages">What was said during the run, and not as the output of a test.</param>
/// <param name="Output">What <c>dotnet test</c> printed, of all assemblies.</param>
public sealed record FixtureRun(
    IReadOnlyList<FixtureResult> Results, IReadOnlyList<(string Assembly, string Name)> Errors, string Messages, string Output)
{
    /// <summary>What came of one assembly.</summary>
    internal FixtureRun Of(string assembly) => new(
        [.. Results.Where(result => result.Assembly == assembly)],
        [.. Errors.Where(error => error.Assembly == assembly)],
        Messages,
        Output);

    /// <summary>Runs built test assemblies, two at a time.</summary>
    /// <param name="assemblies">Their paths.</param>
    /// <param name="filter">What to run; null for everything.</param>
    /// <param name="environment">Variables to set.</param>
    internal static async Task<FixtureRun> OfAsync(
        IReadOnlyList<string> assemblies, string? filter, params (string Name, string Value)[] environment)
    {
        var results = Directory.CreateTempSubdirectory("gradassert-");
        try
        {
            string[] arguments =
            [
                "test", .. assemblies, "--logger", "trx;LogFileName=results.trx", "--results-directory", results.FullName,
                .. filter is null ? Array.Empty<string>() : ["--filter", filter],
                "--", "RunConfiguration.MaxCpuCount=2", $"NUnit.TestOutputXml={results.FullName}",
            ];
            var (_, output) = await Dotnet.RunAsync(arguments, environment);
            var file = Path.Combine(results.FullName, "results.trx");
            return File.Exists(file)
                ? new(TrxFile.Results(file), NUnitFile.Errors(results), TrxFile.Messages(file), output)
                : throw new InvalidOperationException(output);
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }
}
