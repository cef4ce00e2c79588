using System.Text.RegularExpressions;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Reports;

public class MarkdownReportTests
{
    [Fact]
    public void A_mismatch_reads_well_in_a_comment() => Assert.Equal(
        """
        **The gradient of W is not the gradient of the cost. That of b is.**

        Most likely, W has the wrong sign (residual #).

        at its current values, started from the model at its current values:

        | Component | Shape | Verdict | Disagree | Ratio | |
        |---|---|---|---:|---:|---|
        | `W` | 2×3 | ❌ **Mismatch** | 6 of 6 | 1.0e+00 |  |
        | `b` | 2 | ✅ Match | 0 of 2 | # |  |

        | Worst elements | Analytic (the code) | Numeric (the cost) | Error | Error bar |
        |---|---:|---:|---:|---:|
        | `W[1, 0]` | -4.000000e+00 | 4.000000e+00 | 8.0e+00 | # |
        | `W[1, 2]` | -3.000000e+00 | 3.000000e+00 | 6.0e+00 | # |
        | `W[0, 1]` | 2.000000e+00 | -2.000000e+00 | 4.0e+00 | # |

        Repeat: `GradAssert.MatchesNumerical(model, GradientRun.AsIs);`

        """, WithoutNoise(Saddle.Report(w =>
        {
            for (var i = 0; i < w.Length; i++)
            {
                w[i] = -w[i];
            }
        }).ToMarkdown()));

    [Fact]
    public void Other_runs_are_told_in_a_line_each()
    {
        var text = GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None)).ToMarkdown();
        Assert.Matches(@"\n- jittered, seed 0: Match \(ratio \d\.\de-\d\d\)\n- after 10 steps, seed 0: Match \(ratio \d\.\de-\d\d\)\n$", text);
    }

    [Theory]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("a\nb", "`a b`")]
    public void Names_cannot_break_the_table(string name, string expected)
    {
        double[] w = [1], dw = [2];
        var model = GradientModel.Of([Component.Of(name, w, dw)], () => w[0] * w[0], () => dw[0] = 2 * w[0]);
        Assert.Contains($"\n| {expected} | 1 | ✅ Match |", GradientCheck.Run(model, GradientRun.AsIs).ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_escaped() => Assert.Equal(@"a\*b\_c &lt;d&gt; \[e\]", MarkdownReport.Escape("a*b_c <d> [e]"));

    static string WithoutNoise(string text) => Regex.Replace(text, @"(?<=residual )0|\b\d(\.\d)?e-\d+", "#");
}
