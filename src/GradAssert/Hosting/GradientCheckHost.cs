using System.ComponentModel;
using System.Diagnostics;

namespace GradientTesting;

/// <summary>
/// The test that checks run inside, as a test framework's adapter tells it: when to stop, where to say how far a check is,
/// and who wants the reports. Only adapters need it.
/// </summary>
/// <remarks>
/// It flows with the execution context, as an <see cref="AsyncLocal{T}"/> does: into what a test calls and awaits, and not
/// into the tests beside it. Immutable.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class GradientCheckHost
{
    static readonly AsyncLocal<GradientCheckHost?> current = new();

    /// <summary>The host of the checks that are started from here, or null.</summary>
    public static GradientCheckHost? Current
    {
        get => current.Value;
        set => current.Value = value;
    }

    /// <summary>Cancelled when the framework no longer wants a result: its timeout, or a user who stops the run.</summary>
    /// <value>Honoured beside <see cref="GradientCheckOptions.CancellationToken"/>. The default is never cancelled.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// Makes what a check throws when <see cref="CancellationToken"/> has stopped it and everything is put back, where the
    /// framework has an exception of its own for that. The default is an <see cref="OperationCanceledException"/>.
    /// </summary>
    public Func<Exception>? Stopped { get; init; }

    /// <summary>
    /// Is told how far a check is, where its options have no <see cref="GradientCheckOptions.Log"/>, once it has taken ten
    /// seconds. Called on the thread of the check.
    /// </summary>
    public Action<string>? Log { get; init; }

    /// <summary>The class whose test runs: the one that the framework makes an instance of, which may inherit the method.</summary>
    /// <value>Snapshots and summaries are named after it. The default, null, is for frameworks that do not tell.</value>
    public Type? TestClass { get; init; }

    /// <summary>The name of the test's method, which may check through a method that other tests share.</summary>
    /// <value>Summaries, the index of pages and annotations name it. The default, null, is for frameworks that do not tell.</value>
    public string? TestMethod { get; init; }

    /// <summary>Is given each report, whatever its verdict, before anything is thrown because of it.</summary>
    /// <value>Of the checks inside <c>GradAssert.ForSizes</c> only that of the failure which is thrown.</value>
    public Action<GradientReport>? Report { get; init; }

    /// <summary>The row of data that the test is called with, as its name has it: <c>layers: 2, name: "dense"</c>.</summary>
    /// <value>Becomes a part of the name of a snapshot. The default, null, is for tests without rows.</value>
    public string? Row { get; init; }

    /// <summary>Is called when a check starts, or a report is compared with its snapshot, whatever comes of it.</summary>
    /// <value>
    /// Tells an adapter that its test is not an empty one. Called on the thread of the check, for each draw of
    /// <c>GradAssert.ForSizes</c> too. The default, null, is for frameworks that do not ask.
    /// </value>
    public Action? CheckStarted { get; init; }

    /// <summary>The sizes that checks are made at, inside <c>GradAssert.ForSizes</c>; null elsewhere.</summary>
    internal Func<string>? Sizes { get; init; }

    /// <summary>Tells the test that it makes a check. A host that fails must not hide a verdict.</summary>
    internal static void TellThatACheckStarts()
    {
        try
        {
            Current?.CheckStarted?.Invoke();
        }
#pragma warning disable CA1031 // Whatever an adapter throws, but for what ends a check.
        catch (Exception failure) when (!ModelUnderTest.EndsTheCheck(failure))
#pragma warning restore CA1031
        {
            Trace.WriteLine($"The test framework could not be told of a check: {failure.Message}");
        }
    }

    /// <summary>What may stop a check that is started from here.</summary>
    internal static Cancellation CancellationOf(GradientCheckOptions options) =>
        new(Current?.Stopped, options.CancellationToken, Current?.CancellationToken ?? default);
}
