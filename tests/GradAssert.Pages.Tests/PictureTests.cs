using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GradientTesting.Pages.Tests;

/// <summary>The pictures of docs/review.md are of the pages as they are now.</summary>
/// <remarks>
/// Beside each picture lies the hash of the page that it was made of, without its numbers, which differ by noise. A browser of another
/// version draws other pixels, so that pixels are not compared. <c>GRADASSERT_PICTURES=1</c> makes the pictures again.
/// </remarks>
public sealed partial class PictureTests(Browser browser) : IClassFixture<Browser>
{
    static readonly string folder = Path.Combine(Root(), "docs", "pictures");

    public static TheoryData<string> Names => [.. Pictures.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_of_the_page_as_it_is(string name)
    {
        Assert.True(File.Exists(Path.Combine(folder, name + ".png")));
        Assert.True(
            File.ReadAllText(Path.Combine(folder, name + ".sha256")).Trim() == HashOf(Pictures.All[name].Page()),
            $"What {name}.png shows has changed since it was made: GRADASSERT_PICTURES=1 dotnet test tests/GradAssert.Pages.Tests makes it again.");
    }

    [Fact]
    public void The_page_shows_every_picture_and_no_other()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "review.md"));
        Assert.Equal(
            Pictures.All.Keys.Order(StringComparer.Ordinal),
            Shown().Matches(page).Select(shown => shown.Groups["name"].Value).Order(StringComparer.Ordinal));
        Assert.Equal(Pictures.All.Count, Directory.GetFiles(folder, "*.png").Length);
    }

    [PictureTheory]
    [MemberData(nameof(Names))]
    public async Task Make_the_picture(string name)
    {
        var picture = Pictures.All[name];
        var page = picture.Page();
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "page.html");
        File.WriteAllText(file, page);
        var opened = await browser.Open(file, picture.Scheme);
        await opened.Page.SetViewportSizeAsync(picture.Width, picture.Height);
        await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        File.WriteAllText(Path.Combine(folder, name + ".sha256"), HashOf(page) + "\n");
    }

    static string HashOf(string page)
    {
        var lines = Number().Replace(page.ReplaceLineEndings("\n"), "#").Split('\n');
        // How many bars a histogram has depends on noise, too: lines that are alike count once.
        var different = lines.Where((line, i) => i == 0 || line != lines[i - 1]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', different))));
    }

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][-+]?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"!\[[^\]]+\]\(pictures/(?<name>[\w-]+)\.png\)")]
    private static partial Regex Shown();
}

/// <summary>What makes pictures, and runs where somebody asks for that only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureTheoryAttribute : TheoryAttribute
{
    public PictureTheoryAttribute() => Skip = Environment.GetEnvironmentVariable("GRADASSERT_PICTURES") is null
        ? "Makes the pictures again: GRADASSERT_PICTURES=1."
        : Browser.Executable is null ? "There is no Chromium." : null;
}
