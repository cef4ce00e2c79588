namespace GradientTesting.Tests.Reports;

public class TwoDigitsTests
{
    [Theory]
    [InlineData(0.125 - 1e-9, "1.3e-01")]
    [InlineData(0.125 + 1e-9, "1.3e-01")]
    [InlineData(-0.25 + 1e-9, "-2.5e-01")]
    [InlineData(0.995, "1.0e+00")]
    [InlineData(0.0, "0.0e+00")]
    [InlineData(1.2e-300, "1.2e-300")]
    public void A_round_number_is_rounded_the_same_way_whatever_noise_is_added(double number, string expected) =>
        Assert.Equal(expected, TwoDigits.Of(number));

    [Theory]
    [InlineData("2.4e-01", "2.5e-01", true)]
    [InlineData("2.5e-01", "2.4e-01", true)]
    [InlineData("9.9e-02", "1.0e-01", true)]
    [InlineData("1.0e-01", "9.9e-02", true)]
    [InlineData("-9.9e-01", "-1.0e+00", true)]
    [InlineData("2.4e-01", "2.6e-01", false)]
    [InlineData("2.4e-01", "-2.4e-01", false)]
    [InlineData("2.4e-01", "2.4e-02", false)]
    [InlineData("9.9e-02", "1.0e-02", false)]
    [InlineData("9.8e-02", "1.0e-01", false)]
    [InlineData("0.0e+00", "1.0e+00", false)]
    [InlineData("0.0e+00", "0.1e+00", false)]
    public void A_neighbour_is_one_last_digit_away(string one, string other, bool expected) =>
        Assert.Equal(expected, TwoDigits.AreNeighbours(one, other));
}
