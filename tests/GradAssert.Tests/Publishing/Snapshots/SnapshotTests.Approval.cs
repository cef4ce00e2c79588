using System.Text;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

// Approval of everything, and snapshots under a former name.
public sealed partial class SnapshotTests
{
    [Fact]
    public void Approving_everything_writes_the_approved_file_and_nothing_else()
    {
        Approve("a");
        File.WriteAllText(folder.File("T.M_init_s0.received.txt"), "b");
        var result = Subject().Compare("b", Files, "T.M", Approval.Everything);
        Assert.Equal((null, Files.Verified, "approved by GRADASSERT_APPROVE"), (result.Failure, result.Approved, result.Remark));
        Assert.Equal(SnapshotEncoding.Bytes("b"), File.ReadAllBytes(Files.Verified));
        Assert.Equal(["T.M_init_s0.verified.txt"], folder.Names);
        Assert.Equal(["close"], tool);
        Assert.Equal(SnapshotResult.AsApproved, Subject().Compare("b", Files, "T.M", Approval.Everything));
    }

    [Fact]
    public void Two_tests_that_want_one_file_are_told_when_everything_is_approved_too()
    {
        Assert.NotNull(Subject().Compare("a", Files, "T.M", Approval.Everything).Approved);
        Assert.StartsWith("Two tests want the snapshot", $"{Subject().Compare("b", Files, "T.N", Approval.Everything).Failure}", StringComparison.Ordinal);
        Assert.Equal(SnapshotEncoding.Bytes("a"), File.ReadAllBytes(Files.Verified));
    }

    [Fact]
    public void Approving_everything_is_refused_on_a_build_server()
    {
        var approved = Approve("a");
        var result = Subject().Compare("b", Files, "T.M", Approval.Refused);
        Assert.EndsWith(
            "\n\nGRADASSERT_APPROVE is set, but this is a build server, where nobody looks at what is approved: it approves nothing.",
            $"{result.Failure}", StringComparison.Ordinal);
        Assert.Equal(approved, File.ReadAllBytes(Files.Verified));
    }

    [Theory]
    [InlineData("1", false, nameof(Approval.Everything))]
    [InlineData(" TRUE ", false, nameof(Approval.Everything))]
    [InlineData("1", true, nameof(Approval.Refused))]
    [InlineData("0", true, nameof(Approval.ByHand))]
    [InlineData("false", false, nameof(Approval.ByHand))]
    [InlineData("", false, nameof(Approval.ByHand))]
    [InlineData(null, false, nameof(Approval.ByHand))]
    public void A_person_asks_for_it(string? value, bool isBuildServer, string expected) =>
        Assert.Equal(expected, $"{ApproveSwitch.Of(value, isBuildServer)}");

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    public void A_build_server_sets_CI(string value, bool expected) =>
        Assert.Equal(expected, ApproveSwitch.IsBuildServer(variable => variable == "CI" ? value : null));

    [Fact]
    public void A_snapshot_under_its_former_name_is_found_and_is_renamed_by_hand()
    {
        File.WriteAllBytes(folder.File("File.M_init_s0.verified.txt"), SnapshotEncoding.Bytes("init: Match"));
        var files = Files with { Former = new(folder.Path, "File.M_init_s0") };
        Assert.Equal(
            """
            The approved snapshot of this test has a name of earlier versions, File.M_init_s0.verified.txt: it begins with the source file, and snapshots are named after the class now.

            This run is as approved there. If no other test uses that file, rename File.M_init_s0.verified.txt to T.M_init_s0.verified.txt, next to the test.
            """, $"{Subject().Compare("init: Match", files, "T.M").Failure}");
        File.Move(folder.File("File.M_init_s0.verified.txt"), files.Verified);
        Assert.Equal(SnapshotResult.AsApproved, Subject().Compare("init: Match", files, "T.M"));
    }

    [Fact]
    public void A_snapshot_that_differs_from_the_one_of_its_former_name_shows_how()
    {
        File.WriteAllBytes(folder.File("File.M_init_s0.verified.txt"), SnapshotEncoding.Bytes("init: Match"));
        var files = Files with { Former = new(folder.Path, "File.M_init_s0") };
        Assert.EndsWith(
            """
            - File.M_init_s0.verified.txt (approved)
            + T.M_init_s0.received.txt (this run)

            - init: Match
            + init: Mismatch

            To keep what was approved, rename File.M_init_s0.verified.txt to T.M_init_s0.verified.txt, next to the test. To approve this run instead, rename T.M_init_s0.received.txt to T.M_init_s0.verified.txt, next to the test, and commit it.
            """, $"{Subject().Compare("init: Mismatch", files, "T.M").Failure}", StringComparison.Ordinal);
    }
}
