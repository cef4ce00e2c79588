using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace GradientTesting.Conventions.Tests;

/// <summary>
/// One namespace that begins with GradAssert, in any assembly, and <c>GradAssert.MatchesNumerical(model)</c> no longer
/// compiles for whoever refers to it. Assemblies are read and not loaded.
/// </summary>
public class NamespaceTests
{
    static readonly string root = Repository.Root;
    static readonly string configuration = Repository.Configuration;

    [Fact]
    public void No_namespace_begins_with_GradAssert()
    {
        var projects = Projects();
        var assemblies = projects.SelectMany(Built).ToArray();
        var missing = projects.Where(project => !Built(project).Any());

        Assert.True(!missing.Any(), $"Build GradAssert.sln first: there is no {configuration} build of {string.Join(", ", missing)}.");
        Assert.True(assemblies.Length >= projects.Length, $"{assemblies.Length} assemblies of {projects.Length} projects.");
        Assert.Empty(assemblies.SelectMany(Forbidden));
    }

    [Fact]
    public void The_guard_sees_the_namespaces_of_an_assembly() =>
        Assert.Contains(typeof(NamespaceTests).Namespace, Namespaces(typeof(NamespaceTests).Assembly.Location));

    static string[] Projects()
    {
        var solution = File.ReadAllText(Path.Combine(root, "GradAssert.sln"));
        return [.. Regex.Matches(solution, @"""([^""]+\.csproj)""").Select(project => project.Groups[1].Value.Replace('\\', '/'))];
    }

    static IEnumerable<string> Built(string project)
    {
        var bin = Path.Combine(root, Path.GetDirectoryName(project)!, "bin", configuration);
        return Directory.Exists(bin)
            ? Directory.EnumerateFiles(bin, $"{Path.GetFileNameWithoutExtension(project)}.dll", SearchOption.AllDirectories)
            : [];
    }

    static IEnumerable<string> Forbidden(string assembly) =>
        from name in Namespaces(assembly)
        where name.StartsWith("GradAssert", StringComparison.Ordinal)
        select $"{name} in {Path.GetRelativePath(root, assembly)}";

    static string[] Namespaces(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(type => metadata.GetString(metadata.GetTypeDefinition(type).Namespace)).Distinct()];
    }
}
