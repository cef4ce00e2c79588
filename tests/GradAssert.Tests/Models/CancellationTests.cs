namespace GradientTesting.Tests.Models;

public sealed class CancellationTests : IDisposable
{
    readonly double[] w = [0.3, -0.7], dw = [5, 6];
    readonly CancellationTokenSource source = new();
    int evaluations;

    public void Dispose() => source.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(60)]
    public void The_options_stop_a_check_before_the_next_evaluation_and_all_is_as_before(int after)
    {
        var model = Model(after);
        if (after == 0)
        {
            source.Cancel();
        }

        var stopped = Assert.Throws<OperationCanceledException>(
            () => GradAssert.MatchesNumerical(model, new() { CancellationToken = source.Token }));

        Assert.IsNotType<TaskCanceledException>(stopped);
        Assert.Equal(source.Token, stopped.CancellationToken);
        AssertAsBefore(after);
    }

    [Fact]
    public void So_does_the_host_beside_the_options()
    {
        GradientCheckHost.Current = new() { CancellationToken = source.Token };
        using var other = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(
            () => GradAssert.MatchesNumerical(Model(9), GradientRun.AfterTraining(0, 3), new() { CancellationToken = other.Token }));

        AssertAsBefore(9);
    }

    [Fact]
    public void A_host_says_in_its_own_words_that_it_has_stopped_a_check()
    {
        GradientCheckHost.Current = new() { CancellationToken = source.Token, Stopped = () => new TimeoutException("Out of time.") };

        var stopped = Assert.Throws<TimeoutException>(() => GradAssert.MatchesNumerical(Model(9), GradientRun.AfterTraining(0, 3)));

        Assert.Equal("Out of time.", stopped.Message);
        AssertAsBefore(9);
    }

    [Fact]
    public async Task A_host_stays_with_the_test_that_set_it()
    {
        await Task.Run(() => GradientCheckHost.Current = new() { CancellationToken = new(canceled: true) });

        Assert.Null(GradientCheckHost.Current);
        GradAssert.MatchesNumerical(Model(int.MaxValue));
    }

    [Fact]
    public void A_host_is_given_the_report_also_of_a_mismatch()
    {
        GradientReport? reported = null;
        GradientCheckHost.Current = new() { Report = report => reported = report };

        var mismatch = Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(x => x[0], x => [2], at: [1]));

        Assert.Same(mismatch.Report, reported);
    }

    [Fact]
    public void A_host_hears_of_long_checks_only()
    {
        var lines = new List<string>();
        GradientCheckHost.Current = new() { Log = lines.Add };
        GradAssert.MatchesNumerical(Model(int.MaxValue));
        HostLog.OfLongChecks(lines.Add, TimeSpan.FromHours(1))("soon");
        HostLog.OfLongChecks(lines.Add, TimeSpan.Zero)("late");

        Assert.Equal(["late"], lines);
    }

    GradientModel Model(int evaluationsBeforeCancelled) =>
        GradientModel.Of([Component.Of("w", w, dw)], () => Cost(evaluationsBeforeCancelled), ComputeGradient) with
        {
            Initialize = random => (w[0], w[1]) = (random.NextDouble(), random.NextDouble()),
        };

    double Cost(int evaluationsBeforeCancelled)
    {
        if (++evaluations == evaluationsBeforeCancelled)
        {
            source.Cancel();
        }

        return Math.Exp(w[0]) - w[0] + (w[1] * w[1] / 2);
    }

    void ComputeGradient()
    {
        dw[0] = Math.Exp(w[0]) - 1;
        dw[1] = w[1];
    }

    void AssertAsBefore(int expectedEvaluations)
    {
        Assert.Equal(expectedEvaluations, evaluations);
        Assert.Equal([0.3, -0.7], w);
        Assert.Equal([5, 6], dw);
    }
}
