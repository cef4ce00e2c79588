using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Summaries;

public sealed class ReportFolderTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    string Index => File.ReadAllText(Path.Combine(folder.FullName, "index.html"));

    IEnumerable<string> Files => folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    [Fact]
    public void Failures_come_first_with_what_they_say_and_a_link_to_the_page()
    {
        var pages = Made("one");
        pages.Add(new("ATests.Right", Saddle.Report(), Passed: true));
        pages.Add(new("NetTests.Wrong", Saddle.Report(w => w[4] = 7), Passed: false));
        pages.WriteIndex();
        Assert.Contains("<h1>2 gradient checks, 1 failed</h1>", Index, StringComparison.Ordinal);
        Assert.Matches("(?s)NetTests\\.Wrong.*✗ failed.*href=\"NetTests\\.Wrong_asis_.{4}\\.html\">✗ Mismatch asis</a>.*"
            + "The gradient of W is not the gradient of the cost.*ATests\\.Right.*✓ passed", Index);
    }

    [Fact]
    public void Each_check_has_a_page_and_its_JSON_under_the_same_name()
    {
        Made("one").Add(new("NetTests.Wrong", Saddle.Report(w => w[4] = 7), Passed: false));
        string[] files = [.. Files];
        Assert.Equal(3, files.Length);
        Assert.Equal(Path.ChangeExtension(files[0], ".json"), files[1]);
        Assert.Equal(Saddle.Report(w => w[4] = 7).ToJson(), File.ReadAllText(Path.Combine(folder.FullName, files[1])));
        Assert.Contains("<h1>NetTests.Wrong</h1>", File.ReadAllText(Path.Combine(folder.FullName, files[0])), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_process_left_is_swept_away_once_it_is_old()
    {
        var (old, young) = (Path.Combine(folder.FullName, "index.html.17.tmp"), Path.Combine(folder.FullName, "index.html.18.tmp"));
        File.WriteAllText(old, "half");
        File.WriteAllText(young, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddMinutes(-11));
        Made("one").Add(new("NetTests.Right", Saddle.Report(), Passed: true));
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    [Fact]
    public void Two_checks_of_one_test_have_two_pages_and_a_second_run_replaces_them()
    {
        for (var run = 0; run < 2; run++)
        {
            var pages = Made("one");
            pages.Add(new("T.M", Saddle.Report(), Passed: true));
            pages.Add(new("T.M", Saddle.Report(Array.Clear), Passed: false));
            pages.WriteIndex();
        }

        Assert.Equal(5, Files.Count());
        Assert.Contains("<h1>2 gradient checks, 1 failed</h1>", Index, StringComparison.Ordinal);
        Assert.Contains("✗ failed (1 of 2)", Index, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_projects_with_tests_of_one_name_share_a_folder()
    {
        Made("one").Add(new("T.M", Saddle.Report(), Passed: true));
        var other = Made("other");
        other.Add(new("T.M", Saddle.Report(), Passed: true));
        other.WriteIndex();
        Assert.Equal(5, Files.Count());
        Assert.Contains("2 gradient checks, 0 failed", Index, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_came_to_no_report_says_why()
    {
        var pages = Made("one");
        pages.Add(new("T.M", null, Passed: false) { Details = "Cost() does not depend on W." });
        Assert.Contains("Cost() does not depend on W.", Index, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"T.M", Index, StringComparison.Ordinal);
    }

    [Fact]
    public void Phases_are_columns()
    {
        var pages = Made("one");
        pages.Add(new("T.M", GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None)), Passed: true));
        Assert.Matches("<th>Test</th><th>Result</th><th>random initialization</th><th>jittered</th><th>after training</th>", Index);
        Assert.Matches("<td><a [^>]*>✓ Match init_s0</a></td><td><a [^>]*>✓ Match jitter_s0</a></td><td><a [^>]*>✓ Match t10_s0</a></td>", Index);
    }

    [Fact]
    public void An_entry_that_is_cut_short_hides_no_other()
    {
        var pages = Made("one");
        pages.Add(new("T.M", Saddle.Report(), Passed: true));
        File.WriteAllText(Path.Combine(folder.FullName, "checks", "Broken.json"), "{\"Test\":");
        pages.WriteIndex();
        Assert.Contains("1 gradient check, 0 failed", Index, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_where_it_is_not_asked_for() => Assert.Null(ReportFolder.Of(_ => null));

    ReportFolder Made(string process) => new(folder.FullName, process);
}
