using Microsoft.CodeAnalysis;

namespace GradientTesting.RoslynVersions.Tests;

/// <summary>What code of a test project is compiled against.</summary>
static class Compiled
{
    static readonly string[] referenced = ["System.", "GradAssert", "MathNet.", "xunit.", "nunit."];

    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => referenced.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
            .Where(path => !Path.GetFileName(path).StartsWith("GradAssert.Roslyn", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
