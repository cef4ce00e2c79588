using System.Xml.Linq;

namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>What NUnit wrote in its own format, which tells an error from a failure.</summary>
static class NUnitFile
{
    internal static IReadOnlyList<string> Errors(DirectoryInfo results) =>
    [
        .. results.EnumerateFiles("*.xml", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file.FullName).Descendants("test-case"))
            .Where(test => (string?)test.Attribute("label") == "Error")
            .Select(test => (string?)test.Attribute("fullname") ?? ""),
    ];
}
