namespace GradientTesting;

/// <summary>One check, as the summary and the folder of pages tell it.</summary>
/// <param name="Test">As in <c>NetworkTests.Backpropagation</c>.</param>
/// <param name="Report">What the check found; null where it came to no report.</param>
/// <param name="Passed">
/// Whether the test went on: an approved mismatch does, and a match that nobody has approved does not.
/// </param>
internal sealed record CheckRecord(string Test, GradientReport? Report, bool Passed)
{
    /// <summary>What to say beside the verdict, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>What to show as it is above the report, or null: of a check without a report why it has none.</summary>
    public string? Details { get; init; }

    /// <summary>What to show above the report, as Markdown that ends in a newline, or null.</summary>
    public string? Markdown { get; init; }
}
