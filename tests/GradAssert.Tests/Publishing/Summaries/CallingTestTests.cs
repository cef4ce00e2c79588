namespace GradientTesting.Tests.Summaries;

public class CallingTestTests
{
    [Theory]
    [InlineData("   at Acme.Tests.NetworkTests.Backpropagation(GradientRun run)\n   at System.X()", "NetworkTests.Backpropagation")]
    [InlineData("   bei Acme.Tests.NetworkTests.Backpropagation()", "NetworkTests.Backpropagation")]
    [InlineData("   at Acme.Tests.NetworkTests.<>c.<Backpropagation>b__3_0()", "NetworkTests.Backpropagation")]
    [InlineData("   at Acme.Tests.NetworkTests`1.Backpropagation[T](T model)", "NetworkTests.Backpropagation")]
    [InlineData("   at NetworkTests.Backpropagation()", "NetworkTests.Backpropagation")]
    [InlineData("", "A gradient check")]
    [InlineData("anything else", "A gradient check")]
    public void A_test_is_named_by_class_and_method(string stackTrace, string expected) =>
        Assert.Equal(expected, CallingTest.Name(stackTrace));

    [Fact]
    public void It_is_the_method_that_asks() =>
        Assert.Equal("CallingTestTests.It_is_the_method_that_asks", CallingTest.Name());
}
