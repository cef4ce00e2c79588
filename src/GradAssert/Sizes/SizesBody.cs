using System.Diagnostics;

namespace GradientTesting;

/// <summary>The body of a sweep: runs it at chosen sizes, and counts what its checks evaluate.</summary>
[StackTraceHidden]
internal sealed class SizesBody(Action<GradientSizes> body)
{
    /// <summary>A gradient counts as three, as in <see cref="GradientCheckOptions.MaxCostEvaluations"/>.</summary>
    const int OfGradient = 3;

    /// <summary>
    /// How frameworks call what skips a test or ends it early: xUnit and NUnit, and MSTest. None of them is a failure of a draw.
    /// </summary>
    static readonly string[] endings =
        ["SkipException", "IgnoreException", "SuccessException", "InconclusiveException", "AssertInconclusiveException"];

    readonly GradientCheckHost? outer = GradientCheckHost.Current;

    /// <summary>Of the checks that came to a report, over all trials.</summary>
    public long Evaluations { get; private set; }

    public Trial Run(Func<NamedSize, SizePoint, long> choose)
    {
        GradientCheckHost.CancellationOf(new()).ThrowIfRequested();
        var sizes = new GradientSizes(choose);
        GradientCheckHost.Current = Host(sizes);
        Exception? thrown = null;
        try
        {
            body(sizes);
        }
#pragma warning disable CA1031 // Whatever a layer throws at some sizes is what a sweep looks for, but for what ends it.
        catch (Exception failure) when (!GetsThrough(failure))
#pragma warning restore CA1031
        {
            thrown = failure;
        }
        finally
        {
            GradientCheckHost.Current = outer;
        }

        return new(sizes.Point, thrown)
        {
            FailedAssumption = sizes.FailedAssumption,
            Misuse = sizes.Misuse,
            IsExhausted = sizes.IsExhausted,
        };
    }

    /// <summary>A test has a report of one failure, and not of each trial.</summary>
    public void HandOn(GradientReport report)
    {
        try
        {
            outer?.Report?.Invoke(report);
        }
#pragma warning disable CA1031 // A host that fails must not hide a verdict.
        catch (Exception failure) when (!ModelUnderTest.EndsTheCheck(failure))
#pragma warning restore CA1031
        {
            Trace.WriteLine($"The report could not be handed to the test framework: {failure.Message}");
        }
    }

    GradientCheckHost Host(GradientSizes sizes) => new()
    {
        CancellationToken = outer?.CancellationToken ?? default,
        Stopped = outer?.Stopped,
        TestClass = outer?.TestClass,
        TestMethod = outer?.TestMethod,
        Log = outer?.Log is { } log ? line => log($"{sizes}: {line}") : null,
        Report = report => Evaluations += report.CostEvaluations + (OfGradient * report.GradientEvaluations),
        Row = outer?.Row,
        CheckStarted = outer?.CheckStarted,
        Sizes = sizes.ToString,
    };

    bool GetsThrough(Exception failure) =>
        ModelUnderTest.EndsTheCheck(failure)
        || endings.Contains(failure.GetType().Name)
        || outer is { CancellationToken.IsCancellationRequested: true };
}
