namespace GradientTesting;

/// <summary>What a summary says of one sweep over sizes: a line that opens to the smallest failure.</summary>
internal static class SizesSection
{
    /// <param name="test">As in <c>LayerTests.Backward</c>.</param>
    /// <param name="draws">How many draws were made.</param>
    /// <param name="failure">The smallest failure, or null.</param>
    public static SummaryEntry EntryOf(string test, int draws, SizesFailure? failure) => new(
        failure is null, failure is null ? SummarySection.Row(test, Result(draws, failure)) : Of(test, draws, failure));

    static string Of(string test, int draws, SizesFailure failure)
    {
        var title = $"<details open><summary>❌ <b>{SummarySection.Html(test)}</b> {Result(draws, failure)}</summary>\n\n";
        return title + Details(failure) + "</details>\n\n";
    }

    /// <summary>As in <c>(20 draws of sizes): 7 fail</c>.</summary>
    public static string Result(int draws, SizesFailure? failure) => FormattableString.Invariant(
        $"({draws} draws of sizes): {(failure is null ? "all pass" : FormattableString.Invariant($"{failure.Failing} fail"))}");

    static string Details(SizesFailure failure)
    {
        var thrown = failure.Shrunk.Smallest.Failure!;
        var (above, below) = failure.Report is { } report
            ? (failure.Heading(), $"{report.ToMarkdown()}\n")
            : ($"{failure.Heading()}\n\n{thrown.GetType().Name}: {thrown.Message}", "");
        return $"{MarkdownReport.Fence("text", above)}\n{below}";
    }
}
