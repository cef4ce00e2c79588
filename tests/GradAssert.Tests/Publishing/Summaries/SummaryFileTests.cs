using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Summaries;

public sealed class SummaryFileTests : IDisposable
{
    readonly Folder folder = new();

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData(null, "true", null, false)]
    [InlineData(null, null, "step.md", false)]
    [InlineData(null, "true", "step.md", true)]
    [InlineData("own.md", null, null, true)]
    [InlineData("off", "true", "step.md", false)]
    [InlineData("", "true", "step.md", true)]
    public void It_is_asked_for_by_GitHub_or_by_a_file_of_ones_own(string? own, string? actions, string? step, bool expected) =>
        Assert.Equal(expected, SummaryFile.Of(variable => variable switch
        {
            "GRADASSERT_SUMMARY" => own,
            "GITHUB_ACTIONS" => actions,
            "GITHUB_STEP_SUMMARY" => step,
            _ => null,
        }) is not null);

    [Fact]
    public void It_is_added_to_what_is_there_and_begins_with_how_many_failed()
    {
        File.WriteAllText(folder.File("s.md"), "# Tests\n");
        Assert.True(new SummaryFile(folder.File("s.md")).Add(new(true, "| A.B | at its current values | Match |\n")));
        Assert.True(new SummaryFile(folder.File("s.md")).Add(new(false, "<details>wrong ❌</details>\n\n")));
        File.AppendAllText(folder.File("s.md"), "More of others\n");
        Assert.True(new SummaryFile(folder.File("s.md")).Add(new(true, "| A.C | at its current values | Match |\n")));
        Assert.Equal(
            """
            # Tests
            <!-- gradient checks -->
            ### 3 gradient checks, 1 failed

            <details>wrong ❌</details>

            <!-- passed -->
            | Passed | Runs | |
            |---|---|---|
            | A.B | at its current values | Match |
            | A.C | at its current values | Match |

            <!-- end of gradient checks -->
            More of others

            """, File.ReadAllText(folder.File("s.md")));
    }

    [Fact]
    public void Processes_and_threads_that_write_at_once_lose_and_mix_nothing()
    {
        const int Processes = 3, Sections = 50;
        var file = folder.File("s.md");
        var running = Enumerable.Range(0, Processes).Select(p => ChildProcess.Start("summary", file, $"{p}", $"{Sections}")).ToArray();
        Parallel.For(0, Sections, i => new SummaryFile(file).Add(
            new(i % 2 == 0, $"begin {Processes}.{i} {new string('x', 2000)} end {Processes}.{i}\n")));
        foreach (var process in running)
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        var lines = File.ReadAllLines(file);
        var expected = from process in Enumerable.Range(0, Processes + 1)
                       from section in Enumerable.Range(0, Sections)
                       select $"begin {process}.{section} {new string('x', 2000)} end {process}.{section}";
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            lines.Where(line => line.StartsWith("begin", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("### 200 gradient checks, 100 failed", lines);
    }

    [Fact]
    public void What_cannot_be_written_throws_nothing()
    {
        Assert.False(new SummaryFile(folder.File("no/such/folder.md")).Add(new(true, "x\n")));
        Assert.False(new SummaryFile(folder.Path).Add(new(true, "x\n")));
        Assert.False(new SummaryFile("").Add(new(true, "x\n")));
    }

    [Fact]
    public void What_passed_makes_room_for_what_failed()
    {
        const int Most = 10_000;
        var text = "";
        for (var i = 0; i < 400; i++)
        {
            text = SummaryText.With(text, new(true, $"| Test {i} | at its current values | Match |\n"), Most);
        }

        text = SummaryText.With(text, new(false, $"{new string('x', 5000)}\n\n"), Most);
        Assert.InRange(text.Length, Most - 100, Most);
        Assert.StartsWith("<!-- gradient checks -->\n### 401 gradient checks, 1 failed\n\n_", text, StringComparison.Ordinal);
        var shown = text.Split('\n').Count(line => line.StartsWith("| Test", StringComparison.Ordinal));
        Assert.Contains($"_{400 - shown} left out here: a summary holds one megabyte._", text, StringComparison.Ordinal);
        Assert.Contains(new string('x', 5000), text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_that_does_not_fit_is_counted()
    {
        var text = SummaryText.With("", new(false, "short\n\n"), 1000);
        text = SummaryText.With(text, new(false, new string('x', 2000)), 1000);
        Assert.StartsWith(
            "<!-- gradient checks -->\n### 2 gradient checks, 2 failed\n\n_1 left out here: a summary holds one megabyte._\n\nshort\n",
            text, StringComparison.Ordinal);
    }

    // A file of ones own would grow from run to run; GitHub has one for each step.
    [Fact]
    public void A_run_begins_again_what_the_last_run_of_its_project_wrote()
    {
        File.WriteAllText(folder.File("s.md"), "# Mine\n");
        void Add(string project, string run, SummaryEntry entry) => Assert.True(new SummaryFile(folder.File("s.md"), new(project, run)).Add(entry));
        Add("tests/A", "1", new(false, "<details>old</details>\n\n"));
        Add("tests/B", "2", new(true, "| B.M | at its current values | Match |\n"));
        Add("tests/A", "3", new(true, "| A.M | at its current values | Match |\n"));
        Add("tests/A", "3", new(false, "<details>new</details>\n\n"));
        Assert.Equal(
            """
            # Mine
            <!-- gradient checks of tests/A, run 3 -->
            ### 2 gradient checks, 1 failed

            In `tests/A`

            <details>new</details>

            <!-- passed -->
            | Passed | Runs | |
            |---|---|---|
            | A.M | at its current values | Match |

            <!-- end of gradient checks of tests/A -->
            <!-- gradient checks of tests/B, run 2 -->
            ### 1 gradient check, 0 failed

            In `tests/B`

            <!-- passed -->
            | Passed | Runs | |
            |---|---|---|
            | B.M | at its current values | Match |

            <!-- end of gradient checks of tests/B -->

            """, File.ReadAllText(folder.File("s.md")));
    }

    [Fact]
    public void Ten_runs_leave_a_file_of_one()
    {
        foreach (var run in Enumerable.Range(0, 10))
        {
            foreach (var check in Enumerable.Range(0, 20))
            {
                new SummaryFile(folder.File("s.md"), new("tests/A", $"{run}")).Add(new(check > 3, check > 3 ? $"| A.M{check} | at its current values | Match |\n" : "<details>wrong</details>\n\n"));
            }
        }

        var text = File.ReadAllText(folder.File("s.md"));
        Assert.Equal(1, text.Split("### 20 gradient checks, 4 failed").Length - 1);
        Assert.Equal(4, text.Split("<details>").Length - 1);
        Assert.Equal(16, text.Split("| A.M").Length - 1);
    }

    [Fact]
    public void The_part_of_a_project_is_named_by_its_folder_in_the_repository() =>
        Assert.Matches("^tests/GradAssert.Tests/bin/\\w+/net[0-9.]+$", SummaryRun.OfProcess.Folder);

    // A full disk, and all that waiting does not change.
    [Fact]
    public void A_file_that_takes_nothing_costs_no_time()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var waited = System.Diagnostics.Stopwatch.StartNew();
        Assert.False(new SummaryFile("/dev/full").Add(new(true, "x\n")));
        Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    public void Dispose() => folder.Dispose();
}
