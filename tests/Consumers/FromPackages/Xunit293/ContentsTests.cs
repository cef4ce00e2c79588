using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Acme.Flowers.Tests;

/// <summary>What <c>dotnet pack</c> has left in artifacts/packages.</summary>
public class ContentsTests
{
    const string Url = "https://github.com/gradassert/gradassert";

    static readonly string[] analyzers = ["analyzers/dotnet/cs/GradAssert.Analyzers.dll", "analyzers/dotnet/cs/GradAssert.CodeFixes.dll"];

    static readonly string[] ids = ["GradAssert", "GradAssert.NUnit", "GradAssert.Xunit", "GradAssert.Xunit.v3"];

    public static TheoryData<string> Ids => [.. ids];

    public static TheoryData<string, string> Assemblies
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var id in ids)
            {
                data.Add(id, $"lib/net8.0/{id}.dll");
                data.Add(id, $"lib/net10.0/{id}.dll");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_package_has_assemblies_with_documentation_usings_a_readme_and_an_icon(string id)
    {
        using var package = Package.Open(id);

        Assert.Equal(
            [
                "README.md", .. id == "GradAssert" ? analyzers : [], $"buildTransitive/{id}.props", "icon.png",
                $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml",
            ],
            package.Files);
        Assert.Equal((128, 128), package.Size("icon.png"));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_package_says_what_it_is_and_where_it_comes_from(string id)
    {
        using var package = Package.Open(id);

        Assert.Equal(
            ("MIT", "README.md", "icon.png", Package.Version, "Copyright (c) 2026 The GradAssert authors", Url),
            (package.Said("license").Value, package.Said("readme").Value, package.Said("icon").Value, package.Said("version").Value,
                package.Said("copyright").Value, package.Said("projectUrl").Value));
        Assert.NotEmpty(package.Said("description").Value);
        var repository = package.Said("repository");
        Assert.Equal(
            ("git", Url, Package.Commit),
            (repository.Attribute("type")!.Value, repository.Attribute("url")!.Value, repository.Attribute("commit")!.Value));
    }

    [Fact]
    public void A_version_counts_the_commits() => Assert.Matches(@"^\d+\.\d+\.\d+(-[a-z]+\.\d+\.\d+)?$", Package.Version);

    [Theory, MemberData(nameof(Ids))]
    public void Release_notes_are_those_of_the_changelog(string id)
    {
        using var package = Package.Open(id);
        var changelog = File.ReadAllText(Path.Combine(Package.Repository, "CHANGELOG.md"));
        var headings = Regex.Matches(changelog.Split("\n## ")[1], "^### .*$", RegexOptions.Multiline).Select(heading => heading.Value);

        Assert.NotEmpty(headings);
        Assert.Equal(headings, Regex.Matches(package.Said("releaseNotes").Value, "^### .*$", RegexOptions.Multiline).Select(heading => heading.Value));
    }

    [Theory]
    [InlineData("GradAssert", "DiffEngine 20.7.0", "MathNet.Numerics [5.0.0, 6.0.0)")]
    [InlineData("GradAssert.NUnit", "GradAssert [*]", "NUnit [4.2.2, 6.0.0)")]
    [InlineData("GradAssert.Xunit", "GradAssert [*]", "xunit.extensibility.core [2.4.2, 3.0.0)", "xunit.extensibility.execution [2.4.2, 3.0.0)")]
    [InlineData("GradAssert.Xunit.v3", "GradAssert [*]", "xunit.v3.extensibility.core [3.2.2, 5.0.0)")]
    public void An_adapter_wants_the_GradAssert_that_it_was_packed_with(string id, params string[] dependencies)
    {
        using var package = Package.Open(id);

        Assert.Equal(2, package.Dependencies.Count());
        Assert.All(package.Dependencies, group => Assert.Equal(
            dependencies.Select(dependency => dependency.Replace("GradAssert [*]", $"GradAssert [{Package.Version}]")), group));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Links_of_the_readme_lead_to_the_commit_that_was_packed(string id)
    {
        using var package = Package.Open(id);
        var readme = package.Text("README.md");
        var links = Regex.Matches(readme, @"\]\(([^)]+)\)").Select(link => link.Groups[1].Value);

        Assert.Contains($"{Url}/blob/{Package.Commit}/docs/models.md", links);
        Assert.All(links, link => Assert.StartsWith("https://", link));
        Assert.All(links.Where(link => link.StartsWith(Url)).Select(Path), path => Assert.True(System.IO.Path.Exists(path), path));
        Assert.DoesNotContain("<!--", readme);

        static string Path(string link) =>
            System.IO.Path.Combine(Package.Repository, Regex.Match(link, $"/(blob|tree)/{Package.Commit}/([^#]+)").Groups[2].Value);
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void Symbols_name_sources_by_their_place_in_the_repository(string id, string assembly)
    {
        using var package = Package.Open(id);
        var (sources, links) = package.Symbols(assembly);

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.StartsWith("/_/", source));
        var link = Assert.Single(links);
        Assert.Equal(("/_/*", $"https://raw.githubusercontent.com/gradassert/gradassert/{Package.Commit}/*"), (link.Key, link.Value));
        var bytes = package.Bytes(assembly);
        Assert.All(
            new[] { Encoding.UTF8, Encoding.Unicode },
            encoding => Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(Package.Repository.TrimEnd('/', '\\')))));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void What_is_documented_is_what_is_public(string id, string assembly)
    {
        using var package = Package.Open(id);
        var (types, members) = package.Public(assembly);
        var documented = XDocument.Parse(package.Text(System.IO.Path.ChangeExtension(assembly, ".xml")))
            .Descendants("member").Select(member => member.Attribute("name")!.Value).ToArray();

        Assert.Equal(types.Order(), documented.Where(name => name.StartsWith("T:")).Select(name => name[2..]).Order());
        Assert.All(
            documented.Where(name => !name.StartsWith("T:")),
            name => Assert.Contains(Regex.Replace(name[2..].Split('(')[0], "``[0-9]+$", ""), members));
    }
}
