using System.Reflection;

namespace GradientTesting.LanguageVersions.Tests;

/// <summary>A body of a sweep that is async, or returns a task in any other way, does not compile.</summary>
public class SizesOverloadTests
{
    public static TheoryData<string> Names => [.. All.Select(call => call.Name)];

    static IEnumerable<MethodInfo> All =>
        typeof(SizesCalls).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_takes_the_overload_that_was_meant(string name)
    {
        var call = All.Single(method => method.Name == name);
        var isRefused = call.GetCustomAttribute<TakesAttribute>()!.Overload == SizesCalls.Refused;

        var taken = OverloadTests.Taken(call);
        Assert.Equal(isRefused ? "Func<GradientSizes, Task>" : "Action<GradientSizes>", OverloadTests.Name(taken.GetParameters()[0].ParameterType));
        Assert.Equal(isRefused, taken.GetCustomAttribute<ObsoleteAttribute>()?.IsError ?? false);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void And_fails_with_advice_where_it_is_called_without_the_compiler(string name)
    {
        var call = All.Single(method => method.Name == name);
        var thrown = Record.Exception(() => call.Invoke(null, null))?.InnerException;

        Assert.Equal(
            call.IsDefined(typeof(ObsoleteAttribute))
                ? "The body of ForSizes must not be async: it is called many times, one after another, and each call must have failed or passed when "
                    + "it returns. Check synchronously inside it, or wait there: task.GetAwaiter().GetResult()."
                : null,
            thrown?.Message);
    }
}
