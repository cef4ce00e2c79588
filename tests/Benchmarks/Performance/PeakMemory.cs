namespace GradientTesting.Benchmarks;

/// <summary>How far the memory of this process grows while something runs.</summary>
internal static class PeakMemory
{
    /// <returns>Bytes of the working set, beyond what it was before.</returns>
    public static long Of(Action action)
    {
        // What the heap has kept for later goes back to the system first, or the growth would hide in it.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var before = Environment.WorkingSet;
        var peak = before;
        using var done = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            do
            {
                peak = Math.Max(peak, Environment.WorkingSet);
            }
            while (!done.Wait(1));
        });
        watch.Start();
        try
        {
            action();
        }
        finally
        {
            done.Set();
            watch.Join();
        }

        return peak - before;
    }
}
