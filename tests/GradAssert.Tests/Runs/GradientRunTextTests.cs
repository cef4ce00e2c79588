using System.Globalization;

namespace GradientTesting.Tests.Runs;

public class GradientRunTextTests
{
    [Theory]
    [InlineData("at its current values")]
    [InlineData("random initialization, seed 0")]
    [InlineData("jittered, seed -3")]
    [InlineData("after 1 step, seed 2147483647")]
    [InlineData("after 10 steps, seed 4")]
    public void A_run_is_read_back_from_its_text(string text)
    {
        var run = GradientRun.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(text, run.ToString());
        Assert.Equal(text, $"{run:anything}");
        Assert.Equal(text, run.ToString(null, CultureInfo.GetCultureInfo("ar-SA")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("jittered")]
    [InlineData("Jittered, seed 0")]
    [InlineData("jittered, seed 00")]
    [InlineData("after 1 steps, seed 0")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(GradientRun.TryParse(text, null, out _));
        Assert.Equal(
            $"\"{text}\" names no run. Write it as in \"after 10 steps, seed 0\", \"jittered, seed 0\", \"random initialization, seed 0\" or \"at its current values\".",
            Assert.Throws<FormatException>(() => GradientRun.Parse(text, CultureInfo.InvariantCulture)).Message);
    }
}
