using System.Runtime.CompilerServices;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

public class MatchesSnapshotTests
{
    [Fact]
    public void An_approved_mismatch_passes()
    {
        var report = Saddle.Report(w => w[5] = 0, runs: GradientRun.Jittered(0));
        Assert.Same(report, GradAssert.MatchesSnapshot(report));
    }

    [Fact]
    public void Several_snapshots_of_a_method_are_told_apart_by_name()
    {
        GradAssert.MatchesSnapshot(Saddle.Report(w => w[5] = 0), name: "zero");
        GradAssert.MatchesSnapshot(Saddle.Report(w => w[5] = -w[5]), name: "sign");
    }

    [Fact]
    public void A_difference_throws_with_the_report_and_leaves_the_approved_file_alone()
    {
        // What goes wrong on purpose opens no diff tool; this holds for the test alone.
        DiffEngine.BuildServerDetector.Detected = true;
        using var folder = new Folder();
        var source = folder.File("NetTests.cs");
        var report = Saddle.Report();
        var missing = Assert.Throws<GradientSnapshotException>(() => GradAssert.MatchesSnapshot(report, null, source, "Backward"));
        Assert.Same(report, missing.Report);
        Assert.Equal(["NetTests.Backward_asis.received.txt"], folder.Names);

        File.Move(folder.File("NetTests.Backward_asis.received.txt"), folder.File("NetTests.Backward_asis.verified.txt"));
        GradAssert.MatchesSnapshot(report, null, source, "Backward");
        Assert.Equal(["NetTests.Backward_asis.verified.txt"], folder.Names);
    }

    [Fact]
    public void An_exception_is_a_failed_test_and_not_an_error() =>
        Assert.Contains(typeof(GradientSnapshotException).GetInterfaces(), type => type.Name == "IAssertionException");

    [Fact]
    public void A_report_must_be_given() => Assert.Throws<ArgumentNullException>(() => GradAssert.MatchesSnapshot(null!));

    [Fact]
    public void Approved_files_are_stored_as_Verify_stores_them()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(Here())!, "*.verified.txt");
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var bytes = File.ReadAllBytes(file);
            Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.NotEqual((byte)'\n', bytes[^1]);
        });
    }

    static string Here([CallerFilePath] string path = "") => path;
}
