namespace XunitTests.Sizes;

/// <summary>A convolution at sizes that nobody chose, right and with a mistake that shows at kernels that are not square.</summary>
public class ConvolutionTests
{
    #region Sweep
    [Fact, Trait("Category", "GradientCheck")]
    public void Convolution_at_any_size() =>
        GradAssert.ForSizes(sizes => GradAssert.MatchesNumerical(new Convolution(Draw(sizes)), GradientRun.AsIs));
    #endregion

    #region Sizes
    static ConvolutionSizes Draw(GradientSizes sizes)
    {
        var (kernelHeight, kernelWidth) = (sizes.Int("kernel-height", 1, 3), sizes.Int("kernel-width", 1, 3));
        var (stride, dilation) = (sizes.Int("stride", 1, 3), sizes.Int("dilation", 1, 2));

        // As wide as what the kernel spans, at the least. With so little padding each window reads something.
        var padding = sizes.Int("padding", 0, Math.Min(kernelHeight, kernelWidth) - 1);
        var height = dilation * (kernelHeight - 1) + sizes.Int("rows", 1, 3);
        var width = dilation * (kernelWidth - 1) + sizes.Int("columns", 1, 3);
        return new(
            sizes.Int("batch", 1, 3), sizes.Int("channels", 1, 3), sizes.Int("filters", 1, 3),
            height, width, kernelHeight, kernelWidth, stride, padding, dilation);
    }
    #endregion

    [Fact]
    public void A_square_kernel_hides_the_mistake() => GradAssert.MatchesNumerical(
        new MistakenConvolution(new(2, 2, 3, 5, 5, 3, 3, 1, 1, 1)), GradientRun.AsIs);

    [Fact, Trait("Category", "GradientCheck")]
    public void A_sweep_finds_the_mistake_and_docs_sizes_shows_the_message()
    {
        var mismatch = Assert.Throws<GradientMismatchException>(
            () => GradAssert.ForSizes(sizes => GradAssert.MatchesNumerical(new MistakenConvolution(Draw(sizes)), GradientRun.AsIs)));
        var heading = mismatch.Message.Split("\n\n")[0];
        Assert.True(
            XunitTests.Readme.ReadmeTests.Read("docs/sizes.md").Contains($"```text\n{heading}\n```", StringComparison.Ordinal), $"docs/sizes.md should show:\n{heading}");
    }

    #region Rows
    [GradientTheory(Phases = new[] { GradientPhase.AsIs, GradientPhase.Jittered })]
    [InlineData(3, 3, 1), InlineData(1, 3, 2), InlineData(2, 3, 2)]
    public void Convolutions_of_our_network(int kernelHeight, int kernelWidth, int stride, GradientRun run) =>
        GradAssert.MatchesNumerical(new Convolution(Used(kernelHeight, kernelWidth, stride)), run);
    #endregion

    static ConvolutionSizes Used(int kernelHeight, int kernelWidth, int stride) => new(
        Batch: 2, Channels: 2, Filters: 3, Height: 7, Width: 7, kernelHeight, kernelWidth, stride, Padding: 0, Dilation: 1);

    // The rows with the mistake: of those that the network uses, the square one says nothing of it.
    [Theory, Trait("Category", "GradientCheck")]
    [InlineData(3, 3, 1, false), InlineData(1, 3, 2, true), InlineData(2, 3, 2, true)]
    public void Rows_find_the_mistake_where_one_of_them_is_not_square(int kernelHeight, int kernelWidth, int stride, bool shows)
    {
        var report = GradientCheck.Run(new MistakenConvolution(Used(kernelHeight, kernelWidth, stride)), GradientRun.AsIs);
        Assert.Equal(shows ? GradientVerdict.Mismatch : GradientVerdict.Match, report.Verdict);
    }

    #region Theory
    [GradientTheory(Phases = new[] { GradientPhase.AsIs, GradientPhase.Jittered })]
    public void Convolution_at_any_size_and_phase(GradientRun run) =>
        GradAssert.ForSizes(sizes => GradAssert.MatchesNumerical(new Convolution(Draw(sizes)), run), draws: 10);
    #endregion
}
