using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GradientTesting.Tests.Conventions;

/// <summary>A check flows one way through the folders of its steps. The last of them is the root, with the calls that users type.</summary>
public partial class OneDirectionTests
{
    const string Root = "";

    static readonly string[] Steps =
    [
        "Vocabulary", "Models", "Runs", "Contracts", "Differences", "Verdicts", "Diagnosis", "Reports", "Hosting", "Sizes", "Publishing",
        "Checks", Root,
    ];

    readonly HashSet<string>[] types = [.. Steps.Select(TypesOf)];

    [Fact]
    public void Every_folder_is_a_step() => Assert.Equal(
        Steps.Where(step => step != Root).Order(StringComparer.Ordinal),
        Directory.EnumerateDirectories(Sources()).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj" or "buildTransitive"))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void No_step_mentions_a_type_of_a_later_step() => Assert.Empty(
        from earlier in Enumerable.Range(0, Steps.Length)
        from file in Files(Steps[earlier])
        let words = Words(File.ReadAllText(file))
        from later in Enumerable.Range(earlier + 1, Steps.Length - earlier - 1)
        from type in types[later]
        where words.Contains(type)
        select $"{Steps[earlier]}/{Path.GetFileName(file)} mentions {type}, of {(Steps[later] == Root ? "the root" : Steps[later])}");

    /// <summary>What was measured is numbers: verdicts and diagnoses are pure functions of them.</summary>
    [Fact]
    public void No_step_after_Differences_can_reach_a_model() => Assert.Empty(
        from step in Steps.SkipWhile(step => step != "Verdicts").TakeWhile(step => step != "Hosting")
        from file in Files(step)
        let words = Words(File.ReadAllText(file))
        from type in (string[])["IGradientModel", "ModelUnderTest", "ModelCopies", "Baseline", "TensorView", "TensorCopy", "Moves"]
        where words.Contains(type)
        select $"{step}/{Path.GetFileName(file)} mentions {type}");

    [Fact]
    public void The_scan_finds_types_and_mentions()
    {
        Assert.Superset(new HashSet<string> { "RunPlan", "ModelState", "Preparation" }, TypesOf("Runs"));
        Assert.Contains("TensorCopy", TypesOf("Models"));
        Assert.Contains("ElementDerivative", TypesOf("Differences"));
        Assert.Contains("Contract", Words("var x = Contract.Establish(y);"));
        Assert.DoesNotContain("Contract", Words("/// <see cref=\"Contract\"/>\nvar s = \"Contract\"; // Contract\n/* Contract */ var e = $\"{s} Contract\";"));
        Assert.DoesNotContain("Contract", Words("var s = $\"\"\"\n Contract \"as\" {s}\n\"\"\";"));
        Assert.Contains("Contract", Words("var s = $\"of {Contract.Of(1)}\";"));
    }

    static HashSet<string> TypesOf(string step) =>
        [.. Files(step).SelectMany(file => Declaration().Matches(Code(File.ReadAllText(file)))).Select(match => match.Groups["name"].Value)];

    static HashSet<string> Words(string source) => [.. Word().Matches(Code(source)).Select(match => match.Value)];

    /// <summary>What is left without comments and without the text of strings; what an interpolated string computes stays.</summary>
    static string Code(string source) => CommentOrText().Replace(source, match =>
        match.Value.StartsWith('$') ? string.Join(' ', Hole().Matches(match.Value).Select(hole => hole.Value)) : " ");

    static IEnumerable<string> Files(string step)
    {
        var folder = Path.Combine(Sources(), step);
        return Directory.EnumerateFiles(folder, "*.cs", step == Root ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories);
    }

    static string Sources([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/GradAssert"));

    // What is declared inside another type is its own, whatever others are called.
    [GeneratedRegex(@"(?m)^(?:\w+ )*(?:class|struct|interface|enum|record(?: struct| class)?)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\$*""""""+.*?""""""|//[^\n]*|/\*.*?\*/|\$?""(?:\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();
}
