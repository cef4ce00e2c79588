using System.Xml.Linq;

namespace GradientTesting.Frameworks.Tests.Running;

/// <summary>What a test run wrote with <c>--logger trx</c>.</summary>
static class TrxFile
{
    static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    internal static IReadOnlyList<FixtureResult> Results(string path)
    {
        var run = XDocument.Load(path);
        var methods = run.Descendants(Trx + "UnitTest").ToDictionary(test => (string)test.Attribute("id")!, test => test.Element(Trx + "TestMethod")!);
        return
        [
            .. from result in run.Descendants(Trx + "UnitTestResult")
               let method = methods[(string)result.Attribute("testId")!]
               select new FixtureResult(
                   (string)method.Attribute("codeBase")!,
                   (string)method.Attribute("className")!,
                   (string)result.Attribute("testName")!,
                   (string)result.Attribute("outcome")!,
                   (string?)result.Descendants(Trx + "Message").FirstOrDefault() ?? "",
                   (string?)result.Descendants(Trx + "StdOut").FirstOrDefault() ?? "",
                   Attachments(result, Path.GetDirectoryName(path)!)),
        ];
    }

    internal static string Messages(string path) =>
        string.Join('\n', XDocument.Load(path).Descendants(Trx + "ResultSummary").Elements().Where(element => element.Name != Trx + "Counters").Select(element => element.Value));

    // In/{execution}/{machine}/{file} of a folder that is named after the time.
    static string[] Attachments(XElement result, string folder) =>
    [
        .. from file in result.Descendants(Trx + "ResultFile")
           from found in Directory.EnumerateFiles(folder, Path.GetFileName((string)file.Attribute("path")!), SearchOption.AllDirectories)
           where found.Contains((string)result.Attribute("executionId")!, StringComparison.Ordinal)
           select File.ReadAllText(found).ReplaceLineEndings("\n"),
    ];
}
