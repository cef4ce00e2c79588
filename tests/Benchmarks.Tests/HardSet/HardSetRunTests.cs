namespace GradientTesting.Benchmarks.Tests;

/// <summary>A small run of the hard set, from the draw to the page.</summary>
public sealed class HardSetRunTests(HardSetRunTests.SmallRun small) : IClassFixture<HardSetRunTests.SmallRun>
{
    static IReadOnlyList<CaseName> Names =>
        [.. from stratum in Enum.GetValues<Stratum>() from isWrong in new[] { false, true } select new CaseName(stratum, 1, isWrong)];

    [Fact]
    public void A_page_is_made_of_a_run()
    {
        var page = HardSetPage.Of("test", small.Results);

        Assert.Contains("|  | double | float32 and mixed | grids, solvers, Monte Carlo |", page, StringComparison.Ordinal);
        Assert.Contains("| right runs | 1 | 2 | 3 |", page, StringComparison.Ordinal);
        Assert.Contains("| montecarlo, wrong |", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', page);
    }

    [Fact]
    public void A_run_goes_on_where_it_was_interrupted()
    {
        File.AppendAllText(small.Path, "Double\t7\tri");
        CaseName another = new(Stratum.MonteCarlo, 2, IsWrong: false);
        var file = new ResultFile(small.Path);
        var again = HardSetRun.Of(new("test", [.. Names, another], 1), file, TextWriter.Null);

        Assert.Equal(small.Results.Select(result => result.ToLine()), again.SkipLast(1).Select(result => result.ToLine()));
        Assert.Equal(Names.Append(another).ToHashSet(), file.Read().Select(result => result.Name).ToHashSet());
        Assert.Equal(Names.Count + 4, File.ReadAllLines(small.Path).Length);
    }

    [Fact]
    public void Results_of_another_build_are_set_aside()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".tsv");
        File.WriteAllText(path, "# another build\n" + small.Results[0].ToLine() + "\n");
        HardSetRun.Of(new("test", [], 1), new ResultFile(path), TextWriter.Null);
        var previous = Path.ChangeExtension(path, ".previous.tsv");

        Assert.False(File.Exists(path));
        Assert.Single(new ResultFile(previous).Read());
        File.Delete(previous);
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
    public void Most_right_runs_of_each_stratum_are_decidable()
    {
        static bool IsDecidable(Stratum stratum, int index) => HardCase.Draw("decidable", new(stratum, index, IsWrong: false)).IsDecidable;

        Assert.All(Enum.GetValues<Stratum>(), stratum =>
            Assert.InRange(Enumerable.Range(0, 20).Count(index => IsDecidable(stratum, index)), 14, 20));
    }

    public sealed class SmallRun : IDisposable
    {
        public SmallRun() => Results = HardSetRun.Of(new("test", Names, 2), new ResultFile(Path), TextWriter.Null);

        internal IReadOnlyList<CaseResult> Results { get; }

        internal string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

        public void Dispose() => File.Delete(Path);
    }
}
