using System.Text;
using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

public sealed partial class SnapshotTests : IDisposable
{
    readonly Folder folder = new();
    readonly SnapshotClaims claims = new();
    readonly List<string> tool = [];

    [Fact]
    public void A_missing_snapshot_is_received_and_shown_whole()
    {
        Assert.Equal(
            """
            There is no approved snapshot of this gradient report yet.

            - T.M_init_s0.verified.txt (approved, missing)
            + T.M_init_s0.received.txt (this run)

            + init: Match
            +   W 2: Match

            To approve this run, rename T.M_init_s0.received.txt to T.M_init_s0.verified.txt, next to the test, and commit it. GRADASSERT_APPROVE=1 dotnet test approves all that differ.
            """, Compare("init: Match\n  W 2: Match"));
        Assert.Equal(["T.M_init_s0.received.txt"], folder.Names);
        Assert.Equal(["open"], tool);
    }

    [Fact]
    public void A_file_is_stored_as_Verify_stores_it()
    {
        Compare("λ\nb");
        Assert.Equal([0xEF, 0xBB, 0xBF, 0xCE, 0xBB, (byte)'\n', (byte)'b'], File.ReadAllBytes(folder.File("T.M_init_s0.received.txt")));
    }

    [Fact]
    public void A_different_snapshot_is_received_and_its_lines_are_shown()
    {
        Approve("init: Match\n  W 2: Match\n  b 1: Match");
        Assert.Equal(
            """
            The gradient report is not the approved snapshot.

            - T.M_init_s0.verified.txt (approved)
            + T.M_init_s0.received.txt (this run)

            - init: Match
            + init: Mismatch
                W 2: Match
            -   b 1: Match
            +   b 1: Mismatch

            If the change is meant, rename T.M_init_s0.received.txt to T.M_init_s0.verified.txt, next to the test, and commit it. If not, the code computes another gradient, or another cost, than it did.
            """, Compare("init: Mismatch\n  W 2: Match\n  b 1: Mismatch"));
        Assert.Equal(["T.M_init_s0.received.txt", "T.M_init_s0.verified.txt"], folder.Names);
    }

    [Fact]
    public void An_equal_snapshot_deletes_what_was_received()
    {
        Approve("a");
        File.WriteAllText(folder.File("T.M_init_s0.received.txt"), "b");
        Assert.Null(Compare("a"));
        Assert.Equal(["T.M_init_s0.verified.txt"], folder.Names);
        Assert.Equal(["close"], tool);
    }

    [Fact]
    public void Accepting_is_a_rename()
    {
        Compare("a\nb");
        File.Move(folder.File("T.M_init_s0.received.txt"), folder.File("T.M_init_s0.verified.txt"));
        Assert.Null(Compare("a\nb"));
    }

    [Fact]
    public void A_neighbouring_last_digit_passes_and_leaves_the_approved_file_alone()
    {
        var approved = Approve("error 2.4e-01");
        Assert.Null(Compare("error 2.5e-01"));
        Assert.Equal(approved, File.ReadAllBytes(folder.File("T.M_init_s0.verified.txt")));
    }

    [Fact]
    public void However_an_editor_has_stored_it_the_text_counts()
    {
        foreach (var bytes in new[] { "a\r\nλ\r\n"u8.ToArray(), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a\nλ")], "a\nλ"u8.ToArray() })
        {
            File.WriteAllBytes(folder.File("T.M_init_s0.verified.txt"), bytes);
            Assert.Null(Compare("a\nλ"));
        }
    }

    // DiffEngine makes one, of a byte order mark alone, so that a diff tool has two files to show.
    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'\r', (byte)'\n' })]
    public void An_empty_approved_file_approves_nothing_and_is_kept(byte[] content)
    {
        File.WriteAllBytes(folder.File("T.M_init_s0.verified.txt"), content);
        var message = Compare("a: Match");
        Assert.StartsWith("There is no approved snapshot of this gradient report yet.\n\n- T.M_init_s0.verified.txt (approved, empty)\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("version control", message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(folder.File("T.M_init_s0.verified.txt")));
    }

    [Fact]
    public void Spaces_at_the_end_of_a_line_are_no_difference()
    {
        Approve("init: Match  \n  W 2: Match\t");
        Assert.Null(Compare("init: Match\n  W 2: Match"));
        Approve("init: Match  \n  W 2: Match");
        Assert.Contains("\n  init: Match\n-   W 2: Match\n+   W 2: Mismatch\n", Again("init: Match\n  W 2: Mismatch"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_for_the_better_reads_as_one()
    {
        Approve("init: Mismatch\n  W 2: Mismatch, 2 of 2 elements\n    W[0]: code says 1.0e+00\n  b 1: Match");
        Assert.Equal(
            """
            The gradient is better than its approved snapshot: W 2 matches now.

            - T.M_init_s0.verified.txt (approved)
            + T.M_init_s0.received.txt (this run)

            - init: Mismatch
            -   W 2: Mismatch, 2 of 2 elements
            -     W[0]: code says 1.0e+00
            + init: Match
            +   W 2: Match
                b 1: Match

            To approve the better one, rename T.M_init_s0.received.txt to T.M_init_s0.verified.txt, next to the test, and commit it. GRADASSERT_APPROVE=1 dotnet test approves all that differ.
            """, Compare("init: Match\n  W 2: Match\n  b 1: Match"));
    }

    [Theory]
    [InlineData("init: Mismatch\n  W 2: Match\n  b 1: Mismatch")] // one better, one worse
    [InlineData("init: Match\n  W 2: Match")] // one is no longer checked
    [InlineData("init: Inconclusive\n  W 2: Inconclusive\n  b 1: Match")] // nobody knows
    [InlineData("init: Mismatch\n  W 2: Mismatch, 1 of 2 elements\n  b 1: Match")] // wrong all the same
    public void What_is_not_only_better_does_not(string text)
    {
        Approve("init: Mismatch\n  W 2: Mismatch, 2 of 2 elements\n  b 1: Match");
        Assert.StartsWith("The gradient report is not the approved snapshot.\n", Compare(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_approved_file_is_told_and_kept()
    {
        Approve("a: Match\n  W 2: Mat");
        Assert.StartsWith(
            "The gradient report is not the approved snapshot. The approved file ends in the middle of a line: was it cut short? Then restore it from version control.\n",
            Compare("a: Match\n  W 2: Match\n  b 1: Match"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approved_file_that_cannot_be_read_is_told()
    {
        Directory.CreateDirectory(folder.File("T.M_init_s0.verified.txt"));
        Assert.StartsWith("The approved snapshot T.M_init_s0.verified.txt cannot be read: ", Compare("a"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_folder_still_shows_the_difference()
    {
        Approve("a");
        var snapshot = new Snapshot(new ReadOnlyDisk(), claims, _ => tool.Add("open"), _ => tool.Add("close"));
        var result = snapshot.Compare("b", Files, "T.M");
        Assert.Contains("\n- a\n+ b\n", $"{result.Failure}", StringComparison.Ordinal);
        Assert.EndsWith("\n\nT.M_init_s0.received.txt could not be written: Access to the path is denied.", $"{result.Failure}", StringComparison.Ordinal);
        Assert.IsType<UnauthorizedAccessException>(result.Cause);
        Assert.Empty(tool);
    }

    [Fact]
    public void A_received_file_that_cannot_be_deleted_fails_no_test()
    {
        Approve("a");
        File.WriteAllText(folder.File("T.M_init_s0.received.txt"), "b");
        Assert.Null(new Snapshot(new ReadOnlyDisk(), claims, _ => { }, _ => { }).Compare("a", Files, "T.M").Failure);
    }

    [Fact]
    public void A_missing_folder_is_told() => Assert.Equal(
        """
        The folder of this test's source is not there: "/no/such/folder", as the compiler has recorded it. The approved snapshot T.M.verified.txt is kept beside the source.

        Run snapshot tests where they are built, with the sources present, and without mapping their paths (PathMap).
        """, Subject().Compare("a", new("/no/such/folder", "T.M"), "T.M").Failure?.ToString());

    [Theory]
    [InlineData("/_/tests/T.cs", "/_/tests")]
    [InlineData("/_1/T.cs", "/_1")]
    public void A_deterministic_path_is_told(string sourceFile, string shown) => Assert.Equal(
        $"""
        The compiler has recorded {shown} as the folder of this test, which is a stand-in: source paths are deterministic in this build, and the folder of T.M.verified.txt is unknown.

        Set <DeterministicSourcePaths>false</DeterministicSourcePaths> in the test project.
        """, Subject().Compare("a", new(SnapshotFolder.Of(sourceFile), "T.M"), "T.M").Failure?.ToString());

    [Fact]
    public void Two_tests_that_want_one_file_are_told_whatever_they_compare()
    {
        Approve("a");
        Assert.Null(Compare("a"));
        Assert.Equal(
            """
            Two tests want the snapshot t.m_INIT_s0.verified.txt: T.M and T.N.

            Give one of them another by name: GradAssert.MatchesSnapshot(report, name: "...").
            """, Subject().Compare("a", new(folder.Path, "t.m_INIT_s0"), "T.N").Failure?.ToString());
        Assert.Equal(["T.M_init_s0.verified.txt"], folder.Names);
    }

    [Fact]
    public void One_test_that_compares_two_reports_with_one_file_is_told()
    {
        Approve("a");
        Assert.Null(Compare("a"));
        Assert.Null(Compare("a"));
        Assert.Equal(
            """
            T.M compares two different reports with one snapshot, T.M_init_s0.verified.txt.

            Tell them apart by name: GradAssert.MatchesSnapshot(report, name: "..."). If it is one report that changes from run to run, give the model a seed.
            """, Compare("b"));
        Assert.Equal(["T.M_init_s0.verified.txt"], folder.Names);
    }

    [Fact]
    public void Parallel_tests_each_get_their_own_file()
    {
        Parallel.For(0, 200, i =>
        {
            var failure = Subject().Compare($"text {i}", new(folder.Path, $"T.M{i}"), $"T.M{i}").Failure;
            Assert.NotNull(failure);
        });
        Assert.Equal(200, folder.Names.Length);
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal($"\ufefftext {i}", Encoding.UTF8.GetString(File.ReadAllBytes(folder.File($"T.M{i}.received.txt")))));
    }

    public void Dispose() => folder.Dispose();

    byte[] Approve(string text)
    {
        var bytes = SnapshotEncoding.Bytes(text);
        File.WriteAllBytes(folder.File("T.M_init_s0.verified.txt"), bytes);
        return bytes;
    }

    SnapshotFiles Files => new(folder.Path, "T.M_init_s0");

    string? Compare(string text) => Subject().Compare(text, Files, "T.M").Failure?.ToString();

    // Another run of the same test.
    string? Again(string text) => new Snapshot(new Disk(), new(), _ => { }, _ => { }).Compare(text, Files, "T.M").Failure?.ToString();

    Snapshot Subject() => new(new Disk(), claims, _ => Note("open"), _ => Note("close"));

    void Note(string what)
    {
        lock (tool)
        {
            tool.Add(what);
        }
    }

    sealed class ReadOnlyDisk : IFileSystem
    {
        readonly Disk disk = new();

        public bool FolderExists(string path) => true;

        public byte[]? Read(string path) => disk.Read(path);

        public void Write(string path, byte[] content) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public void Move(string from, string to) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public void Delete(string path) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public IReadOnlyList<string> Abandoned(string folder, string pattern) => [];
    }
}
