namespace GradientTesting.Tests.Sizes;

/// <summary>What a test framework, its host and its summary get to see of a sweep.</summary>
public class InsideATestTests
{
    readonly double[] w = [1, 2], dw = [0, 0];

    [Fact]
    public void Another_exception_is_wrapped_and_says_its_sizes()
    {
        var failure = Assert.Throws<GradientSizesException>(() => GradAssert.ForSizes(sizes => w[sizes.Int("n", 0, 3) - 1 < 2 ? 0 : 2] = 1));
        Assert.Equal(
            """
            Fails at n=3, the smallest sizes that fail in this way. 1 of 4 draws fails.
            Next to it: n 3: wrong; n 2: right.
            Replay: GRADASSERT_SIZES="n=3"

            IndexOutOfRangeException: Index was outside the bounds of the array.
            """,
            failure.Message);
        Assert.Equal("n=3", failure.Sizes);
        Assert.IsType<IndexOutOfRangeException>(failure.InnerException);
    }

    [Fact]
    public void A_contract_error_stays_one()
    {
        var breach = Assert.Throws<GradientContractException>(() => GradAssert.ForSizes(sizes => Check(sizes.Int("n", 1, 3) > 1 ? double.NaN : 1)));
        Assert.StartsWith("Fails at n=2, the smallest sizes that fail in this way. 2 of 3 draws fail.\n", breach.Message, StringComparison.Ordinal);
        Assert.Contains("NaN", breach.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inconclusive_check_fails_and_a_mismatch_is_shown_before_it()
    {
        var inconclusive = Assert.Throws<GradientInconclusiveException>(() => GradAssert.ForSizes(sizes => Check(sizes.Int("n", 0, 1))));
        Assert.Equal(GradientVerdict.Inconclusive, inconclusive.Report.Verdict);
        var mismatch = Assert.Throws<GradientMismatchException>(() => GradAssert.ForSizes(sizes => Check(sizes.Int("n", 0, 3), n => n == 3 ? 2 : 1)));
        Assert.StartsWith(
            "Fails at n=3, the smallest sizes that fail in this way. 2 of 4 draws fail, 1 of them in this way.\n", mismatch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_host_gets_one_report_and_messages_say_the_sizes()
    {
        var reports = new List<GradientReport>();
        GradientCheckHost.Current = new() { Report = reports.Add };
        var mismatch = Assert.Throws<GradientMismatchException>(() => GradAssert.ForSizes(sizes => Check(1 + sizes.Int("n", 0, 3), n => n)));
        Assert.Same(mismatch.Report, Assert.Single(reports));
        Assert.NotNull(GradientCheckHost.Current.Report);
    }

    [Fact]
    public void Reports_show_the_sizes()
    {
        var report = Assert.Throws<GradientMismatchException>(() => GradAssert.ForSizes(sizes => Check(1 + sizes.Int("n", 0, 3), n => n))).Report;
        Assert.Equal("n=1", report.Sizes);
        Assert.Contains("\n\nSizes: `n=1`\n\n", report.ToMarkdown(), StringComparison.Ordinal);
        Assert.StartsWith("sizes n=1\nat its current values: Mismatch\n", report.ToSnapshot(), StringComparison.Ordinal);
        Assert.Contains("Repeat the run shown at n=1: GradAssert.MatchesNumerical(model, GradientRun.AsIs);", report.ToString(), StringComparison.Ordinal);
        Assert.Null(GradientCheck.Run(Model(1, 1), GradientRun.AsIs).Sizes);
    }

    [Fact]
    public void A_test_that_is_cancelled_is_no_failure_of_a_draw()
    {
        using var source = new CancellationTokenSource();
        GradientCheckHost.Current = new() { CancellationToken = source.Token, Stopped = () => new TimeoutException("stopped") };
        var calls = 0;
        Assert.Throws<TimeoutException>(() => GradAssert.ForSizes(sizes =>
        {
            if (sizes.Int("n", 1, 9) > 0 && ++calls == 3)
            {
                source.Cancel();
            }
        }));
        Assert.Equal(3, calls);
    }

    [Theory]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(OutOfMemoryException))]
    [InlineData(typeof(SkipException))]
    public void What_ends_a_test_gets_through(Type type) => Assert.IsType(type, Record.Exception(() => GradAssert.ForSizes(sizes =>
    {
        if (sizes.Int("n", 1, 9) > 0)
        {
            throw (Exception)Activator.CreateInstance(type)!;
        }
    })));

    [Fact]
    public void A_budget_that_ends_before_the_draws_fails()
    {
        var used = Assert.Throws<InvalidOperationException>(
            () => GradAssert.ForSizes(sizes => Check(sizes.Int("n", 1, 9)), maxCostEvaluations: 1)).Message;
        Assert.Equal(
            "After 1 of 20 draws, the budget of 1 evaluations is used up. None of them fails. "
                + "Raise maxCostEvaluations, or ask for fewer draws or smaller sizes.",
            used);
    }

    [Fact]
    public void A_budget_ends_shrinking_too()
    {
        var failure = Sweeps.Of(sizes => Check(sizes.Int("n", 1, 9), n => n > 2 ? 2 : 1), budget: 100).Failure!;
        Assert.False(failure.Shrunk.IsMinimal);
        Assert.StartsWith(
            "Fails at n=9, the smallest sizes found that fail in this way. 1 of 2 draws fails.\n", failure.Heading(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_has_one_section_for_a_sweep()
    {
        Assert.Equal(new(true, "| T.M | 20 draws of sizes | all pass |\n"), SizesSection.EntryOf("T.M", 20, null));
        var failure = Sweeps.Of(sizes => Check(1 + sizes.Int("n", 0, 3), n => n)).Failure!;
        Assert.Equal(
            $"<details open><summary>❌ <b>T.M</b> (4 draws of sizes): 3 fail</summary>\n\n```text\n{failure.Heading()}\n```\n\n"
                + $"{failure.Report!.ToMarkdown()}\n</details>\n\n",
            SizesSection.EntryOf("T.M", 4, failure).Text);
    }

    void Check(double scale, Func<double, double>? factor = null) =>
        GradAssert.MatchesNumerical(Model(scale, factor?.Invoke(scale) ?? 1), GradientRun.AsIs);

    /// <summary>A cost of a scale, whose gradient is off by a factor.</summary>
    GradientModel Model(double scale, double factor) => GradientModel.Of(
        [Component.Of("W", w, dw)], () => scale * ((w[0] * w[0]) + (w[1] * w[1])), () => (dw[0], dw[1]) = (2 * scale * factor * w[0], 2 * scale * factor * w[1]));

    sealed class SkipException : Exception;
}
