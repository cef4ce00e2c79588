using System.Text;
using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;
using Microsoft.Playwright;

namespace GradientTesting.Pages.Tests;

/// <summary>Reports as somebody sees them who opens them from the artifacts of a build.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [BrowserFact]
    public async Task It_asks_for_nothing_but_itself_and_says_nothing_on_the_console()
    {
        var file = Written(Convolution());
        var opened = await browser.Open(file);
        Assert.Equal([new Uri(file).AbsoluteUri], opened.Requests.Where(request => !request.StartsWith("data:", StringComparison.Ordinal)));
        Assert.Empty(opened.Said);
    }

    [BrowserFact]
    public async Task What_matters_is_there_without_scripts()
    {
        var opened = await browser.Open(Written(Convolution()), javaScript: false);
        Assert.Equal("✗ Mismatch", await opened.Page.Locator(".verdict").InnerTextAsync());
        Assert.True(await opened.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Errors of W1: ") }).First.IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Wrong_cells_differ_from_right_ones_in_light_and_in_dark()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var opened = await browser.Open(Written(OneElement()), scheme);
            var (right, wrong, mark) = (await Fill(opened, "rect.ok"), await Fill(opened, "figure rect.p3, figure rect.n3"), await Fill(opened, ".mark"));
            Assert.NotEqual(right, wrong);
            Assert.NotEqual(wrong, mark);
            Assert.NotEqual(right, await opened.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        }
    }

    [BrowserFact]
    public async Task Every_picture_has_a_name_and_a_size_and_lies_within_the_page()
    {
        var opened = await browser.Open(Written(Convolution()));
        var pictures = await opened.Page.GetByRole(AriaRole.Img).AllAsync();
        Assert.InRange(pictures.Count, 10, 100);
        foreach (var picture in pictures)
        {
            Assert.EndsWith(".", await picture.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
            var box = await picture.BoundingBoxAsync();
            Assert.NotNull(box);
            Assert.InRange(box.Width, 20, 1280 - box.X);
            Assert.InRange(box.Height, 15, 2000);
        }
    }

    [BrowserFact]
    public async Task A_narrow_screen_needs_no_sideways_scrolling()
    {
        var opened = await browser.Open(Written(OneElement()));
        await opened.Page.SetViewportSizeAsync(390, 844);
        Assert.True(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"));
    }

    [BrowserFact]
    public async Task Hovering_names_the_element_and_its_two_values()
    {
        var opened = await browser.Open(Written(OneElement()));
        var title = await opened.Page.Locator("figure rect.p3 title, figure rect.n3 title").First.TextContentAsync();
        Assert.Matches(@"^W1\[0, 0\]: code says \S+, cost says \S+; error \S+, \S+ times what is allowed$", title);
    }

    [BrowserFact]
    public async Task It_prints_dark_on_white_and_with_colours_whatever_the_screen_is()
    {
        var opened = await browser.Open(Written(Convolution()), ColorScheme.Dark);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.Equal("rgb(27, 27, 31)", await opened.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.Equal("exact", await opened.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('figure svg')).printColorAdjust"));
        // On A4, whose width between margins is some 700 pixels, nothing is cut off at the right.
        await opened.Page.SetViewportSizeAsync(700, 1000);
        Assert.True(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 700"));
        var pdf = Encoding.Latin1.GetString(await opened.Page.PdfAsync(new() { Format = "A4" }));
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.InRange(pdf.Split("/Type /Page\n").Length - 1, 2, 20);
    }

    [BrowserFact]
    public async Task A_large_component_shows_the_directions_that_were_compared()
    {
        var opened = await browser.Open(Written(GradientCheck.Run(new WideNetwork<double>(12_000, seed: 1), GradientRun.AsIs)));
        var picture = opened.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Slopes along 9 random directions over all [0-9]+ elements of ") });
        Assert.True(await picture.First.IsVisibleAsync());
        Assert.Equal(9, await picture.First.Locator("circle.right").CountAsync());
    }

    [BrowserFact]
    public async Task The_index_leads_to_the_page_of_what_failed()
    {
        ReportFolder pages = new(folder.FullName, "here");
        pages.Add(new("ATests.Right", GradientCheck.Run(new DigitsNetwork(0, 10), GradientRun.AsIs), Passed: true));
        pages.Add(new("NetworkTests.Backward", OneElement(), Passed: false));
        pages.WriteIndex();
        var opened = await browser.Open(Path.Combine(folder.FullName, "index.html"));
        Assert.Equal("NetworkTests.Backward", await opened.Page.Locator("tbody td").First.InnerTextAsync());
        await opened.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Mismatch") }).First.ClickAsync();
        Assert.Equal("NetworkTests.Backward", await opened.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(opened.Said);
    }

    static async Task<string> Fill(Opened opened, string selector) =>
        await opened.Page.Locator(selector).First.EvaluateAsync<string>("cell => getComputedStyle(cell).fill");

    string Written(GradientReport report)
    {
        var file = Path.Combine(folder.FullName, "report.html");
        File.WriteAllText(file, report.ToHtml());
        return file;
    }

    static GradientReport Convolution()
    {
        var right = ModelZoo.Kinds.Single(kind => kind.Name == "ConvolutionNetwork").Create(0);
        return GradientCheck.Run(MistakenModel.Of(right, "W1", MechanicalMistakes.All.Single(mistake => mistake.Name == "sign flipped")));
    }

    /// <summary>One weight of the first layer off by a part of the typical gradient.</summary>
    static GradientReport OneElement()
    {
        DigitsNetwork right = new(0, 10);
        return GradientCheck.Run(MistakenModel.Of(right, "W1", MechanicalMistakes.OneElementOff(0, 0.5)), GradientRun.RandomInitialization(0));
    }
}
