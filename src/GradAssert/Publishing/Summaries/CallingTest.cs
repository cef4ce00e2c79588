using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>
/// The test that is running, as summaries, the index and annotations name it: looked for only where one of them is written.
/// </summary>
/// <remarks>
/// Caller information would name it too, by optional parameters; with those <c>MatchesNumerical(model, new() { … })</c> no
/// longer compiles, because two overloads fit it equally well.
/// </remarks>
[StackTraceHidden]
internal static partial class CallingTest
{
    /// <summary>
    /// As in <c>NetworkTests.Backpropagation</c>, with class and method as the framework tells them, or
    /// <c>LayerTests.Backward(name: "dense")</c> where there are rows of data.
    /// </summary>
    public static string Name()
    {
        var host = GradientCheckHost.Current;
        var name = NameByStack();
        var row = host?.Row is { } values ? $"({values})" : "";
        return host?.TestClass is { } running && name.LastIndexOf('.') is > 0 and var dot
            ? $"{ClassName.Of(running)}.{host.TestMethod ?? name[(dot + 1)..]}{row}"
            : name + row;
    }

    /// <summary>
    /// Without a framework that tells: the outermost method of the assembly that calls this library, since a test may check through
    /// a method that others share; after an <c>await</c> in that method it is all that the stack knows.
    /// </summary>
    static string NameByStack()
    {
        var methods = new StackTrace().GetFrames().Select(TestStack.MethodOf)
            .TakeWhile(method => !TestStack.IsReflection(method))
            .OfType<MethodBase>()
            .SkipWhile(method => method.DeclaringType?.Assembly == typeof(CallingTest).Assembly)
            .Where(method => !TestStack.IsGenerated(method))
            .ToArray();
        bool IsOfTheCaller(MethodBase method) => method.DeclaringType?.Assembly == methods[0].DeclaringType?.Assembly;
        return methods.LastOrDefault(IsOfTheCaller) is { DeclaringType: not null } test
            ? NameOf(test)
            : Name(new StackTrace(fNeedFileInfo: false).ToString());
    }

    // A state machine and a closure are classes inside the class, named <Method>d__1 and <>c.
    static string NameOf(MethodBase method)
    {
        var (type, name) = (method.DeclaringType!, Written(method.Name));
        for (; type is { DeclaringType: { } outer } && type.Name.StartsWith('<'); type = outer)
        {
            name = type.Name.StartsWith("<>", StringComparison.Ordinal) ? name : Written(type.Name);
        }

        return $"{ClassName.Of(type)}.{name}";
    }

    /// <summary>
    /// As somebody wrote it: of <c>&lt;Backward&gt;b__3_0</c>, and of <c>&lt;&lt;Backward&gt;b__0&gt;d</c>, <c>Backward</c>.
    /// </summary>
    static string Written(string name) => name.TrimStart('<') is var text && text.Length < name.Length ? text.Split('>')[0] : name;

    /// <summary>Where code is trimmed there are no methods, and this of the first line, whose first word is translated.</summary>
    public static string Name(string stackTrace)
    {
        if (Method().Match(stackTrace.Split('\n')[0]) is not { Success: true } match)
        {
            return "A gradient check";
        }

        var type = match.Groups["type"].Value.Split('.').Last(part => !part.StartsWith("<>", StringComparison.Ordinal));
        return $"{type.Split('`')[0]}.{Written(match.Groups["method"].Value)}";
    }

    [GeneratedRegex(@"^\s*\S+\s+(?<type>\S+)\.(?<method>[^.\s(\[]+)(\[[^(]*\])?\(", RegexOptions.CultureInvariant)]
    private static partial Regex Method();
}
