namespace GradientTesting.Benchmarks.Tests;

/// <summary>A small run of the hard set, from the draw to the page.</summary>
public sealed class HardSetRunTests : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    static IReadOnlyList<CaseName> Names =>
        [.. from stratum in Enum.GetValues<Stratum>() from isWrong in new[] { false, true } select new CaseName(stratum, 0, isWrong)];

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_page_is_made_of_a_run()
    {
        var page = HardSetPage.Of("test", Run());

        Assert.Contains("| | double | float32 and mixed | grids, solvers, Monte Carlo |", page.Replace("|  |", "| |", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("| right runs | 1 | 2 | 3 |", page, StringComparison.Ordinal);
        Assert.Contains("| montecarlo, wrong |", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
    }

    [Fact]
    public void A_run_goes_on_where_it_was_interrupted()
    {
        var first = Run();
        File.AppendAllText(path, "Double\t7\tri");
        var log = new StringWriter();
        var again = HardSetRun.Of(new("test", Names, 1), new ResultFile(path), log);

        Assert.Equal(first.Select(result => result.ToLine()), again.Select(result => result.ToLine()));
        Assert.Equal(Names.Count + 2, File.ReadAllLines(path).Length);
    }

    [Fact]
    public void A_case_can_be_drawn_again()
    {
        var name = new CaseName(Stratum.Float32, 3, IsWrong: true);
        var (one, same, other) = (HardCase.Draw("test", name), HardCase.Draw("test", name), HardCase.Draw("tests", name));

        Assert.Equal(one.Describe(), same.Describe());
        Assert.Equal(one.Point, same.Point);
        Assert.Equal(one.RunGradient, same.RunGradient);
        Assert.Equal(one.Uncertainty, same.Uncertainty);
        Assert.NotEqual(one.Describe(), other.Describe());
    }

    [Fact]
    public void A_case_can_be_shown()
    {
        var page = CasePage.Of("test", new(Stratum.Float32, 3, IsWrong: true));

        Assert.StartsWith("float32 3 wrong at seed test\nfloat32", page, StringComparison.Ordinal);
        Assert.Contains("visibly wrong", page, StringComparison.Ordinal);
        Assert.Contains("sigma*", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Most_right_runs_of_each_stratum_are_decidable() => Assert.All(Enum.GetValues<Stratum>(), stratum =>
        Assert.InRange(Enumerable.Range(0, 40).Count(index => HardCase.Draw("decidable", new(stratum, index, IsWrong: false)).IsDecidable), 28, 40));

    IReadOnlyList<CaseResult> Run() => HardSetRun.Of(new("test", Names, 2), new ResultFile(path), TextWriter.Null);
}
