using GradientTesting.Tests.Fixtures;

namespace GradientTesting.Tests.Wiring;

/// <summary>Nothing hides a verdict, and nothing that was lost is kept silent.</summary>
public class VerdictTests
{
    readonly double[] w = [0.5, -1.25], dw = new double[2];

    [Fact]
    public void A_host_that_fails_is_a_warning_and_hides_no_mismatch()
    {
        var outer = GradientCheckHost.Current;
        try
        {
            GradientCheckHost.Current =
                new() { Report = _ => throw new IOException("File name too long."), Log = _ => throw new IOException() };
            Assert.Contains(
                "Warning: The report could not be handed to the test framework: IOException: File name too long.\n",
                Assert.Throws<GradientMismatchException>(() => GradAssert.MatchesNumerical(Model(2), GradientRun.AsIs)).Message,
                StringComparison.Ordinal);
            GradientCheckHost.Current = new() { Report = _ => throw new OperationCanceledException() };
            Assert.Throws<OperationCanceledException>(() => GradAssert.MatchesNumerical(Model(1), GradientRun.AsIs));
        }
        finally
        {
            GradientCheckHost.Current = outer;
        }
    }

    [Fact]
    public void Runs_that_were_not_made_after_a_mismatch_are_listed()
    {
        var report = GradientCheck.Run(
            Model(2) with { Initialize = random => (w[0], w[1]) = (random.NextDouble(), -1), TrainStep = () => w[0] = double.NaN },
            new()
            {
                Phases = [GradientPhase.RandomInitialization, GradientPhase.AfterTraining, GradientPhase.Jittered],
                Seeds = 2,
                TrainingSteps = 1,
            });
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Equal(6, report.Runs.Count);

        var calls = 0;
        report = GradientCheck.Run(
            Model(2) with { Initialize = random => (w[0], w[1]) = (calls++ == 1 ? double.NaN : random.NextDouble(), -1) },
            new() { Seeds = 2, TrainingSteps = 1 });
        Assert.Equal(
            "random initialization, seed 1 could not be checked: w[0] is NaN, so there is no point to differentiate at. "
                + "Look at where it is set: initialization, or a training step that is too large. "
                + "(Seen at: random initialization, seed 1.) Not checked after that: jittered, seed 0; jittered, seed 1; "
                + "after 1 step, seed 0; after 1 step, seed 1.",
            Assert.Single(report.Runs).Warnings[^1]);
    }

    [Fact]
    public void A_hundred_million_seeds_are_not_listed_before_the_first_is_checked()
    {
        using var source = new CancellationTokenSource();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<OperationCanceledException>(() => GradientCheck.Run(
            GradientModel.Of([Component.Of("w", w, dw)], Cost, () => Array.Fill(dw, 1)),
            new() { Seeds = 100_000_000, CancellationToken = source.Token }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);

        double Cost()
        {
            source.Cancel();
            return w.Sum();
        }
    }

    [Fact]
    public void Cancellation_gets_through_the_diagnosis()
    {
        using var source = new CancellationTokenSource();
        double[] zero = [0, 0];
        var model = GradientModel.Of([Component.Of("w", w, dw)], Cost, () => zero.CopyTo(dw, 0));
        Assert.Throws<OperationCanceledException>(() => GradientCheck.Run(model, GradientRun.AsIs));

        // At −θ the diagnosis asks whether the gradient is zero there too.
        double Cost() => w[0] == -0.5 && w[1] == 1.25 ? throw new OperationCanceledException() : w.Sum(Math.Exp);
    }

    [Fact]
    public void A_gradient_that_the_model_has_dropped_is_made_again_and_put_back()
    {
        double[]? gradient = [7, 8];
        var throws = true;
        var model = GradientModel.Of([Component.Of("w", w, dw), Component.Of("v", () => zeros, () => gradient)],
            () => w.Sum(Math.Exp) + zeros.Sum(), () =>
            {
                gradient = null;
                if (throws)
                {
                    throws = false;
                    throw new InvalidOperationException("Halfway.");
                }

                gradient = [1, 1];
            });
        Assert.Equal(
            "ComputeGradient() threw InvalidOperationException (\"Halfway.\"). (Seen at: before the first run.)",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message);
        Assert.Equal([7, 8], gradient);
    }

    [Fact]
    public void One_that_it_does_not_make_again_is_said_to_be_lost()
    {
        double[]? gradient = [7, 8];
        Wired.Breaks(
            "The model could not be put back as it was: The gradient of v is gone: "
                + "the model has dropped it, and does not make it again. Build a new model before using it again.",
            GradientModel.Of([Component.Of("v", () => w, () => gradient)], () => w.Sum(Math.Exp), () =>
            {
                gradient = null;
                throw new InvalidOperationException("Halfway.");
            }));
    }

    [Theory]
    [InlineData("a\r\n::error::x", "  a ::error::x  ")]
    [InlineData("::error::x", "  : :error::x  ")]
    [InlineData("a##[error]x", "  a# #[error]x  ")]
    [InlineData("a\u0007\u2028b", "  a  b  ")]
    public void A_name_breaks_no_line_and_gives_no_command(string name, string shown)
    {
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of(name, w, dw)], () => w.Sum(Math.Exp), () => Array.Fill(dw, 1)), GradientRun.AsIs);
        Assert.Equal(name, report.Runs[0].Components[0].Name);
        Assert.Contains($"\n{shown}", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(report.ToString().Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        Assert.DoesNotContain(report.ToMarkdown().Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public void Backticks_in_a_name_leave_a_table_as_it_is()
    {
        var report = GradientCheck.Run(
            GradientModel.Of([Component.Of("a``b", w, dw)], () => w.Sum(Math.Exp), () => Array.Fill(dw, 1)), GradientRun.AsIs);
        Assert.Contains("| ``` a``b ``` |", report.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_differ_are_printed_with_the_digits_in_which_they_do() => Wired.Breaks(
        "Cost() changed the values it is computed at, or another thread did: w[0] was 0.5 and is 0.5000000000000001. "
            + "Work on a copy, and leave updates to TrainStep(). (Seen at: at its current values.)",
        GradientModel.Of([Component.Of("w", w, dw)], () =>
        {
            w[0] = Math.BitIncrement(w[0]);
            return w.Sum(Math.Exp);
        }, () => { }));

    readonly double[] zeros = [0, 0];

    GradientModel Model(double factor) => GradientModel.Of(
        [Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () => Array.ForEach([0, 1], i => dw[i] = factor * Math.Exp(w[i])));
}
