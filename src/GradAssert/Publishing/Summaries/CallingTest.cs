using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GradientTesting;

/// <summary>The method that has called <see cref="GradAssert"/>, by the stack trace: looked for only where a summary is written.</summary>
/// <remarks>
/// Caller information would name it too, by optional parameters; with those <c>MatchesNumerical(model, new() { … })</c> no
/// longer compiles, because two overloads fit it equally well.
/// </remarks>
[StackTraceHidden]
internal static partial class CallingTest
{
    /// <summary>
    /// As in <c>NetworkTests.Backpropagation</c>, with the class that runs where the framework tells it, or
    /// <c>LayerTests.Backward(name: "dense")</c> where there are rows of data.
    /// </summary>
    public static string Name()
    {
        var name = Name(new StackTrace(fNeedFileInfo: false).ToString());
        var row = GradientCheckHost.Current?.Row is { } values ? $"({values})" : "";
        return GradientCheckHost.Current?.TestClass is { } running && name.LastIndexOf('.') is > 0 and var dot
            ? ClassName.Of(running) + name[dot..] + row
            : name + row;
    }

    /// <summary>Of the first line, whose first word is translated.</summary>
    public static string Name(string stackTrace)
    {
        if (Method().Match(stackTrace.Split('\n')[0]) is not { Success: true } match)
        {
            return "A gradient check";
        }

        // Lambdas are methods such as <Backpropagation>b__0, of classes such as <>c.
        var named = match.Groups["method"].Value;
        var method = Lambda().Match(named) is { Success: true } lambda ? lambda.Groups["method"].Value : named;
        var type = match.Groups["type"].Value.Split('.').Last(part => !part.StartsWith("<>", StringComparison.Ordinal));
        return $"{type.Split('`')[0]}.{method}";
    }

    [GeneratedRegex(@"^\s*\S+\s+(?<type>\S+)\.(?<method>[^.\s(\[]+)(\[[^(]*\])?\(", RegexOptions.CultureInvariant)]
    private static partial Regex Method();

    [GeneratedRegex("^<(?<method>[^>]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Lambda();
}
