using Microsoft.Playwright;

namespace GradientTesting.Pages.Tests;

/// <summary>A Chromium without a window, shared by the tests of a class; null where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    IPlaywright? playwright;

    /// <summary>Where Chromium is: <c>GRADASSERT_CHROMIUM</c>, or where Debian's package puts it; null where it is neither.</summary>
    public static string? Executable { get; } =
        new[] { Environment.GetEnvironmentVariable("GRADASSERT_CHROMIUM"), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    IBrowser? Chromium { get; set; }

    public async Task InitializeAsync()
    {
        if (Executable is null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        await (Chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }

    /// <summary>Opens a file as a page, with everything that it asks for and says.</summary>
    public async Task<Opened> Open(string file, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        var context = await Chromium!.NewContextAsync(new() { ColorScheme = scheme, JavaScriptEnabled = javaScript });
        var page = await context.NewPageAsync();
        Opened opened = new(page);
        page.Console += (_, message) => opened.Said.Add(message.Text);
        page.PageError += (_, error) => opened.Said.Add(error);
        page.Request += (_, request) => opened.Requests.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }
}

/// <summary>A page in the browser.</summary>
public sealed record Opened(IPage Page)
{
    /// <summary>What it has written on the console, errors included.</summary>
    public List<string> Said { get; } = [];

    public List<string> Requests { get; } = [];
}

/// <summary>A test that needs a browser, and says so where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Executable is null
        ? "There is no Chromium: install Debian's package, or set GRADASSERT_CHROMIUM to its path."
        : null;
}
