using System.Xml.Linq;

namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>What a test run wrote with <c>--logger trx</c>.</summary>
static class TrxFile
{
    static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    internal static IReadOnlyList<FixtureResult> Read(string path) =>
    [
        .. XDocument.Load(path).Descendants(Trx + "UnitTestResult").Select(result => new FixtureResult(
            (string?)result.Attribute("testName") ?? "",
            (string?)result.Attribute("outcome") ?? "",
            (string?)result.Descendants(Trx + "Message").FirstOrDefault() ?? "",
            (string?)result.Descendants(Trx + "StdOut").FirstOrDefault() ?? "")),
    ];
}
