namespace GradientTesting.Tests.Layers;

/// <summary>A backward pass that skips what no upstream gradient comes to: what it leaves there is that of the pass before.</summary>
public class ZeroUpstreamTests
{
    readonly double[] x = [0.3, -0.7], dx = new double[2], y = new double[2], dy = new double[2];

    [Fact]
    public void What_is_not_written_there_is_named()
    {
        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Backward(Layer)).Message;
        Assert.Equal(
            "Backward() did not write the gradient of x[0] where the upstream gradient is zero: it still holds what was there before. "
                + "Write every element, zeros too, at each call; a pass that skips zeros clears the gradient first. "
                + "(Seen at: at its current values.)",
            message);
    }

    [Fact]
    public void One_that_is_cleared_before_matches() => Assert.Equal(
        GradientVerdict.Match, GradientCheck.Backward(Layer with { ClearGradients = () => Array.Clear(dx) }).Verdict);

    /// <summary>A power of two, as what the storage is filled with, is no filling.</summary>
    [Fact]
    public void What_is_written_whatever_the_upstream_gradient_is_a_mismatch() => Assert.Equal(
        GradientVerdict.Mismatch,
        GradientCheck.Backward(GradientLayer.Of(
            [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
            () => Array.ForEach([0, 1], i => y[i] = x[i] / 4),
            () => Array.ForEach([0, 1], i => dx[i] = 0.25))).Verdict);

    GradientLayer Layer => GradientLayer.Of(
        [Component.Of("x", x, dx)], [Component.Of("y", y, dy)],
        () => Array.ForEach([0, 1], i => y[i] = Math.Sin(x[i])),
        () => Array.ForEach([0, 1], i => dx[i] = dy[i] != 0 ? dy[i] * Math.Cos(x[i]) : dx[i]));
}
