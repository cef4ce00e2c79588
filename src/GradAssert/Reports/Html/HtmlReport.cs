using System.Text;

namespace GradientTesting;

/// <summary>
/// A report as one page that needs nothing else: no network, no script, no font. The run that shows the verdict comes first; of the
/// others only what does not match is drawn.
/// </summary>
internal static class HtmlReport
{
    static readonly Lazy<string> style = new(() => Resource("page.css"));

    /// <param name="report">What to show.</param>
    /// <param name="title">Of the page: the test, or what was checked.</param>
    public static string Of(GradientReport report, string title)
    {
        var page = new StringBuilder(Head(title));
        page.Append(Inv($"<header class=\"{report.Verdict}\"><h1>{Svg.Escape(title)}</h1>\n"));
        page.Append(
            Inv($"<p class=\"verdict\">{Mark(report.Verdict)}</p>\n")
                + Inv($"<p class=\"lead\">{Svg.Escape(TextReport.Sentence(report, report.Shown))}</p>\n"));
        foreach (var explanation in TextReport.Explanations(report))
        {
            page.Append(Inv($"<p>{Svg.Escape(explanation)}</p>\n"));
        }

        page.Append(report.Sizes is { } sizes ? Inv($"<p>Sizes: <code>{Svg.Escape(sizes)}</code></p>\n") : "");
        page.Append("</header>\n<main>\n");
        AppendLegend(page, report);
        AppendFigure(page, LayerRow.Of(report.Layers), LayerRow.Sentence(report.Layers));
        AppendRun(page, report.Shown, isShown: true);
        foreach (var run in report.Runs.Where(run => !ReferenceEquals(run, report.Shown)))
        {
            AppendRun(page, run, isShown: false);
        }

        return page.Append(Inv($"</main>\n<footer><p>{Count(report)}</p></footer>\n</body>\n</html>\n")).ToString();
    }

    /// <summary>All before the header of a page.</summary>
    internal static string Head(string title) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
        + $"<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{Svg.Escape(title)}</title>\n"
        + $"<style>\n{style.Value}</style>\n</head>\n<body>\n" + Hatching;

    // One pattern for all pictures of the page: a style sheet alone cannot make one.
    const string Hatching =
        "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" style=\"position:absolute\">"
        + "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" "
        + "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\" "
        + "style=\"stroke:var(--hatch)\"/>"
        + "</pattern></defs></svg>\n";

    /// <summary>A verdict in a word and a sign.</summary>
    internal static string Mark(GradientVerdict verdict) => verdict switch
    {
        GradientVerdict.Match => "✓ Match",
        GradientVerdict.Mismatch => "✗ Mismatch",
        _ => "? Inconclusive",
    };

    static void AppendLegend(StringBuilder page, GradientReport report)
    {
        if (report.Runs.Any(run => run.Components.Any(component => component.Compared.Count > 0)))
        {
            page.Append("<p class=\"legend\">Error over what noise and tolerance allow: ").Append(ErrorScale.Legend);
            page.Append(
                "<span class=\"step\">• wrong for certain</span> <span class=\"step\">hatched: not compared by itself</span></p>\n");
        }
    }

    static void AppendRun(StringBuilder page, RunReport run, bool isShown)
    {
        page.Append(
            Inv($"<section>\n<h2>{Svg.Escape(TextReport.Headline(run))}</h2>\n")
                + Inv($"<p>Started from {Svg.Escape(LayerSentence.Start(run))}.</p>\n"));
        foreach (var warning in run.WarningsToShow)
        {
            page.Append(Inv($"<p class=\"warning\">Warning: {Svg.Escape(warning)}</p>\n"));
        }

        if (isShown)
        {
            var flow = Inv($"Gradients of {run.Layer}: {Verdicts(run)}.");
            AppendFigure(page, BackwardFlow.Of(run, flow), flow);
        }

        AppendTable(page, run);
        // The wrong ones first: nobody scrolls past what is right.
        foreach (var component in run.Components
            .Where(component => isShown || component.Verdict != GradientVerdict.Match)
            .OrderByDescending(component => component.Verdict))
        {
            AppendComponent(page, component);
        }

        page.Append(
            isShown && run.Verdict != GradientVerdict.Match
                ? Inv($"<p>Repeat: <code>{Svg.Escape(TextReport.Repeat(run))}</code></p>\n")
                : "");
        page.Append("</section>\n");
    }

    static string Verdicts(RunReport run) => string.Join(", ", run.Components
        .GroupBy(component => component.Verdict)
        .OrderByDescending(group => group.Key)
        .Select(group => $"{Word(group.Key)} for {TextReport.List([.. group.Select(component => component.Name)])}"));

    static string Word(GradientVerdict verdict) => verdict switch
    {
        GradientVerdict.Mismatch => "wrong",
        GradientVerdict.Match => "right",
        _ => "undecided",
    };

    static void AppendTable(StringBuilder page, RunReport run)
    {
        page.Append(
            "<div class=\"wide\"><table>\n<thead><tr><th>Component</th><th>Shape</th><th>Verdict</th><th>Disagree</th><th>Ratio</th>"
            + "<th>Smallest visible error</th><th></th></tr></thead>\n<tbody>\n");
        foreach (var component in run.Components)
        {
            var remarks = component.Notes.Concat(component.Reason is { } reason ? [TextReport.Ended(reason)] : []);
            page.Append(Inv($"<tr><td><code>{Svg.Escape(component.Name)}</code></td><td>{string.Join('×', component.Shape)}</td>")
                + Inv($"<td class=\"{component.Verdict}\">{Mark(component.Verdict)}</td><td>{Svg.Escape(component.Disagreement)}</td>")
                + Inv($"<td>{component.SumNormRatio:0.0e+00}</td><td>{component.SmallestVisibleError:0.0e+00}</td>")
                + Inv($"<td>{Svg.Escape(string.Join("; ", remarks))}</td></tr>\n"));
        }

        page.Append("</tbody>\n</table></div>\n");
    }

    static void AppendComponent(StringBuilder page, ComponentReport component)
    {
        page.Append(
            Inv($"<article class=\"{component.Verdict}\">\n<h3><code>{Svg.Escape(component.Name)}</code> ")
                + Inv($"{Mark(component.Verdict)}</h3>\n<div class=\"figures\">\n"));
        var errors = PictureSentence.OfErrors(component);
        AppendFigure(page, HeatMap.Of(component, errors), errors + HeatMap.Remark(component));
        var scatter = PictureSentence.OfScatter(component);
        AppendFigure(page, ScatterPlot.OfElements(component, scatter), scatter + ScatterPlot.Remark(component));
        var histogram = PictureSentence.OfHistogram(component);
        AppendFigure(page, ErrorHistogram.Of(component, histogram), histogram);
        var directions = PictureSentence.OfDirections(component);
        AppendFigure(page, ScatterPlot.OfDirections(component, directions), directions);
        page.Append(component.Compared.Count == 0 ? Inv($"<p>{Svg.Escape(errors)}</p>\n") : "").Append("</div>\n</article>\n");
    }

    static void AppendFigure(StringBuilder page, string? picture, string caption)
    {
        if (picture is not null)
        {
            page.Append("<figure>\n").Append(picture).Append(Inv($"<figcaption>{Svg.Escape(caption)}</figcaption>\n</figure>\n"));
        }
    }

    static string Count(GradientReport report) => report.Layer is null
        ? Inv($"Cost evaluations: {report.CostEvaluations}, gradient evaluations: {report.GradientEvaluations}.")
        : Inv($"Forward passes: {report.CostEvaluations}, backward passes: {report.GradientEvaluations}.");

    static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"GradAssert.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    static string Inv(FormattableString text) => FormattableString.Invariant(text);
}
