using System.Text.RegularExpressions;
using XunitTests.Readme;

namespace XunitTests.Wiring;

/// <summary>The code of docs/wiring.md is that of <see cref="WiringTests"/>, which runs it.</summary>
public partial class WiringPageTests
{
    static readonly string page = ReadmeTests.Read("docs/wiring.md");

    public static TheoryData<string> Sources => [.. Block().Matches(page).Select(block => block.Groups["source"].Value)];

    [Theory, MemberData(nameof(Sources))]
    public void Code_is_a_region_of_a_test(string source)
    {
        var parts = source.Split('#');
        Assert.Equal(
            ReadmeTests.Region(ReadmeTests.Read(parts[0]), parts[1]),
            Block().Matches(page).Single(block => block.Groups["source"].Value == source).Groups["text"].Value);
    }

    [Fact]
    public void All_code_says_where_it_is_from() =>
        Assert.Equal(Regex.Count(page, "^```", RegexOptions.Multiline), 2 * Block().Count(page));

    [GeneratedRegex(@"^<!-- (?<source>\S+\.cs#\w+) -->\n```csharp\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
