using System.Diagnostics;
using System.Globalization;

namespace GradientTesting.Tests.Fixtures;

/// <summary>This assembly as a program: what a test needs a process of its own for, to kill it or to have several.</summary>
public static class ChildProcess
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["snapshots", var folder]:
                WriteSnapshotsForever(folder);
                return 0;
            case ["summary", var file, var process, var sections]:
                for (var i = 0; i < int.Parse(sections, CultureInfo.InvariantCulture); i++)
                {
                    new SummaryFile(file).Add(new(i % 2 == 0, $"begin {process}.{i} {new string('x', 2000)} end {process}.{i}\n"));
                }

                return 0;
            case ["comparison", var change]:
                Console.WriteLine(CostOfComparison(change == "nothing in common" ? 1 : 500).ToString(CultureInfo.InvariantCulture));
                return 0;
            default:
                return 1;
        }
    }

    /// <summary>Starts it, with its first line read: it is at work.</summary>
    public static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["exec", typeof(ChildProcess).Assembly.Location, .. args])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>What two snapshots of 10,000 lines cost that differ in one line of so many, in milliseconds of the processor.</summary>
    static double CostOfComparison(int oneIn)
    {
        string Text(string name) => string.Join('\n', Enumerable.Range(0, 10_000)
            .Select(i => FormattableString.Invariant($"    {(i % oneIn == 0 ? name : "W")}[{i}]: code says {1 + (i % 9)}.0e-03, cost says 2.0e-03")));
        var (old, @new, files) = (Text("a"), Text("b"), new SnapshotFiles("/tests", "T.M"));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        if (SnapshotComparison.AreEqual(old, @new) || !$"{SnapshotMessage.Of(old, @new, files)}".Contains("b[0]", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The comparison is wrong.");
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    static void WriteSnapshotsForever(string folder)
    {
        var files = new SnapshotFiles(folder, "Killed.Test");
        Console.WriteLine("at work");
        for (var i = 0; ; i++)
        {
            // Three that differ, and one that is approved and deletes what the others have written.
            var text = i % 4 == 3 ? "approved" : string.Join('\n', Enumerable.Repeat($"received {i % 4}", 2000));
            new Snapshot(new Disk(), new(), _ => { }, _ => { }).Compare(text, files, "test");
        }
    }
}
