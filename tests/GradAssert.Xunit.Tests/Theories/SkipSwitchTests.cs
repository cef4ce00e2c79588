namespace GradientTesting.Xunit.Tests.Theories;

// That the variable itself skips is shown by the tests of the fixtures, in a process with an environment of its own.
public class SkipSwitchTests
{
    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData(" TRUE ", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void One_and_true_switch_gradient_checks_off(string? value, bool off) => Assert.Equal(off, SkipSwitch.IsOn(value));

    [Fact]
    public void The_reason_in_the_attribute_comes_first() =>
        Assert.Equal("needs the large data set", SkipSwitch.Reason("needs the large data set"));
}
