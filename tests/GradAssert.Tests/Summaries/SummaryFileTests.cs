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
    public void Sections_are_appended_to_what_is_there()
    {
        File.WriteAllText(folder.File("s.md"), "# Tests\n");
        Assert.True(new SummaryFile(folder.File("s.md")).Append("one ✅\n"));
        Assert.True(new SummaryFile(folder.File("s.md")).Append("two\n"));
        Assert.Equal("# Tests\none ✅\ntwo\n", File.ReadAllText(folder.File("s.md")));
    }

    [Fact]
    public void Processes_and_threads_that_write_at_once_lose_and_mix_nothing()
    {
        const int Processes = 3, Sections = 50;
        var file = folder.File("s.md");
        var running = Enumerable.Range(0, Processes).Select(p => ChildProcess.Start("summary", file, $"{p}", $"{Sections}")).ToArray();
        Parallel.For(0, Sections, i => new SummaryFile(file).Append($"begin {Processes}.{i} {new string('x', 2000)} end {Processes}.{i}\n"));
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
        Assert.Equal(expected.Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_cannot_be_written_throws_nothing()
    {
        Assert.False(new SummaryFile(folder.File("no/such/folder.md")).Append("x"));
        Assert.False(new SummaryFile(folder.Path).Append("x"));
        Assert.False(new SummaryFile("").Append("x"));
    }

    [Fact]
    public void A_summary_stays_below_what_GitHub_shows()
    {
        var file = new SummaryFile(folder.File("s.md"));
        for (var i = 0; i < 12; i++)
        {
            Assert.True(file.Append(new string('x', 99_999) + "\n"));
        }

        var text = File.ReadAllText(folder.File("s.md"));
        Assert.InRange(text.Length, 900_000, SummaryFile.MostBytes);
        Assert.EndsWith("x\n_More checks were left out here: a summary holds one megabyte._\n", text, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
