using GradientTesting.Tests.Fixtures;
using Markdig;

namespace GradientTesting.Tests.Summaries;

/// <summary>A summary as a renderer of GitHub's dialect shows it.</summary>
public sealed class RenderedSummaryTests
{
    static readonly MarkdownPipeline gitHub = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    [Fact]
    public void A_difference_is_a_diff_with_its_marks_in_the_first_column()
    {
        var html = Render(new CheckRecord("T.M", Saddle.Report(Array.Clear), Passed: false)
        {
            Remark = "not as approved",
            Markdown = SnapshotMessage.Of("init: Match\n  W_1 2: Match\n  b 1: Match", "init: Mismatch\n  W_1 2: Match\n  b 1: Mismatch", new("/tests", "T.M_init_s0")).ToMarkdown(),
        });
        Assert.Contains(
            """
            <p>The gradient report is not the approved snapshot.</p>
            <pre><code class="language-diff">- T.M_init_s0.verified.txt (approved)
            + T.M_init_s0.received.txt (this run)

            - init: Match
            + init: Mismatch
                W_1 2: Match
            -   b 1: Match
            +   b 1: Mismatch
            </code></pre>
            <p>If the change is meant, rename T.M_init_s0.received.txt to T.M_init_s0.verified.txt, next to the test, and commit it. If not, the code computes another gradient, or another cost, than it did.</p>
            """, html, StringComparison.Ordinal);
    }

    // A name of a component is a user's, and so is what a model throws.
    [Fact]
    public void No_name_and_no_message_breaks_out()
    {
        double[] w = [1, 2], dw = [0, 0];
        var report = GradientCheck.Run(GradientModel.Of([Component.Of("W``|<script>*", w, dw)], () => (w[0] * w[0]) + w[1], () => (dw[0], dw[1]) = (7, 7)));
        var html = Render(
            new("T<U>.M_1", report, Passed: false),
            new("T.N", null, Passed: false) { Details = "before\n````\n</details>\n# after" },
            new("T|U.O_1", Saddle.Report(), Passed: true));
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        // GitHub takes the backslash before a bar away in code too; this renderer leaves it.
        Assert.Contains("<td><code>W``\\|&lt;script&gt;*</code></td>", html, StringComparison.Ordinal);
        Assert.Contains("<pre><code class=\"language-text\">before\n````\n&lt;/details&gt;\n# after\n</code></pre>", html, StringComparison.Ordinal);
        Assert.Contains("<td>T|U.O_1</td>\n<td>at its current values</td>\n<td>Match</td>", html, StringComparison.Ordinal);
        Assert.Equal(2, Count(html, "<details open>"));
        Assert.Equal(2, Count(html, "</details>"));
        Assert.Equal(1, Count(html, "<h3"));
        Assert.Equal(0, Count(html, "<h1"));
    }

    [Fact]
    public void Failures_come_before_the_table_of_what_passed()
    {
        var html = Render(new("T.Right", Saddle.Report(), Passed: true), new("T.Wrong", Saddle.Report(Array.Clear), Passed: false));
        Assert.Contains("<h3>2 gradient checks, 1 failed</h3>", html, StringComparison.Ordinal);
        Assert.InRange(html.IndexOf("T.Wrong", StringComparison.Ordinal), 0, html.IndexOf("T.Right", StringComparison.Ordinal));
    }

    static string Render(params CheckRecord[] checks) => Markdown.ToHtml(
        checks.Aggregate("", (text, check) => SummaryText.With(text, SummarySection.EntryOf(check), SummaryFile.MostBytes)), gitHub);

    static int Count(string text, string part) => text.Split(part).Length - 1;
}
