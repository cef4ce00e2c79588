using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GradientTesting.Tests.Guides;

/// <summary>What the pages below docs say of options, variables, storage and messages is what the sources have.</summary>
public partial class GuideTests
{
    static readonly string options = Read("docs/options.md");

    static readonly string sources = string.Join('\n', Directory
        .EnumerateFiles(PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
        .Select(File.ReadAllText));

    [Fact]
    public void Every_option_has_a_row_and_every_row_an_option() => Assert.Equal(
        typeof(GradientCheckOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
        FirstCells(Section(options, "Options")).Order(StringComparer.Ordinal));

    [Fact]
    public void Defaults_are_those_of_the_options()
    {
        GradientCheckOptions defaults = new();
        var said = Rows(Section(options, "Options")).ToDictionary(row => row[0].Trim('`'), row => row[1].Trim('`'));
        Assert.Equal("1e-5", said[nameof(defaults.RelativeTolerance)]);
        Assert.Equal(1e-5, defaults.RelativeTolerance);
        Assert.Equal($"{defaults.RequiredResolution}", said[nameof(defaults.RequiredResolution)]);
        Assert.Equal($"{defaults.Seeds}", said[nameof(defaults.Seeds)]);
        Assert.Equal($"{defaults.FirstSeed}", said[nameof(defaults.FirstSeed)]);
        Assert.Equal($"{defaults.TrainingSteps}", said[nameof(defaults.TrainingSteps)]);
        Assert.Equal($"{defaults.Coverage}", said[nameof(defaults.Coverage)]);
        Assert.Equal($"{defaults.Scheme}", said[nameof(defaults.Scheme)]);
    }

    [Fact]
    public void Every_variable_has_a_row_and_every_row_a_variable() => Assert.Equal(
        Variable().Matches(sources).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal),
        FirstCells(Section(options, "Environment")).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_storage_is_in_the_table()
    {
        var table = string.Join('\n', Rows(Section(options, "Storage")).Select(row => row[0]));
        var kinds = typeof(Component).GetMethods().Where(method => method.Name == nameof(Component.Of) && !method.IsDefined(typeof(ObsoleteAttribute)))
            .Select(method => method.GetParameters()[1].ParameterType)
            .Select(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Func<>) ? type.GenericTypeArguments[0] : type)
            // Getters and setters by index begin with the shape.
            .Where(type => type != typeof(int[])).Select(Name).Distinct();
        Assert.All(kinds, kind => Assert.Contains($"`{kind}`", table, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("docs/inconclusive.md", 13)]
    [InlineData("docs/dropout.md", 14)]
    public void Messages_that_a_page_explains_are_messages(string page, int messages)
    {
        var text = JoinedText().Replace(sources, "");
        string[] quoted = [.. Rows(Read(page)).Select(row => row[0]).Where(cell => cell.StartsWith('`')).Select(cell => cell.Trim('`'))];
        Assert.Equal(messages, quoted.Length);
        Assert.All(quoted.SelectMany(message => message.Split('…', StringSplitOptions.TrimEntries)), part =>
            Assert.Contains(part, text, StringComparison.Ordinal));
    }

    static string Name(Type type) => type.IsArray
        ? $"{Name(Elements(type))}{Brackets(type)}"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{Name(type.GenericTypeArguments[0])}>"
        : type == typeof(double) ? "double" : type == typeof(float) ? "float" : type.Name;

    static Type Elements(Type type) => type.IsArray ? Elements(type.GetElementType()!) : type;

    static string Brackets(Type type) =>
        type.IsArray ? $"[{new string(',', type.GetArrayRank() - 1)}]{Brackets(type.GetElementType()!)}" : "";

    static IEnumerable<string> FirstCells(string section) => Rows(section).Select(row => row[0].Trim('`'));

    static IEnumerable<string[]> Rows(string text) => text.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | "))
        // The head of a table is no row of it.
        .Where(row => row[0].Contains('`', StringComparison.Ordinal) || row[0].Contains(' ', StringComparison.Ordinal))
        .Where(row => !row[0].EndsWith(" says", StringComparison.Ordinal));

    static string Section(string page, string heading) =>
        Regex.Match(page, $@"^## {heading}\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;

    static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    static string PathOf(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path));

    [GeneratedRegex("\"(?<name>GRADASSERT_[A-Z]+)\"")]
    private static partial Regex Variable();

    // Texts that are put together over several lines.
    [GeneratedRegex("\"\\)?\\s*\\+\\s*(?:FormattableString\\.Invariant\\(|Invariant\\()?\\s*\\$?\"")]
    private static partial Regex JoinedText();
}
