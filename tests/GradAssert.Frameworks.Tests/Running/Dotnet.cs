using System.ComponentModel;
using System.Diagnostics;

namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>Runs <c>dotnet</c> as a user would, untouched by the build and the test run that surround this one.</summary>
static class Dotnet
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    // What MSBuild, VSTest and a coverage collector leave for their children would make these behave like their parts.
    static readonly string[] Inherited =
    [
        "MSBUILD", "VSTEST", "TESTINGPLATFORM", "CORECLR_", "COR_", "DOTNET_HOST_PATH", "DOTNET_CLI_CONTEXT",
        "DOTNET_CLI_TELEMETRY_SESSIONID", "GRADASSERT_", "XunitVersion", "NUnitVersion", "Configuration",
    ];

    /// <summary>Runs one command to its end and returns its exit code and all that it printed.</summary>
    internal static async Task<(int ExitCode, string Output)> RunAsync(
        IEnumerable<string> arguments,
        params (string Name, string Value)[] environment)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        var start = new ProcessStartInfo(host, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsInherited).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new Win32Exception($"{host} did not start.");

        // Both at once, while it runs: a full pipe would stop it.
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await Task.WhenAll(texts, process.WaitForExitAsync()).WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', start.ArgumentList)} took more than {Limit.TotalMinutes} minutes.");
        }

        return (process.ExitCode, string.Join('\n', await texts));
    }

    static bool IsInherited(string name) =>
        Array.Exists(Inherited, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
