using System.Text.RegularExpressions;
using System.Xml.Linq;
using GradientTesting.TestModels;
using GradientTesting.TestModels.Mistakes;
using GradientTesting.Tests.Fixtures;
using MathNet.Numerics.LinearAlgebra.Double;

namespace GradientTesting.Tests.Reports;

public partial class HtmlReportTests
{
    [Fact]
    public void The_page_says_first_what_the_text_says_first()
    {
        var report = Saddle.Report(w => w[4] = 7);
        var html = report.ToHtml();
        Assert.Contains("<h1>Gradient of W and b</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"lead\">The gradient of W is not the gradient of the cost. That of b is.</p>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"verdict\">✗ Mismatch</p>", html, StringComparison.Ordinal);
        Assert.Contains(Svg.Escape(report.Diagnosis!.Sentence), html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wrong_cell_is_marked_and_says_what_it_is()
    {
        var cells = Cells(Saddle.Report(w => w[4] = 7), "W");
        Assert.Equal(6, cells.Length);
        Assert.Equal(["ok", "ok", "ok", "ok", "p3", "ok"], cells.Select(cell => cell.Attribute("class")!.Value));
        Assert.Matches(@"^W\[1, 1\]: code says 7, cost says -0.5; error 7.5, [0-9.e+]+ times what is allowed$", cells[4].Value);
    }

    [Fact]
    public void Too_small_is_another_colour_than_too_large() =>
        Assert.Equal("n3", Cells(Saddle.Report(w => w[4] = -7), "W")[4].Attribute("class")!.Value);

    [Fact]
    public void A_right_gradient_has_no_coloured_cell_and_no_mark()
    {
        var html = Saddle.Report().ToHtml();
        Assert.All(Cells(Saddle.Report(), "W"), cell => Assert.Equal("ok", cell.Attribute("class")!.Value));
        Assert.DoesNotContain("class=\"mark\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"wrong\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_picture_has_its_sentence()
    {
        var html = Saddle.Report(w => w[4] = 7).ToHtml();
        var figures = Figure().Matches(html);
        Assert.Equal(6, figures.Count);
        Assert.All(figures, figure =>
        {
            var label = XElement.Parse(figure.Groups["svg"].Value).Attribute("aria-label")!.Value;
            Assert.StartsWith(label, Decoded(figure.Groups["caption"].Value), StringComparison.Ordinal);
        });
        Assert.Matches(@"Errors of W: 1 of 6 is wrong; the worst is W\[1, 1\], at [0-9.e+]+ times what is allowed\.", html);
        Assert.Contains("W, code over cost: 1 of 6 lies off the diagonal.", html, StringComparison.Ordinal);
        Assert.Contains("Errors of b: none is known to be wrong", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_components_come_first()
    {
        var html = Saddle.Report(spoilB: b => b[0] = 7).ToHtml();
        Assert.InRange(html.IndexOf("<h3><code>b</code> ✗", StringComparison.Ordinal), 0, html.IndexOf("<h3><code>W</code> ✓", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_row_is_said_to_be_one() => Assert.Contains(
        "Errors of W: 2 of 6 are wrong, all in row 1; the worst is W[1, 2]", Saddle.Report(w => (w[4], w[5]) = (1, 9)).ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void It_asks_for_nothing_and_runs_nothing()
    {
        var html = Saddle.Report(w => w[4] = 7).ToHtml();
        Assert.DoesNotMatch("<script|http:|https:|url\\((?!#)|<img|@import", html);
    }

    [Fact]
    public void Names_cannot_write_into_the_page()
    {
        double[] w = [1, 2], dw = [0, 0];
        var model = GradientModel.Of([Component.Of("<script>alert(\"1\")</script>", w, dw)], () => w[0] * w[1], () => (dw[0], dw[1]) = (w[1], 5));
        var html = GradientCheck.Run(model, GradientRun.AsIs).ToHtml("<b>&");
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;b&gt;&amp;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;[1]: code says 5, cost says 1", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_that_does_not_fit_is_binned_by_its_worst()
    {
        const int size = 150;
        double[] x = [.. Enumerable.Range(0, size * size).Select(i => Math.Sin(i) + 2)], dx = new double[size * size];
        var vector = new DenseVector(x);
        var model = GradientModel.Of([Component.Of("M", x, dx, size, size)], () => vector.DotProduct(vector) / 2, () =>
        {
            x.CopyTo(dx, 0);
            dx[(7 * size) + 100] = 9;
        });
        var report = GradientCheck.Run(model, GradientRun.AsIs, new() { Coverage = GradientCoverage.Exhaustive });
        var cells = Cells(report, "M");
        Assert.Equal(50 * 50, cells.Length);
        Assert.StartsWith("M[7, 100]: code says 9", Assert.Single(cells, cell => cell.Attribute("class")!.Value != "ok").Value, StringComparison.Ordinal);
        Assert.Contains("A cell stands for up to 3 by 3 elements and shows the worst.", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_more_dimensions_the_last_two_are_panels()
    {
        double[] x = [.. Enumerable.Range(1, 24).Select(i => (double)i)], dx = new double[24];
        var model = GradientModel.Of([Component.Of("K", x, dx, 2, 2, 2, 3)], () => x.Sum(v => v * v / 2), () =>
        {
            x.CopyTo(dx, 0);
            dx[^1] = 0;
        });
        var html = GradientCheck.Run(model, GradientRun.AsIs).ToHtml();
        Assert.All(new[] { "[0, 0, :, :]", "[0, 1, :, :]", "[1, 0, :, :]", "[1, 1, :, :]" }, title => Assert.Contains(title, html, StringComparison.Ordinal));
        Assert.Contains("K[1, 1, 1, 2]: code says 0, cost says 24", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_component_shows_what_was_compared()
    {
        var report = GradientCheck.Run(new WideNetwork<double>(12_000, seed: 1), GradientRun.AsIs);
        var large = report.Runs[0].Components.MaxBy(component => component.Length)!;
        Assert.Equal(GradientCoverage.Directions, large.Coverage);
        Assert.Contains(FormattableString.Invariant($"of {large.Length} elements were looked at by themselves."), report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant($"Slopes along 9 random directions over all {large.Length} elements of {large.Name}, code over cost: ")
            + "all lie on the diagonal, but for what noise and tolerance allow.", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_component_that_is_wrong_shows_along_which_directions()
    {
        var report = GradientCheck.Run(
            MistakenModel.Of(new WideNetwork<double>(12_000, seed: 1), "W2", MechanicalMistakes.All.Single(mistake => mistake.Name == "sign flipped")), GradientRun.AsIs);
        var wrong = report.Runs[0].Components.First(component => component.Name == "W2");
        Assert.Equal(GradientVerdict.Mismatch, wrong.Verdict);
        Assert.InRange(wrong.Directions.Count(direction => direction.IsWrong), 1, wrong.Directions.Count);
        Assert.Matches("Slopes along \\d+ random directions over all .*elements of W2, code over cost: \\d+ lies? off the diagonal\\.", report.ToHtml());
    }

    [Fact]
    public void A_layer_shows_how_its_gradients_flow()
    {
        var report = GradientCheck.Backward((double[] v) => v.Select(Math.Tanh).ToArray(), dy => dy, [0.5, -0.3]);
        var html = report.ToHtml();
        Assert.Contains("Gradients of the function: wrong for x.", html, StringComparison.Ordinal);
        Assert.Contains("<rect x=\"4\" y=\"9\" width=\"190\" height=\"24\" class=\"box bad\"/>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("upstream gradient c</text>", Saddle.Report().ToHtml(), StringComparison.Ordinal);
    }

    static XElement[] Cells(GradientReport report, string component)
    {
        var picture = Figure().Matches(report.ToHtml()).Select(figure => figure.Groups["svg"].Value)
            .First(svg => svg.Contains($"aria-label=\"Errors of {component}:", StringComparison.Ordinal));
        return [.. XElement.Parse(picture).Elements("rect").Where(cell => cell.Attribute("class")!.Value != "unseen")
            .OrderBy(cell => (double)cell.Attribute("y")!).ThenBy(cell => (double)cell.Attribute("x")!)];
    }

    static string Decoded(string html) => System.Net.WebUtility.HtmlDecode(html);

    [GeneratedRegex(@"<figure>\s*(?<svg><svg.*?</svg>)\s*<figcaption>(?<caption>.*?)</figcaption>", RegexOptions.Singleline)]
    private static partial Regex Figure();
}
