using System.Globalization;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

public class SnapshotComparisonTests
{
    [Theory]
    [InlineData("W: Mismatch, error 2.4e-01", "W: Mismatch, error 2.5e-01", true)]
    [InlineData("W: error 9.9e-02\nb: error -1.0e-10", "W: error 1.0e-01\nb: error -1.0e-10", true)]
    [InlineData("W: error 2.4e-01", "W: error 2.6e-01", false)]
    [InlineData("W: error 2.4e-01", "b: error 2.4e-01", false)]
    [InlineData("W: 3 of 10 elements", "W: 4 of 10 elements", false)]
    [InlineData("W: Match", "W: Mismatch", false)]
    [InlineData("W1.1e-01: Match", "W1.2e-01: Match", false)]
    [InlineData("code says 2.4e-01", "code says -2.4e-01", false)]
    [InlineData("a", "a\nb", false)]
    [InlineData("error 2.4e-01", "error 2.4e-01, error 2.4e-01", false)]
    [InlineData("error 2.4e-01, error 3.0e-01", "error 2.5e-01, error 3.2e-01", false)] // one neighbour, one far off
    [InlineData("error 2.4e-01, error 3.0e-01", "error 2.6e-01, error 3.1e-01", false)]
    [InlineData("error 2.4e-01, error 3.0e-01", "error 2.5e-01, error 2.9e-01", true)]
    [InlineData("a 2.4e-01\nb 3.0e-01", "a 2.5e-01\nb 3.2e-01", false)]
    [InlineData("a 2.4e-01\nb", "a 2.5e-01 \nb  ", true)]
    [InlineData("W #: 2.4e-01", "W 2.4e-01: #", false)]
    public void Only_a_last_digit_may_differ_by_one(string one, string other, bool expected)
    {
        Assert.Equal(expected, SnapshotComparison.AreEqual(one, other));
        Assert.Equal(expected, SnapshotComparison.AreEqual(other, one));
    }

    // A regular expression for each of n² pairs of lines took 10 s for 1,500 lines. By the time of the processor, in a process of its
    // own, since the tests beside it take turns.
    [Theory]
    [InlineData("20 changes")]
    [InlineData("nothing in common")]
    public void Ten_thousand_lines_take_a_second_or_less(string change)
    {
        using var process = ChildProcess.Start("comparison", change);
        var milliseconds = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.InRange(double.Parse(milliseconds, CultureInfo.InvariantCulture), 0, 1000);
    }
}
