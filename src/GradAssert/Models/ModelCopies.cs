using System.Runtime.ExceptionServices;

namespace GradientTesting;

/// <summary>A model at one point, and as many copies of it there as threads are to work on it.</summary>
/// <remarks>
/// The thread of the caller works on the model itself. Which thread does what is left to chance, and must make no difference:
/// each index is worked on by itself, and its result is put where it belongs.
/// </remarks>
internal sealed class ModelCopies(ModelUnderTest original, IReadOnlyList<ModelUnderTest> copies) : IDisposable
{
    /// <summary>Neighbouring indices that one thread takes at once and in order, so that threads do not write to the same places.</summary>
    public const int Chunk = 16;

    public ModelUnderTest Original => original;

    public bool AreSeveral => copies.Count > 0;

    /// <summary>Whether there is a copy that can be disposed.</summary>
    public bool AreDisposable => copies.Any(copy => copy.Instance is IDisposable);

    /// <summary>The model and its copies.</summary>
    public IEnumerable<ModelUnderTest> All => [original, .. copies];

    /// <summary>Disposes the copies that can be disposed. What one throws then hides no verdict.</summary>
    public void Dispose()
    {
        foreach (var copy in copies.Select(copy => copy.Instance).OfType<IDisposable>())
        {
            try
            {
                copy.Dispose();
            }
#pragma warning disable CA1031 // A copy has done its work by then.
            catch (Exception failure) when (!ModelUnderTest.EndsTheCheck(failure))
#pragma warning restore CA1031
            {
                continue;
            }
        }
    }

    /// <summary>Works on every index from 0 to below <paramref name="count"/>, once each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="worker">What a thread needs to work on its model.</param>
    /// <param name="act">Works on one index.</param>
    public void ForEach<TWorker>(int count, Func<ModelUnderTest, TWorker> worker, Action<TWorker, int> act)
    {
        if (copies.Count == 0 || count <= Chunk)
        {
            var alone = worker(original);
            for (var i = 0; i < count; i++)
            {
                act(alone, i);
            }

            return;
        }

        new Shared<TWorker>(count, worker, act).Run(original, copies);
        foreach (var copy in copies)
        {
            original.Take(copy);
        }
    }

    sealed class Shared<TWorker>(int count, Func<ModelUnderTest, TWorker> worker, Action<TWorker, int> act)
    {
        readonly object failing = new();
        int next;
        (int Index, ExceptionDispatchInfo Thrown)? failure;

        public void Run(ModelUnderTest original, IReadOnlyList<ModelUnderTest> copies)
        {
            var started = new int[copies.Count];
            var tasks = copies.Select((copy, k) => Task.Run(() =>
            {
                if (Interlocked.Exchange(ref started[k], 1) == 0)
                {
                    Work(copy);
                }
            })).ToArray();
            Work(original);
            // A task that no thread has come to yet has nothing left to do: it is not waited for, since all threads may be
            // busy with checks that wait as this one does.
            Task.WaitAll([.. tasks.Where((_, k) => Interlocked.Exchange(ref started[k], 1) != 0)]);
            failure?.Thrown.Throw();
        }

        void Work(ModelUnderTest model)
        {
            var own = worker(model);
            for (var first = Claim(); first < count; first = Claim())
            {
                for (var i = first; i < Math.Min(first + Chunk, count); i++)
                {
                    try
                    {
                        act(own, i);
                    }
#pragma warning disable CA1031 // Thrown again on the thread of the caller.
                    catch (Exception thrown)
#pragma warning restore CA1031
                    {
                        Stop(i, ExceptionDispatchInfo.Capture(thrown));
                        return;
                    }
                }
            }
        }

        int Claim() => Interlocked.Add(ref next, Chunk) - Chunk;

        // Of several failures the one that a single thread would have met first.
        void Stop(int index, ExceptionDispatchInfo thrown)
        {
            lock (failing)
            {
                failure = failure is { } earlier && earlier.Index < index ? earlier : (index, thrown);
            }

            Interlocked.Exchange(ref next, count);
        }
    }
}
