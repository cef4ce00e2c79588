using System.Text.Json.Serialization;

namespace GradientTesting;

/// <summary>What the index says of one check.</summary>
/// <param name="Test">As in <c>NetworkTests.Backpropagation</c>.</param>
/// <param name="Page">The file of its page without an extension; null where there is no report to show.</param>
/// <param name="Passed">Whether the test went on.</param>
/// <param name="Sentence">What was found, in one sentence.</param>
/// <param name="Explanation">The mistake that explains it, or null.</param>
/// <param name="Remark">What to say beside the verdict, or null.</param>
/// <param name="Runs">Each run; none where there is no report.</param>
internal sealed record IndexEntry(
    string Test, string? Page, bool Passed, string Sentence, string? Explanation, string? Remark, IReadOnlyList<IndexedRun> Runs)
{
    public static IndexEntry Of(CheckRecord check, string page) => check.Report is { } report
        ? new(
            check.Test, page, check.Passed, TextReport.Sentence(report, report.Shown), TextReport.Explanations(report).FirstOrDefault(),
            check.Remark, [.. report.Runs.Select(run => new IndexedRun(run.Run.Phase, run.Run.ShortName, run.Verdict))])
        : new(check.Test, null, check.Passed, check.Details ?? "", null, check.Remark, []);
}

/// <summary>One run of a check.</summary>
/// <param name="Phase">The column.</param>
/// <param name="Name">As in <c>init_s0</c>.</param>
/// <param name="Verdict">What it found.</param>
internal sealed record IndexedRun(GradientPhase Phase, string Name, GradientVerdict Verdict);

/// <summary>Made by the compiler, so that no reflection is needed where code is trimmed.</summary>
[JsonSerializable(typeof(IndexEntry))]
internal sealed partial class IndexEntryJson : JsonSerializerContext;
