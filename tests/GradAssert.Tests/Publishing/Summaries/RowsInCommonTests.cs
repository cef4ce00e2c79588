namespace GradientTesting.Tests.Summaries;

public class RowsInCommonTests
{
    [Theory]
    [InlineData("stride: {0}, size: {1}, name: \"a, b\"", "stride > 2")]
    [InlineData("{0},{1},\"dense\"", "argument 1 > 2")]
    public void The_one_condition_that_separates_is_said(string row, string common) => Assert.Equal(
        $"Fails in 12 of 24 rows: those with {common}.",
        RowsInCommon.Of([.. from stride in Enumerable.Range(1, 4) from size in Enumerable.Range(1, 6) select (string.Format(null, row, stride, size), stride > 2)]));

    [Fact]
    public void A_word_is_a_condition_too() => Assert.Equal(
        "Fails in 10 of 20 rows: those with padding = \"same\".",
        RowsInCommon.Of([.. from padding in new[] { "same", "valid" } from size in Enumerable.Range(1, 10) select ($"padding: \"{padding}\", size: {size}", padding == "same")]));

    [Fact]
    public void Of_fewer_than_twenty_rows_nothing_is_said() => Assert.Null(
        RowsInCommon.Of([.. Enumerable.Range(1, 19).Select(size => ($"size: {size}", size > 9))]));

    [Fact]
    public void Nothing_is_said_where_no_condition_separates() => Assert.Null(
        RowsInCommon.Of([.. Enumerable.Range(1, 30).Select(size => ($"size: {size}, other: {size % 7}", size % 11 is 3 or 6 or 7))]));

    [Fact]
    public void The_index_says_it_above_the_rows()
    {
        var entries = from stride in Enumerable.Range(1, 4)
                      from size in Enumerable.Range(1, 6)
                      let test = $"LayerTests.Backward(stride: {stride}, size: {size})"
                      select new IndexEntry(test, "page", stride < 3, "It is wrong.", null, null, [new(GradientPhase.AsIs, "asis", GradientVerdict.Match)]);
        Assert.Contains(
            "<td colspan=\"3\">LayerTests.Backward: Fails in 12 of 24 rows: those with stride &gt; 2.</td>", IndexPage.Of([.. entries]), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_theory_stand_together_by_size_and_say_once_what_they_all_say()
    {
        IndexEntry Row(string test, bool passed) => new(test, "page", passed, "It is wrong.", null, null, [new(GradientPhase.AsIs, "asis", GradientVerdict.Match)]);
        var page = IndexPage.Of(
        [
            Row("A(Dictionary(String,Int32)).Backward(size: 10)", false), Row("Z.Right", true), Row("A(Dictionary(String,Int32)).Backward(size: 5)", false),
            Row("A(Dictionary(String,Int32)).Backward(size: 2)", true), Row("B.Wrong", false), Row("B.Wrong (wide)", true),
        ]);
        Assert.Equal(
            [
                "A(Dictionary(String,Int32)).Backward(size: 5)", "It is wrong.", "A(Dictionary(String,Int32)).Backward(size: 10)",
                "A(Dictionary(String,Int32)).Backward(size: 2)", "B.Wrong", "It is wrong.", "B.Wrong (wide)", "Z.Right",
            ],
            System.Text.RegularExpressions.Regex.Matches(page, "<tr[^>]*><td[^>]*>([^<]*)</td>").Select(cell => cell.Groups[1].Value));
    }

    [Fact]
    public void Rows_of_a_generic_class_have_something_in_common_too()
    {
        var entries = from stride in Enumerable.Range(1, 4)
                      from size in Enumerable.Range(1, 6)
                      let test = $"LayerTests(Single).Backward(stride: {stride}, size: {size})"
                      select new IndexEntry(test, "page", stride < 3, "It is wrong.", null, null, [new(GradientPhase.AsIs, "asis", GradientVerdict.Match)]);
        Assert.Contains(
            "LayerTests(Single).Backward: Fails in 12 of 24 rows: those with stride &gt; 2.</td>", IndexPage.Of([.. entries]), StringComparison.Ordinal);
    }
}
