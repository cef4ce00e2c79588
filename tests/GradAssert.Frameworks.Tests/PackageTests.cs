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
            from row in Regex.Matches(readme, @"^\| `(GradAssert\.[\w.]+)` \| [^|]+ \| `([\w.]+)` ([\d., ]+) \|", RegexOptions.Multiline)
            from version in row.Groups[3].Value.Split(", ")
            select $"{row.Groups[1].Value} on {row.Groups[2].Value} {version.Trim()}";
        string[] fixtures = [Fixtures.OldestXunit, Fixtures.NewestXunit, Fixtures.XunitV3, Fixtures.OldestNUnit, Fixtures.NewestNUnit];

        Assert.Equal(fixtures, table.Select(row => row.Split(" on ")[1]));
        Assert.Equal(table.Order(StringComparer.Ordinal), Consumers().Select(Installs).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CI_installs_the_packages_in_every_consumer()
    {
        var ci = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));
        var named = Regex.Matches(ci, @"consumers\+?=\(([^)]+)\)").SelectMany(list => list.Groups[1].Value.Split(' '));

        Assert.Equal(Consumers().Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GradAssert", "GradientTesting")]
    [InlineData("GradAssert.Xunit", "GradientTesting", "GradientTesting.Xunit")]
    [InlineData("GradAssert.Xunit.v3", "GradientTesting", "GradientTesting.Xunit")]
    [InlineData("GradAssert.NUnit", "GradientTesting", "GradientTesting.NUnit")]
    public async Task A_package_brings_its_usings_unless_told_not_to(string package, params string[] usings)
    {
        Assert.Equal(usings, await UsingsOf(package));
        Assert.Empty(await UsingsOf(package, "-p:GradAssertGlobalUsings=false"));
        Assert.Empty(await UsingsOf(package, "-p:ImplicitUsings=disable"));
    }

    static string[] Consumers() => [.. Directory.EnumerateFiles(consumers, "*.csproj", SearchOption.AllDirectories)];

    static string Installs(string project)
    {
        var packages = Regex.Matches(File.ReadAllText(project), @"Include=""(GradAssert[\w.]*|xunit|xunit\.v3|NUnit)"" Version=""([\d.]+)""");
        return $"{packages[0].Groups[1].Value} on {packages[1].Groups[1].Value} {packages[1].Groups[2].Value}";
    }

    static async Task<string[]> UsingsOf(string package, params string[] properties)
    {
        var props = Path.Combine(Repository.Root, "src", package, "buildTransitive", $"{package}.props");
        var (exitCode, output) = await Dotnet.RunAsync(
        [
            "msbuild", Path.Combine(Repository.Root, "tests", "Models", "GradAssert.TestModels.csproj"), "-getItem:Using",
            $"-p:CustomBeforeMicrosoftCommonTargets={props}", "-nodeReuse:false", .. properties,
        ]);
        Assert.True(exitCode == 0, output);
        return
        [
            .. JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("Using").EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!)
                .Where(name => name.StartsWith("GradientTesting", StringComparison.Ordinal)),
        ];
    }
}
