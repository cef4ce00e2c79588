using GradientTesting.TestModels;
using Markdig;
using Microsoft.Playwright;
using QuickStart;
using XunitTests.Layers;
using XunitTests.Layers.Library;
using XunitTests.Review;

namespace GradientTesting.Pages.Tests;

/// <summary>What docs/review.md shows: the same mistake in the same network, wherever a reviewer meets it.</summary>
static class Pictures
{
    const string Test = "ReviewTests.Backpropagation";

    // Of the library's own, which this assembly sees, Digits is another.
    static readonly Lazy<QuickStart.Digits> digits = new(() => QuickStart.Digits.First(50));
    static readonly Lazy<GradientReport> flipped = new(() => Check(new FlippedNetwork(digits.Value)));
    static readonly GradientRun run = GradientRun.RandomInitialization(0);

    /// <summary>Each picture by its name, with the page that it is of.</summary>
    public static IReadOnlyDictionary<string, Picture> All { get; } = new Dictionary<string, Picture>
    {
        ["page"] = new(() => flipped.Value.ToHtml(Test), 1240, 1000),
        ["page-dark"] = new(() => flipped.Value.ToHtml(Test), 1240, 1000, ColorScheme.Dark),
        ["layers"] = new(() => LayersReport().ToHtml("LayerTests.A_network_of_layers"), 900, 380),
        ["index"] = new(Index, 1240, 560),
        ["summary"] = new(Summary, 940, 900),
    };

    static GradientReport Check(IGradientModel model) => GradientCheck.Run(model, run);

    static GradientReport LayersReport() =>
        GradientCheck.Run(new LayeredNetwork([0.5, -0.8, 1.1], new Linear(3, 4), new MistakenTanh(4), new Linear(4, 2)));

    /// <summary>The flipped network, one that forgets its L2 term in a theory with rows, one that comes to no report, and two that are right.</summary>
    static string Index()
    {
        var few = QuickStart.Digits.First(10);
        var folder = Directory.CreateTempSubdirectory("index-");
        try
        {
            ReportFolder pages = new(folder.FullName, "pictures");
            foreach (var phase in new[] { run, GradientRun.Jittered(0), GradientRun.AfterTraining(0, 10) })
            {
                pages.Add(new(Test, GradientCheck.Run(new FlippedNetwork(few), phase), Passed: false) { Remark = "not as approved" });
                pages.Add(new("NetworkTests.Backpropagation", GradientCheck.Run(new Network(few), phase), Passed: true));
            }

            foreach (var (samples, lambda) in from samples in new[] { 2, 4, 6, 8, 10 } from lambda in new[] { 0, 1, 2, 3 } select (samples, lambda))
            {
                var report = Check(new MistakenNetwork(QuickStart.Digits.First(samples)) { Lambda = lambda });
                pages.Add(new(
                    FormattableString.Invariant($"RegularizedTests.Backpropagation(samples: {samples}, lambda: {lambda})"), report,
                    Passed: report.Verdict == GradientVerdict.Match));
            }

            var right = ModelZoo.Kinds.Single(kind => kind.Name == "ConvolutionNetwork").Create(0);
            pages.Add(new("ConvolutionTests.Backward", GradientCheck.Run(right), Passed: true));
            pages.WriteIndex();
            return File.ReadAllText(Path.Combine(folder.FullName, "index.html"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The summary of a step, as a renderer of GitHub's dialect shows it, in a style that is near to GitHub's.</summary>
    static string Summary()
    {
        var difference = SnapshotMessage.Of(
            Check(new Network(digits.Value)).ToSnapshot(), flipped.Value.ToSnapshot(), new("/tests", $"{Test}_init_s0"));
        CheckRecord[] checks =
        [
            new("NetworkTests.Backpropagation", Check(new Network(digits.Value)), Passed: true),
            new(Test, flipped.Value, Passed: false) { Remark = difference.Remark, Markdown = difference.ToMarkdown() },
            new("GateTests.Backward", null, Passed: false) { Details = "Cost() does not depend on U: changes of its elements do not change the cost." },
            new("SignNetworkTests.Straight_through_gradient", Check(new Network(digits.Value)), Passed: true) { Remark = "as approved" },
        ];
        var markdown = checks.Aggregate("", (text, check) => SummaryText.With(text, SummarySection.EntryOf(check), SummaryFile.MostBytes));
        var html = Markdown.ToHtml(markdown, new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build());
        return $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Summary</title>\n<style>\n{GitHub}</style>\n</head>\n<body>\n"
            + $"{Coloured(html)}</body>\n</html>\n";
    }

    // GitHub colours a fence by its language; the renderer names the language and leaves colours to others.
    static string Coloured(string html) => string.Join('\n', html.Split('\n').Select(line =>
        line.StartsWith("- ", StringComparison.Ordinal) ? $"<span class=\"removed\">{line}</span>"
        : line.StartsWith("+ ", StringComparison.Ordinal) ? $"<span class=\"added\">{line}</span>"
        : line.StartsWith($"{Fence}- ", StringComparison.Ordinal) ? $"{Fence}<span class=\"removed\">{line[Fence.Length..]}</span>"
        : line));

    const string Fence = "<pre><code class=\"language-diff\">";

    const string GitHub = """
        body { margin: 0; padding: 24px; max-width: 1012px; font: 16px/1.5 system-ui, sans-serif; color: #1f2328; }
        h3 { font-size: 1.25em; margin: 0 0 16px; }
        table { border-collapse: collapse; margin-bottom: 16px; }
        th, td { border: 1px solid #d1d9e0; padding: 6px 13px; }
        tr:nth-child(2n) { background: #f6f8fa; }
        pre { background: #f6f8fa; border-radius: 6px; padding: 16px; font-size: 85%; line-height: 1.45; overflow: auto; }
        code { font-family: ui-monospace, monospace; font-size: 85%; background: #818b981f; border-radius: 6px; padding: .2em .4em; }
        pre code { font-size: 100%; background: none; padding: 0; }
        .added { color: #116329; background: #dafbe1; }
        .removed { color: #82071e; background: #ffebe9; }

        """;
}

/// <summary>A picture of docs/pictures.</summary>
/// <param name="Page">What it is of, as HTML.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels; the page may be longer.</param>
/// <param name="Scheme">What the reader has.</param>
sealed record Picture(Func<string> Page, int Width, int Height, ColorScheme Scheme = ColorScheme.Light);
