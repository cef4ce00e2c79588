using NUnit.Framework;
using NUnit.Framework.Internal;

namespace GradientTesting.NUnit.Sdk;

/// <summary>A report, as text and as a page, as attachments of the running test: NUnit takes files only.</summary>
static class ReportFile
{
    const string Folder = "GradientReports";
    const int MostLetters = 60;

    internal static void Attach(GradientReport report, TestContext context)
    {
        var folder = Directory.CreateDirectory(Path.Combine(context.WorkDirectory, Folder)).FullName;

        // NUnit's ID is the test's own also where methods or fixtures of one name run at once. The next run writes over it.
        var attached = TestExecutionContext.CurrentContext.CurrentResult.TestAttachments.Count;
        var file = Path.Combine(
            folder, FormattableString.Invariant($"{Short(context.Test.MethodName ?? "")}.{context.Test.ID}.{attached}"));
        Attach(file + ".txt", report.ToString(), "gradient report");
        Attach(file + ".html", report.ToHtml(), "gradient report, with pictures");
    }

    static void Attach(string file, string content, string description)
    {
        File.WriteAllText(file, content);
        TestContext.AddTestAttachment(file, description);
    }

    // Some file systems take 255 bytes of a name, and a letter takes up to three; the ID tells two tests apart.
    static string Short(string method) => method.Length > MostLetters ? method[..MostLetters] : method;
}
