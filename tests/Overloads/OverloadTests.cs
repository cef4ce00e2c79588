using System.Reflection;

namespace GradientTesting.LanguageVersions.Tests;

/// <summary>Calls compile, run, and bind to the overload that was meant.</summary>
/// <remarks>What a call binds to is read off the compiled method that makes it.</remarks>
public class OverloadTests
{
    const byte Call = 0x28;

    public static TheoryData<string> Names => [.. All.Select(call => call.Name)];

    static IEnumerable<MethodInfo> All => typeof(Calls).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_takes_the_overload_that_was_meant(string name)
    {
        var call = All.Single(method => method.Name == name);

        Assert.StartsWith(call.GetCustomAttribute<TakesAttribute>()!.Overload, Overload(Taken(call)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void And_matches(string name) =>
        Assert.Equal(GradientVerdict.Match, ((GradientReport)All.Single(method => method.Name == name).Invoke(null, null)!).Verdict);

    // A token may look like a call, and is none of this library then.
    internal static MethodBase Taken(MethodInfo method)
    {
        var il = method.GetMethodBody()!.GetILAsByteArray()!;
        return Enumerable.Range(0, il.Length - 4).Where(i => il[i] == Call).Select(i => Resolved(method, BitConverter.ToInt32(il, i + 1)))
            .Single(called => called?.DeclaringType == typeof(GradAssert))!;
    }

    static MethodBase? Resolved(MethodInfo method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(token);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    static string Overload(MethodBase taken) => taken.IsGenericMethod
        ? $"<{string.Join(", ", taken.GetGenericArguments().Select(Name))}>"
        : string.Join(", ", taken.GetParameters().Select(parameter => Name(parameter.ParameterType)));

    internal static string Name(Type type) => type.IsArray || !type.IsGenericType
        ? type.Name
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
}
