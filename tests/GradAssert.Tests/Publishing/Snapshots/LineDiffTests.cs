namespace GradientTesting.Tests.Snapshots;

public class LineDiffTests
{
    [Fact]
    public void What_differs_is_shown_with_what_surrounds_it() => Assert.Equal(
        """
          ...
          c
          d
        - e 1
        + E 2
        + E 3
          f
          g
          ...

        """, LineDiff.Of("a\nb\nc\nd\ne 1\nf\ng\nh", "a\nb\nc\nd\nE 2\nE 3\nf\ng\nh"));

    [Fact]
    public void A_neighbouring_last_digit_is_no_difference() => Assert.Equal(
        """
          error 2.5e-01
        - b: Match
        + b: Mismatch

        """, LineDiff.Of("error 2.4e-01\nb: Match", "error 2.5e-01\nb: Mismatch"));

    [Fact]
    public void A_long_difference_is_cut()
    {
        var text = LineDiff.Of("x", string.Join('\n', Enumerable.Range(0, 100)));
        Assert.EndsWith("+ 58\n  ... and 41 more lines\n", text, StringComparison.Ordinal);
    }
}
