using System.Text.Json;

namespace GradientTesting.Conventions.Tests;

/// <summary>What holds for the files of src.</summary>
public class SourceTests
{
    const int Longest = 140;

    static readonly string folder = Path.Combine(Repository.Root, "src");

    [Fact]
    public void No_line_is_longer_than_140_characters()
    {
        var lines =
            from file in Sources()
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > Longest
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {line.Text.Length} characters";

        Assert.Empty(lines);
        Assert.True(Sources().Length > 100, $"{Sources().Length} files");
    }

    [Fact]
    public void The_public_API_of_every_package_is_listed()
    {
        var filter = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "Packages.slnf"))).RootElement.GetProperty("solution");
        var packages = filter.GetProperty("projects").EnumerateArray().Select(project => project.GetString()!.Replace('\\', '/'))
            .Where(project => Says(project, "<IsPackable>true<") && !Says(project, "<IncludeBuildOutput>false<"))
            .ToArray();

        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.All(
            new[] { "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt" },
            list => Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(package)!, list)), $"{package} has no {list}.")));
    }

    static bool Says(string project, string text) =>
        File.ReadAllText(Path.Combine(Repository.Root, project)).Contains(text, StringComparison.Ordinal);

    static string[] Sources() => [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))];
}
