using GradientTesting.Tests.Fixtures;
using VerifyTests;

namespace GradientTesting.Tests.Snapshots;

/// <summary>How Verify.GradAssert compares: a report's lines as a snapshot's, all others exactly.</summary>
public class WrittenLinesTests
{
    [Fact]
    public void A_neighbouring_last_digit_of_a_report_is_no_difference_wherever_the_report_stands()
    {
        var text = WrittenLines.Of(Saddle.Report(w => w[4] = 7));
        Assert.Contains("cost says -5.0e-01", text, StringComparison.Ordinal);
        Assert.True(WrittenLines.AreEqual(text, text.Replace("-5.0e-01", "-5.1e-01", StringComparison.Ordinal)));
        Assert.True(WrittenLines.AreEqual($"{{\n  Report:\n{text}\n}}", $"{{\n  Report:\n{text.Replace("-5.0e-01", "-4.9e-01", StringComparison.Ordinal)}\n}}"));
        Assert.False(WrittenLines.AreEqual(text, text.Replace("-5.0e-01", "-5.2e-01", StringComparison.Ordinal)));
        Assert.False(WrittenLines.AreEqual(text, text.Replace("cost says -5.0e-01", "cost says 5.0e-01", StringComparison.Ordinal)));
    }

    [Fact]
    public void Numbers_of_others_are_compared_exactly()
    {
        var text = WrittenLines.Of(Saddle.Report(w => w[4] = 7));
        Assert.True(WrittenLines.AreEqual($"rate 2.4e-01\n{text}", $"rate 2.4e-01\n{text}"));
        Assert.False(WrittenLines.AreEqual($"rate 2.4e-01\n{text}", $"rate 2.5e-01\n{text}"));
        Assert.False(WrittenLines.AreEqual(text, text + "\n"));
    }
}
