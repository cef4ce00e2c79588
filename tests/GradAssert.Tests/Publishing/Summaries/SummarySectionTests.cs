using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Summaries;

public class SummarySectionTests
{
    [Fact]
    public void A_check_that_passes_is_a_row() => Assert.Equal(
        new(true, "| NetTests\\_1.Backward | at its current values | Match, as approved |\n"),
        SummarySection.EntryOf(new("NetTests_1.Backward", Saddle.Report(), Passed: true) { Remark = "as approved" }));

    [Fact]
    public void A_check_that_fails_is_open_and_shows_the_message()
    {
        var report = Saddle.Report(Array.Clear);
        Assert.StartsWith(
            """
            <details open><summary>❌ <b>NetTests&lt;T&gt;.Backward</b> (at its current values): Mismatch, not as approved</summary>

            ```text
            the difference
            ```

            **The gradient of W
            """, SummarySection.Of(new("NetTests<T>.Backward", report, Passed: false) { Remark = "not as approved", Details = "the difference\n" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_are_counted_where_there_are_several() => Assert.Equal(
        "| T.M | 3 runs | Match |\n",
        SummarySection.EntryOf(new("T.M", GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None)), Passed: true)).Text);

    [Fact]
    public void A_check_without_a_report_says_why() => Assert.Equal(
        """
        <details open><summary>❌ <b>T.M</b> came to no report</summary>

        ```text
        Cost() does not depend on W.
        ```

        </details>


        """, SummarySection.Of(new("T.M", null, Passed: false) { Details = "Cost() does not depend on W." }));
}
