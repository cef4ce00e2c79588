using System.Text.Json;
using System.Text.RegularExpressions;

namespace GradientTesting.Frameworks.Tests;

/// <summary>What README.md promises of the packages.</summary>
public class PackageTests
{
    static readonly string consumers = Path.Combine(Repository.Root, "tests", "Consumers", "FromPackages");

    [Fact]
    public void The_table_of_frameworks_is_what_is_tested()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var table =
            from row in Regex.Matches(readme, @"^\| `(GradAssert[\w.]*)` \| [^|]+ \| ([^|]+) \|", RegexOptions.Multiline)
            from framework in Regex.Matches(row.Groups[2].Value, @"`([\w.]+)` ([\d., ]+)")
            from version in framework.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            select $"{row.Groups[1].Value} on {framework.Groups[1].Value} {version}";
        var adapters = table.Where(row => row.StartsWith("GradAssert.", StringComparison.Ordinal));

        Assert.Equal(adapters, Fixtures.Projects.Values.Select(ReferredToBy));
        Assert.Equal(Fixtures.Projects.Keys, adapters.Select(row => row.Split(" on ")[1]));
        Assert.Equal(table.Order(StringComparer.Ordinal), Consumers().Select(Installs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CI_installs_the_packages_in_every_consumer()
    {
        var ci = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));
        var named = Regex.Matches(ci, @"consumers\+?=\(([^)]+)\)").SelectMany(list => list.Groups[1].Value.Split(' '));

        Assert.Equal(Consumers().Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_package_brings_its_usings_unless_told_not_to()
    {
        var (exitCode, output) = await Dotnet.RunAsync(
            ["msbuild", Path.Combine(Repository.Root, "tests", "GradAssert.Frameworks.Tests", "Running", "Usings.proj"), "-getTargetResult:List", "-nodeReuse:false"]);

        Assert.True(exitCode == 0, output);
        Assert.Equal(
            [
                "GradAssert, ImplicitUsings=enable, GradAssertGlobalUsings=: GradientTesting",
                "GradAssert.Xunit, ImplicitUsings=enable, GradAssertGlobalUsings=: GradientTesting GradientTesting.Xunit",
                "GradAssert.Xunit.v3, ImplicitUsings=enable, GradAssertGlobalUsings=: GradientTesting GradientTesting.Xunit",
                "GradAssert.NUnit, ImplicitUsings=enable, GradAssertGlobalUsings=: GradientTesting GradientTesting.NUnit",
                "GradAssert, ImplicitUsings=enable, GradAssertGlobalUsings=false:",
                "GradAssert.Xunit, ImplicitUsings=enable, GradAssertGlobalUsings=false:",
                "GradAssert.Xunit.v3, ImplicitUsings=enable, GradAssertGlobalUsings=false:",
                "GradAssert.NUnit, ImplicitUsings=enable, GradAssertGlobalUsings=false:",
                "GradAssert, ImplicitUsings=disable, GradAssertGlobalUsings=:",
                "GradAssert.Xunit, ImplicitUsings=disable, GradAssertGlobalUsings=:",
                "GradAssert.Xunit.v3, ImplicitUsings=disable, GradAssertGlobalUsings=:",
                "GradAssert.NUnit, ImplicitUsings=disable, GradAssertGlobalUsings=:",
            ],
            JsonDocument.Parse(output).RootElement.GetProperty("TargetResults").GetProperty("List").GetProperty("Items").EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!));
    }

    static string ReferredToBy(string fixture)
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Fixtures", fixture, $"{fixture}.csproj"));
        var framework = Regex.Match(project, @"PackageReference Include=""(xunit|xunit\.v3|NUnit)""").Groups[1].Value;
        return $"{Regex.Match(project, "<Adapter>(.+)</Adapter>").Groups[1].Value} on {framework} {Regex.Match(project, "Version>(.+)</").Groups[1].Value}";
    }

    static string[] Consumers() => [.. Directory.EnumerateFiles(consumers, "*.csproj", SearchOption.AllDirectories)];

    static string Installs(string project)
    {
        var packages = Regex.Matches(File.ReadAllText(project), @"Include=""(GradAssert[\w.]*|xunit|xunit\.v3|NUnit|MSTest|TUnit)(?:\.mtp-off)?"" Version=""([^""]+)""");
        return $"{packages[0].Groups[1].Value} on {packages[1].Groups[1].Value} {packages[1].Groups[2].Value}";
    }
}
