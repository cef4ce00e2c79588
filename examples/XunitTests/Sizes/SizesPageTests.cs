using System.Text.RegularExpressions;
using XunitTests.Readme;

namespace XunitTests.Sizes;

/// <summary>The code of docs/sizes.md is that of <see cref="ConvolutionTests"/>, which runs it.</summary>
public partial class SizesPageTests
{
    internal static string Page { get; } = ReadmeTests.Read("docs/sizes.md");

    public static TheoryData<string> Sources => [.. Block().Matches(Page).Select(block => block.Groups["source"].Value)];

    [Theory, MemberData(nameof(Sources))]
    public void Code_is_a_region_of_a_test(string source)
    {
        var parts = source.Split('#');
        Assert.Equal(
            ReadmeTests.Region(ReadmeTests.Read(parts[0]), parts[1]),
            Block().Matches(Page).Single(block => block.Groups["source"].Value == source).Groups["text"].Value);
    }

    [Fact]
    public void All_code_says_where_it_is_from() =>
        Assert.Equal(Regex.Count(Page, "^```csharp", RegexOptions.Multiline), Block().Count(Page));

    [GeneratedRegex(@"^<!-- (?<source>\S+\.cs#\w+) -->\n```csharp\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
