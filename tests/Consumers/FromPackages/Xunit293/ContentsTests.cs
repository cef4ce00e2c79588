using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace Acme.Flowers.Tests;

/// <summary>What <c>dotnet pack</c> has left in artifacts/packages.</summary>
public class ContentsTests
{
    static readonly string[] analyzers = ["analyzers/dotnet/cs/GradAssert.Analyzers.dll", "analyzers/dotnet/cs/GradAssert.CodeFixes.dll"];
    static readonly string[] frameworks = ["net8.0", "net10.0"];

    [Theory]
    [InlineData("GradAssert", "DiffEngine 20.7.0", "MathNet.Numerics [5.0.0, 6.0.0)")]
    [InlineData("GradAssert.NUnit", "GradAssert [0.1.0]", "NUnit [4.2.2, 6.0.0)")]
    [InlineData("GradAssert.Xunit", "GradAssert [0.1.0]", "xunit.extensibility.core [2.4.2, 3.0.0)", "xunit.extensibility.execution [2.4.2, 3.0.0)")]
    [InlineData("GradAssert.Xunit.v3", "GradAssert [0.1.0]", "xunit.v3.extensibility.core [3.2.2, 5.0.0)")]
    public void A_package_has_readme_licence_documentation_symbols_and_dependencies(string id, params string[] dependencies)
    {
        using var package = Open(id);
        var specification = XDocument.Load(package.GetEntry($"{id}.nuspec")!.Open());
        string Text(string name) => specification.Descendants().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal(("MIT", "README.md", "0.1.0"), (Text("license"), Text("readme"), Text("version")));
        Assert.NotEmpty(Text("description"));
        Assert.All(specification.Descendants().Where(element => element.Name.LocalName == "group"), group => Assert.Equal(
            dependencies, group.Elements().Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}")));
        Assert.All(
            specification.Descendants().Where(element => element.Attribute("id")?.Value == "GradAssert"),
            dependency => Assert.Equal("Build", dependency.Attribute("exclude")!.Value));
        Assert.Equal(
            [
                "README.md", .. id == "GradAssert" ? analyzers : [], $"buildTransitive/{id}.props",
                $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml",
            ],
            package.Entries.Select(entry => entry.FullName).Where(name => name.Contains('/') || name == "README.md")
                .Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/")).Order(StringComparer.Ordinal));
        Assert.All(frameworks, framework => Assert.Superset(
            new HashSet<DebugDirectoryEntryType> { DebugDirectoryEntryType.EmbeddedPortablePdb, DebugDirectoryEntryType.Reproducible },
            DebugEntries(package.GetEntry($"lib/{framework}/{id}.dll")!)));
    }

    static ZipArchive Open(string id) =>
        ZipFile.OpenRead(Path.Combine(AppContext.BaseDirectory, "../../../../../../../artifacts/packages", $"{id}.0.1.0.nupkg"));

    static HashSet<DebugDirectoryEntryType> DebugEntries(ZipArchiveEntry assembly)
    {
        using var content = new MemoryStream();
        using (var compressed = assembly.Open())
        {
            compressed.CopyTo(content);
        }

        content.Position = 0;
        using var file = new PEReader(content);
        return [.. file.ReadDebugDirectory().Select(entry => entry.Type)];
    }
}
