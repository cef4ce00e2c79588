using System.Globalization;
using System.Text;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

/// <summary>Names are an interface: if one of these changes, everybody's approved snapshots are lost.</summary>
public class SnapshotNameTests
{
    static readonly GradientReport oneRun = Saddle.Report(runs: GradientRun.Jittered(0));
    static readonly GradientReport threeRuns = GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None));

    [Theory]
    [InlineData(GradientPhase.AsIs, 0, 0, "NetTests.Backward_asis")]
    [InlineData(GradientPhase.RandomInitialization, 0, 0, "NetTests.Backward_init_s0")]
    [InlineData(GradientPhase.Jittered, 1, 0, "NetTests.Backward_jitter_s1")]
    [InlineData(GradientPhase.AfterTraining, 0, 10, "NetTests.Backward_t10_s0")]
    [InlineData(GradientPhase.RandomInitialization, -3, 0, "NetTests.Backward_init_s-3")]
    public void A_snapshot_is_named_after_class_method_and_run(GradientPhase phase, int seed, int steps, string expected)
    {
        var report = GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None), new GradientRun(phase, seed, steps));
        Assert.Equal(expected, SnapshotName.Of("NetTests", "Backward", null, report));
    }

    [Fact]
    public void Several_runs_have_no_run_in_the_name() => Assert.Equal("NetTests.Backward", Name(threeRuns));

    [Fact]
    public void One_run_that_is_checked_with_dropout_too_is_one_run()
    {
        var report = GradientCheck.Run(new TinyNet(StorageKind.Doubles, Fuse.None), GradientRun.Jittered(0), new() { CheckDropout = true });
        Assert.Equal((2, "NetTests.Backward_jitter_s0"), (report.Runs.Count, Name(report)));
    }

    [Theory]
    [InlineData("wide", "NetTests.Backward_wide_jitter_s0")]
    [InlineData("", "NetTests.Backward_jitter_s0")]
    [InlineData("../../etc/passwd", "NetTests.Backward_.-.-etc-passwd_jitter_s0")]
    [InlineData(@"..\..\x", "NetTests.Backward_.-.-x_jitter_s0")]
    [InlineData("a:b*c?d\"e<f>g|h", "NetTests.Backward_a-b-c-d-e-f-g-h_jitter_s0")]
    [InlineData("nul\0tab\tline\nend", "NetTests.Backward_nul-tab-line-end_jitter_s0")]
    [InlineData("λ = 0,1", "NetTests.Backward_λ = 0,1_jitter_s0")]
    [InlineData("e\u0301", "NetTests.Backward_é_jitter_s0")]
    [InlineData("right\u202eleft", "NetTests.Backward_right-left_jitter_s0")]
    public void A_name_becomes_part_of_the_file_as_file_systems_like_it(string name, string expected) =>
        Assert.Equal(expected, Name(oneRun, name));

    [Theory]
    [InlineData(@"C:\work\tests\NetTests.cs", "NetTests.Backward_jitter_s0")]
    [InlineData("/work/Net.Tests.cs", "Net.Tests.Backward_jitter_s0")]
    [InlineData("/work/CON.cs", "CON_.Backward_jitter_s0")]
    [InlineData("/work/com1.cs", "com1_.Backward_jitter_s0")]
    [InlineData("/work/.hidden", "hidden.Backward_jitter_s0")]
    [InlineData("/work/...cs", "Backward_jitter_s0")]
    public void Where_no_class_is_known_it_is_the_source_file(string sourceFile, string expected) =>
        Assert.Equal(expected, SnapshotName.Of(SnapshotName.ClassOf(sourceFile), "Backward", null, oneRun));

    [Theory]
    [InlineData('\ud800')]
    [InlineData('\ufffe')]
    [InlineData('\ufdd0')]
    public void What_is_no_character_is_replaced(char character) =>
        Assert.Equal("NetTests.Backward_a-b_jitter_s0", Name(oneRun, $"a{character}b"));

    [Fact]
    public void A_long_name_is_cut_and_told_apart_by_a_hash_that_stays_the_same()
    {
        var (one, other) = (Name(oneRun, new string('x', 300)), Name(oneRun, new string('x', 300) + "y"));
        Assert.Matches("^NetTests[.]Backward_x+_428FB4C43D_jitter_s0$", one);
        Assert.Equal((90, 90), (one.Length, other.Length));
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Bytes_are_counted_too()
    {
        foreach (var text in new[] { "勾配の検査", "😀" })
        {
            var name = Name(oneRun, string.Concat(Enumerable.Repeat(text, 60)));
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 180);
            Assert.DoesNotContain('\ufffd', new UTF8Encoding(false).GetString(Encoding.UTF8.GetBytes(name)));
        }
    }

    [Fact]
    public void Any_name_is_one_file_in_the_folder()
    {
        using var folder = new Folder();
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => Character(random)));
            var files = new SnapshotFiles(folder.Path, Name(oneRun, name));
            Assert.Equal(folder.Path, Path.GetDirectoryName(Path.GetFullPath(files.Received)));
            Assert.DoesNotContain("..", files.ReceivedName, StringComparison.Ordinal);
            File.WriteAllText(files.Received, "");
        }
    }

    [Theory]
    [InlineData("layers: 2, name: \"dense\"", "NetTests.Backward_layers 2, name dense_jitter_s0")]
    [InlineData("2,\"dense\"", "NetTests.Backward_2,dense_jitter_s0")]
    [InlineData("factor: 1.5 #2", "NetTests.Backward_factor 1.5 #2_jitter_s0")]
    [InlineData("name: \"a/b\"", "NetTests.Backward_name a-b_9C0B6CCEF5_jitter_s0")]
    [InlineData("name: \"a-b\"", "NetTests.Backward_name a-b_jitter_s0")]
    [InlineData("name: \"a|b\"", "NetTests.Backward_name a-b_E17B94FEA1_jitter_s0")]
    public void A_row_of_data_becomes_part_of_the_file(string row, string expected) =>
        Assert.Equal(expected, SnapshotName.Of("NetTests", "Backward", null, oneRun, row));

    [Fact]
    public void A_row_stands_between_name_and_run() =>
        Assert.Equal("NetTests.Backward_wide_n 1_jitter_s0", SnapshotName.Of("NetTests", "Backward", "wide", oneRun, "n: 1"));

    [Fact]
    public void A_name_is_the_same_in_turkish()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
        var found = SnapshotName.Of("lpt1", "Iİiı", null, oneRun);
        CultureInfo.CurrentCulture = before;
        Assert.Equal("lpt1_.Iİiı_jitter_s0", found);
    }

    static string Name(GradientReport report, string? name = null) => SnapshotName.Of("NetTests", "Backward", name, report);

    static char Character(Random random) => random.Next(3) switch
    {
        0 => "./\\:*?\"<>| \t\0~"[random.Next(14)],
        1 => (char)random.Next(32, 127),
        _ => (char)random.Next(0, 0x10000),
    };
}
