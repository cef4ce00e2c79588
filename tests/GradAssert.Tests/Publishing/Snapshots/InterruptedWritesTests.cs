using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Snapshots;

public class InterruptedWritesTests
{
    static readonly string[] texts = ["approved", "changed\nin two lines", "changed again"];

    [Fact]
    public void Interrupted_writes_lose_no_approved_snapshot()
    {
        using var folder = new Folder();
        var files = new SnapshotFiles(folder.Path, "Tests.Backward_init_s0");
        var approved = SnapshotEncoding.Bytes(texts[0]);
        File.WriteAllBytes(files.Verified, approved);
        var random = new Random(11);
        var interrupted = 0;
        for (var i = 0; interrupted < Thorough.Times(1000); i++)
        {
            Assert.InRange(i, 0, 10_000);
            var disk = new FaultyDisk(random.Next(6), random.Next(3) switch { 0 => 0, 1 => 1, _ => random.NextDouble() }, dies: random.Next(2) == 0);
            interrupted += Interrupts(disk, files, texts[random.Next(texts.Length)]) ? 1 : 0;

            Assert.Equal(approved, File.ReadAllBytes(files.Verified));
            Assert.True(!File.Exists(files.Received) || texts.Skip(1).Contains(SnapshotEncoding.Text(File.ReadAllBytes(files.Received))));
            Assert.Equal(approved.Length, new FileInfo(files.Verified).Length);
        }
    }

    // Approving writes the very file that must never be half there.
    [Fact]
    public void Interrupted_approvals_leave_the_old_snapshot_or_the_new_one()
    {
        using var folder = new Folder();
        var files = new SnapshotFiles(folder.Path, "Tests.Backward_init_s0");
        File.WriteAllBytes(files.Verified, SnapshotEncoding.Bytes(texts[0]));
        var random = new Random(12);
        var interrupted = 0;
        for (var i = 0; interrupted < Thorough.Times(1000); i++)
        {
            Assert.InRange(i, 0, 10_000);
            var disk = new FaultyDisk(random.Next(6), random.Next(3) switch { 0 => 0, 1 => 1, _ => random.NextDouble() }, dies: random.Next(2) == 0);
            interrupted += Interrupts(disk, files, texts[random.Next(texts.Length)], Approval.Everything) ? 1 : 0;

            Assert.Contains(SnapshotEncoding.Text(File.ReadAllBytes(files.Verified)), texts);
        }
    }

    [Fact]
    public void What_a_killed_process_left_is_swept_away_once_it_is_old()
    {
        using var folder = new Folder();
        var files = new SnapshotFiles(folder.Path, "Tests.Backward");
        var (old, young, other) = (files.NewTemporary(), files.NewTemporary(), (files with { Name = "Tests.Other" }).NewTemporary());
        foreach (var file in new[] { old, young, other })
        {
            File.WriteAllText(file, "half");
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(file == young ? -1 : -11));
        }

        File.WriteAllBytes(files.Verified, SnapshotEncoding.Bytes("text"));
        Assert.Null(new Snapshot(new Disk(), new(), _ => { }, _ => { }).Compare("text", files, "Tests.Backward").Failure);
        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(young), File.Exists(other)));
    }

    [Fact]
    public void A_failing_disk_leaves_nothing_behind()
    {
        using var folder = new Folder();
        var files = new SnapshotFiles(folder.Path, "Tests.Backward");
        var failure = new Snapshot(new FaultyDisk(step: 2, part: 0.5, dies: false), new(), _ => { }, _ => { }).Compare("text", files, "Tests.Backward").Failure;
        Assert.EndsWith("Tests.Backward.received.txt could not be written: No space left on device", $"{failure}", StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Killed_processes_lose_no_approved_snapshot()
    {
        using var folder = new Folder();
        var files = new SnapshotFiles(folder.Path, "Killed.Test");
        var approved = SnapshotEncoding.Bytes("approved");
        File.WriteAllBytes(files.Verified, approved);
        var random = new Random(3);
        for (var i = 0; i < 8; i++)
        {
            using var process = ChildProcess.Start("snapshots", folder.Path);
            Assert.Equal("at work", process.StandardOutput.ReadLine());
            Thread.Sleep(random.Next(60));
            process.Kill();
            process.WaitForExit();

            Assert.Equal(approved, File.ReadAllBytes(files.Verified));
            if (File.Exists(files.Received))
            {
                var lines = SnapshotEncoding.Text(File.ReadAllBytes(files.Received)).Split('\n');
                Assert.Equal((2000, 1), (lines.Length, lines.Distinct().Count()));
            }
        }
    }

    static bool Interrupts(FaultyDisk disk, SnapshotFiles files, string text, Approval approval = Approval.ByHand)
    {
        try
        {
            return new Snapshot(disk, new(), _ => { }, _ => { }).Compare(text, files, "Tests.Backward", approval).Cause is not null;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
