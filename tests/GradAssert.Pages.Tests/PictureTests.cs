using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;

namespace GradientTesting.Pages.Tests;

/// <summary>The picture of docs/review.md is of the page as it is now.</summary>
/// <remarks>
/// Beside the picture lies the hash of the page that it was made of, without its numbers, which differ by noise. A browser of another
/// version draws other pixels, so that pixels are not compared. <c>GRADASSERT_PICTURES=1</c> makes the picture anew.
/// </remarks>
public sealed partial class PictureTests(Browser browser) : IClassFixture<Browser>
{
    static readonly string picture = Path.Combine(Root(), "docs", "pictures", "page.png");
    static readonly string hash = Path.ChangeExtension(picture, ".sha256");

    [Fact]
    public void The_picture_is_of_the_page_as_it_is()
    {
        Assert.True(File.Exists(picture));
        Assert.True(
            File.ReadAllText(hash).Trim() == HashOf(Page()),
            "The page has changed since its picture was made: GRADASSERT_PICTURES=1 dotnet test tests/GradAssert.Pages.Tests makes it anew.");
    }

    [PictureFact]
    public async Task Make_the_picture()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "page.html");
        File.WriteAllText(file, Page());
        var opened = await browser.Open(file);
        await opened.Page.SetViewportSizeAsync(1240, 1150);
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        await opened.Page.ScreenshotAsync(new() { Path = picture });
        File.WriteAllText(hash, HashOf(Page()) + "\n");
    }

    /// <summary>A softmax regression with one wrong element.</summary>
    static string Page()
    {
        var right = ModelZoo.Kinds.Single(kind => kind.Name == "SoftmaxRegression").Create(0);
        var wrong = MistakenModel.Of(right, "W", MechanicalMistakes.OneElementOff(11, 1));
        return GradientCheck.Run(wrong, GradientRun.RandomInitialization(0)).ToHtml("NetworkTests.Backpropagation");
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
}

/// <summary>What makes a picture, and runs where somebody asks for that only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute() => Skip = Environment.GetEnvironmentVariable("GRADASSERT_PICTURES") is null
        ? "Makes the picture anew: GRADASSERT_PICTURES=1."
        : Browser.Executable is null ? "There is no Chromium." : null;
}
