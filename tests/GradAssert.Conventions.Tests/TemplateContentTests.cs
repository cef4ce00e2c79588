using System.Text.Json;
using System.Text.RegularExpressions;

namespace GradientTesting.Conventions.Tests;

/// <summary>The files that templates are packed from.</summary>
public class TemplateContentTests
{
    static readonly string folder = Path.Combine(Repository.Root, "templates", "content");

    public static TheoryData<string> Templates => [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path))];

    [Theory, MemberData(nameof(Templates))]
    public void A_template_installs_the_versions_that_are_tested_here(string template)
    {
        var central = Versions(File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")), "PackageVersion");
        var installed = Versions(File.ReadAllText(Project(template)), "PackageReference");

        Assert.Contains(installed, package => package.Value == "$GradAssertVersion$");
        Assert.All(
            installed.Where(package => package.Value != "$GradAssertVersion$"),
            package => Assert.Contains(package.Value, central[package.Key]));
    }

    [Theory, MemberData(nameof(Templates))]
    public void A_project_is_found_by_language_and_framework(string template)
    {
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, template, ".template.config", "template.json"))).RootElement;
        var (framework, language) = (template.Split('-')[0], template.Split('-')[1]);

        Assert.Equal($"gradassert-{framework}", settings.GetProperty("shortName").GetString());
        Assert.Equal($"GradAssert.Templates.{framework}", settings.GetProperty("groupIdentity").GetString());
        Assert.Equal($"GradAssert.Templates.{framework}.{language}", settings.GetProperty("identity").GetString());
        Assert.Equal(language == "csharp" ? "C#" : "F#", settings.GetProperty("tags").GetProperty("language").GetString());
        Assert.Equal(Path.GetFileName(Project(template)), settings.GetProperty("primaryOutputs")[0].GetProperty("path").GetString());
        Assert.Equal(Path.GetFileNameWithoutExtension(Project(template)), settings.GetProperty("sourceName").GetString());
    }

    static string Project(string template) => Assert.Single(Directory.GetFiles(Path.Combine(folder, template), "*.*proj"));

    static ILookup<string, string> Lookup(string text, string element) =>
        Regex.Matches(text, $@"<{element} Include=""([^""]+)"" Version=""([^""]+)""")
            .ToLookup(package => package.Groups[1].Value, package => package.Groups[2].Value);

    static Dictionary<string, string> Versions(string text, string element) =>
        Lookup(text, element).ToDictionary(package => package.Key, package => string.Join(' ', package));
}
