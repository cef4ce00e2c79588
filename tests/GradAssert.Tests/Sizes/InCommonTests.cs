namespace GradientTesting.Tests.Sizes;

public class InCommonTests
{
    [Fact]
    public void One_comparison_with_a_value() => AssertCommon("stride > 1", (stride, kernel, image, padding) => stride > 1);

    [Fact]
    public void The_parity_of_a_size() => AssertCommon("kernel is even", (stride, kernel, image, padding) => kernel % 2 == 0);

    [Fact]
    public void One_of_several_values() => AssertCommon("padding = full", (stride, kernel, image, padding) => padding == "full");

    [Fact]
    public void Two_sizes_with_each_other() => AssertCommon("kernel > image", (stride, kernel, image, padding) => kernel > image);

    [Fact]
    public void Two_comparisons() => AssertCommon(
        "stride > 1 and padding = same", (stride, kernel, image, padding) => stride > 1 && padding == "same");

    [Fact]
    public void Nothing_where_nothing_simple_separates() => AssertCommon(
        null, (stride, kernel, image, padding) => (stride + kernel + image) % 3 == 0);

    [Fact]
    public void Nothing_where_all_fail() => AssertCommon(null, (_, _, _, _) => true);

    [Fact]
    public void Nothing_below_twenty_draws() => AssertCommon(null, (stride, kernel, image, padding) => stride > 1, draws: 19);

    static void AssertCommon(string? text, Func<int, int, int, string, bool> isWrong, int draws = 20) => Assert.Equal(
        text, Sweeps.Of(sizes => Sweeps.FailIf(isWrong(
            sizes.Int("stride", 1, 3), sizes.Int("kernel", 1, 5), sizes.Int("image", 1, 5),
            sizes.OneOf("padding", "same", "valid", "full"))), draws).Failure!.Common?.Text);
}
