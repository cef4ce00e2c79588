namespace GradientTesting.Tests.Sizes;

public class SizesReplayTests
{
    [Fact]
    public void The_named_sizes_are_the_only_draw() =>
        Assert.Equal(["channels=2 padding=valid"], Sweeps.Of(Two, replay: " padding=valid\tchannels=2 ").Draws.Select(trial => trial.Point.ToString()));

    [Fact]
    public void What_a_failure_prints_fails_again()
    {
        static void Body(GradientSizes sizes) => Sweeps.FailIf(sizes.Int("stride", 1, 3) > sizes.Int("kernel", 1, 3) && sizes.Bool("bias"));
        var printed = Sweeps.Of(Body).Failure!.Shrunk.Smallest.Point.ToString();
        var failure = Sweeps.Of(Body, replay: printed).Failure!;
        Assert.Equal(
            """
            Fails at stride=2 kernel=1 bias=true, the sizes that GRADASSERT_SIZES asks for.

            InvalidDataException: wrong
            """,
            failure.ToException().Message);
    }

    [Fact]
    public void An_empty_variable_is_not_set() => Assert.Equal(9, Sweeps.Of(Two, replay: " ").Draws.Count);

    [Theory]
    [InlineData("channels", "must name each size once, as in \"channels=2 stride=2\"")]
    [InlineData("channels=1 channels=2", "must name each size once, as in \"channels=2 stride=2\"")]
    [InlineData("channels=2", "does not say what padding is, which this test asks for as one of same, valid, full at channels=2")]
    [InlineData("channels=4 padding=same", "has channels=4, which this test asks for as 1 to 3")]
    [InlineData("channels=two padding=same", "has channels=two, which this test asks for as 1 to 3")]
    [InlineData("channels=2 padding=Same", "has padding=Same, which this test asks for as one of same, valid, full at channels=2")]
    [InlineData("channels=2 padding=same stride=1", "has stride, which this test did not ask for; it asked for channels, padding")]
    public void What_does_not_fit_is_an_error(string sizes, string flaw) => Assert.Equal(
        $"GRADASSERT_SIZES is \"{sizes}\", and {flaw}. Replay one test at a time, or unset the variable to draw sizes.",
        Assert.Throws<FormatException>(() => Sweeps.Of(Two, replay: sizes)).Message);

    [Fact]
    public void So_are_sizes_that_do_not_fit_together() => Assert.Equal(
        "GRADASSERT_SIZES is \"a=1\", and is left out by the test: it assumes sizes.Int(\"a\", 1, 3) > 1. "
            + "Replay one test at a time, or unset the variable to draw sizes.",
        Assert.Throws<FormatException>(() => Sweeps.Of(sizes => sizes.Assume(sizes.Int("a", 1, 3) > 1), replay: "a=1")).Message);

    static void Two(GradientSizes sizes) => _ = (sizes.Int("channels", 1, 3), sizes.OneOf("padding", "same", "valid", "full"));
}
