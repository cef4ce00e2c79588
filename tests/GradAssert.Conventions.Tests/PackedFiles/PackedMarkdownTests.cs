using GradientTesting.PackedFiles;

namespace GradientTesting.Conventions.Tests.PackedFiles;

/// <summary>README.md on the page of a feed, where there is no repository around it.</summary>
public class PackedMarkdownTests
{
    static readonly PackedMarkdown markdown = new(Repository.Root, "https://host/owner/name", "abc123");

    [Theory]
    [InlineData("[a](docs/models.md)", "[a](https://host/owner/name/blob/abc123/docs/models.md)")]
    [InlineData("[a](docs/review.md#the-page) [b](LICENSE)",
        "[a](https://host/owner/name/blob/abc123/docs/review.md#the-page) [b](https://host/owner/name/blob/abc123/LICENSE)")]
    [InlineData("[examples](examples)", "[examples](https://host/owner/name/tree/abc123/examples)")]
    [InlineData("![page](docs/pictures/page.png)", "![page](https://host/owner/name/raw/abc123/docs/pictures/page.png)")]
    [InlineData("[`W[0, 1]`](docs/models.md)", "[`W[0, 1]`](https://host/owner/name/blob/abc123/docs/models.md)")]
    public void A_link_leads_to_the_file_of_that_revision(string line, string packed) => Assert.Equal(packed, markdown.Of(line));

    [Theory]
    [InlineData("[a](https://example.org/docs/models.md) [b](#install)")]
    [InlineData("```csharp\nvar all = d[i](docs);\n```\n")]
    [InlineData("```xml\n<!-- a comment of the code -->\n```")]
    public void Other_addresses_and_code_stay(string page) => Assert.Equal(page, markdown.Of(page));

    [Fact]
    public void Comments_are_left_out() => Assert.Equal("above\nbelow", markdown.Of("above\n<!-- examples/FirstTest.cs#All -->\nbelow"));

    [Fact]
    public void A_link_to_nothing_fails()
    {
        var thrown = Assert.Throws<FileNotFoundException>(() => markdown.Of("[a](docs/no-such-page.md)"));

        Assert.Equal("The link [a](docs/no-such-page.md) leads to no file.", thrown.Message);
    }
}
