using System.Xml.Linq;

namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>What NUnit wrote in its own format, which tells an error from a failure.</summary>
static class NUnitFile
{
    internal static IReadOnlyList<(string Assembly, string Name)> Errors(DirectoryInfo results) =>
    [
        .. from file in results.EnumerateFiles("NUnit*.xml")
           let run = XDocument.Load(file.FullName).Root!
           from test in run.Descendants("test-case")
           where (string?)test.Attribute("label") == "Error"
           select ((string)run.Attribute("fullname")!, (string)test.Attribute("fullname")!),
    ];
}
