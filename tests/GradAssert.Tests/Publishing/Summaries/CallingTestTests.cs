using System.CodeDom.Compiler;
using System.Runtime.CompilerServices;

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

    // A method that several tests check through would have one row of the index for all of them.
    [Fact]
    public void It_is_the_test_and_not_the_method_that_tests_share() =>
        Assert.Equal("CallingTestTests.It_is_the_test_and_not_the_method_that_tests_share", Shared.Check(() => CallingTest.Name()));

    [Fact]
    public async Task Before_an_await_it_is_the_test()
    {
        Assert.Equal("CallingTestTests.Before_an_await_it_is_the_test", Shared.Check(() => CallingTest.Name()));
        await Task.Yield();
        Assert.Equal("CallingTestTests.Before_an_await_it_is_the_test", await Shared.CheckLater(() => CallingTest.Name(), later: false));
    }

    [Fact]
    public void The_framework_knows_the_test()
    {
        GradientCheckHost.Current = new() { TestClass = typeof(List<int>), TestMethod = "Backward", Row = "size: 2" };
        Assert.Equal("List(Int32).Backward(size: 2)", Shared.Check(() => CallingTest.Name()));
        GradientCheckHost.Current = new() { TestClass = typeof(List<int>) };
        Assert.Equal("List(Int32).The_framework_knows_the_test", Shared.Check(() => CallingTest.Name()));
    }

    // As TUnit does: without reflection, and from the assembly of the test.
    [Fact]
    public async Task A_test_that_generated_code_calls_is_the_test()
    {
        Assert.Equal("CallingTestTests.Tested", await Task.Run(Generated.Source.Invoke));
        Assert.Equal("CallingTestTests.Tested", await Task.Run(Generated.InvokeByLambda));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static string Tested() => CallingTest.Name();

    [GeneratedCode("TUnit", "1.81.10")]
    static class Generated
    {
        public static string InvokeByLambda() => new Func<string>(() => Tested())();

        public static class Source
        {
            [MethodImpl(MethodImplOptions.NoInlining)]
            public static string Invoke() => Tested();
        }
    }

    static class Shared
    {
        public static string Check(Func<string> check) => check();

        public static async Task<string> CheckLater(Func<string> check, bool later)
        {
            await (later ? Task.Delay(1) : Task.CompletedTask);
            return check();
        }
    }
}
