namespace GradientTesting.Tests.Sizes;

public class ForSizesTests
{
    [Fact]
    public void A_right_convolution_passes_at_all_sizes()
    {
        var checks = 0;
        GradAssert.ForSizes(sizes =>
        {
            Check(sizes, ConvolutionMistake.None);
            checks++;
        });
        Assert.Equal(20, checks);
    }

    [Fact]
    public void Height_for_width_is_found() => AssertMessage(
        ConvolutionMistake.HeightForWidth,
        """
        Fails at height=1 width=2 kernel-height=1 kernel-width=2 stride=1 padding=0 batch=1 channels=1 filters=2, the smallest sizes that fail in this way. 4 of 20 draws fail, 2 of them in this way.
        Next to it: kernel-width 2: wrong; kernel-width 1: right. filters 2: wrong; filters 1: right.
        Replay: GRADASSERT_SIZES="height=1 width=2 kernel-height=1 kernel-width=2 stride=1 padding=0 batch=1 channels=1 filters=2"
        """);

    [Fact]
    public void Windows_that_overhang_are_found() => AssertMessage(
        ConvolutionMistake.OverhangingWindowsSkipped,
        """
        Fails at height=2 width=2 kernel-height=2 kernel-width=2 stride=1 padding=1 batch=1 channels=1 filters=1, the smallest sizes that fail in this way. 2 of 20 draws fail.
        In common: padding > 0, in every draw that fails, and in no other.
        Next to it: padding 1: wrong; padding 0: right.
        Replay: GRADASSERT_SIZES="height=2 width=2 kernel-height=2 kernel-width=2 stride=1 padding=1 batch=1 channels=1 filters=1"
        """);

    [Fact]
    public void A_batch_of_one_is_found() => AssertMessage(
        ConvolutionMistake.BatchOfOneSqueezed,
        """
        Fails at height=2 width=1 kernel-height=1 kernel-width=1 stride=1 padding=0 batch=1 channels=1 filters=1, the smallest sizes that fail in this way. 2 of 20 draws fail.
        Next to it: height 2: wrong; height 1: right. kernel-height 1: wrong; kernel-height 2: right. stride 1: wrong; stride 2: right. batch 1: wrong; batch 2: right.
        Replay: GRADASSERT_SIZES="height=2 width=1 kernel-height=1 kernel-width=1 stride=1 padding=0 batch=1 channels=1 filters=1"
        """);

    [Fact]
    public void A_stride_that_is_forgotten_is_found() => AssertMessage(
        ConvolutionMistake.StrideForgotten,
        """
        Fails at height=2 width=2 kernel-height=2 kernel-width=2 stride=2 padding=1 batch=1 channels=1 filters=1, the smallest sizes that fail in this way. 4 of 20 draws fail.
        Next to it: stride 2: wrong; stride 1: right. padding 1: wrong; padding 0: right.
        Replay: GRADASSERT_SIZES="height=2 width=2 kernel-height=2 kernel-width=2 stride=2 padding=1 batch=1 channels=1 filters=1"
        """);

    [Fact]
    public void An_odd_kernel_is_found() => AssertMessage(
        ConvolutionMistake.OddKernelOffCentre,
        """
        Fails at height=1 width=1 kernel-height=1 kernel-width=1 stride=1 padding=0 batch=1 channels=1 filters=1, the smallest sizes that fail in this way. 17 of 20 draws fail.
        In common: kernel-height is odd, in every draw that fails, and in no other.
        Replay: GRADASSERT_SIZES="height=1 width=1 kernel-height=1 kernel-width=1 stride=1 padding=0 batch=1 channels=1 filters=1"
        """);

    [Fact]
    public void The_message_is_the_same_twice() => Assert.Equal(
        Mismatch(ConvolutionMistake.StrideForgotten).Message, Mismatch(ConvolutionMistake.StrideForgotten).Message);

    static void Check(GradientSizes sizes, ConvolutionMistake mistake) =>
        GradAssert.MatchesNumerical(new SizedConvolution(ConvolutionSizes.Of(sizes), mistake), GradientRun.AsIs);

    static GradientMismatchException Mismatch(ConvolutionMistake mistake) =>
        Assert.Throws<GradientMismatchException>(() => GradAssert.ForSizes(sizes => Check(sizes, mistake)));

    static void AssertMessage(ConvolutionMistake mistake, string heading)
    {
        var mismatch = Mismatch(mistake);
        Assert.Equal($"{heading}\n\n{mismatch.Report}", mismatch.Message);
        Assert.Equal(GradientVerdict.Mismatch, mismatch.Report.Verdict);
    }
}
