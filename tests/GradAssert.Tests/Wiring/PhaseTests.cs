namespace GradientTesting.Tests.Wiring;

/// <summary>Phases are what they say: a start that is random, and a training that leads somewhere.</summary>
public partial class PhaseTests
{
    const string LeftAlone =
        "The check could not tell whether the gradient is right: "
        + "Initialize() left every value as it was, so that this is no random start; "
        + "does it do nothing, fill copies or another instance, or return before it has, as an async lambda does? "
        + "If the model cannot initialize itself, leave Initialize out, or name an Initializer in the options.";

    const string NotTrained =
        "The check could not tell whether the gradient is right: "
        + "10 calls of TrainStep() moved no element by more than 1e-06 of its scale, so that this is the start again; "
        + "does it compute the gradient itself, which nobody does before it, and apply its update, to the storage that the components look at, and with a learning rate that is not tiny, "
        + "and before it returns, as an async lambda does not? "
        + "If the model is not to be trained, leave AfterTraining out of Phases.";

    readonly double[] w = [0.5, -1.25], dw = new double[2], b = [0.25], db = [0];

    [Theory]
    [InlineData(1e200)]
    [InlineData(0.1)]
    public void Training_that_diverges_at_once_is_told_of_its_learning_rate(double rate)
    {
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(x => x * x * x * x), () => Array.ForEach([0, 1], i => dw[i] = 4 * w[i] * w[i] * w[i])) with
        {
            TrainStep = Step,
        };
        var report = GradientCheck.Run(model, GradientRun.AfterTraining(0, 10));
        if (rate < 1)
        {
            Assert.Equal(GradientVerdict.Match, report.Verdict);
            return;
        }

        Wired.Reports(
            GradientVerdict.Inconclusive,
            "The check could not tell whether the gradient is right: no step of TrainStep() could be kept, so that this is the start again. "
                + "Training step 1 led to where the cost is not finite and was made smaller: is the learning rate too large?",
            report);

        void Step() => Array.ForEach([0, 1], i => w[i] -= rate * 4 * w[i] * w[i] * w[i]);
    }

    [Fact]
    public void An_initialization_that_does_nothing_or_fills_a_copy_is_no_random_start()
    {
        Wired.Reports(GradientVerdict.Inconclusive, LeftAlone, GradientCheck.Run(Model with { Initialize = _ => { } }));
        Wired.Reports(GradientVerdict.Inconclusive, LeftAlone, GradientCheck.Run(Model with { Initialize = random => Fill(w.ToArray(), random) }));
        Assert.Equal([0.5, -1.25, 0.25], [.. w, .. b]);
    }

    [Fact]
    public void What_an_initialization_leaves_alone_is_put_back_and_named()
    {
        var report = GradientCheck.Run(Model with { Initialize = random => Fill(w, random) }, GradientRun.RandomInitialization(0));
        Assert.Equal((GradientVerdict.Match, "Initialize() left b as it was."), (report.Verdict, Assert.Single(report.Runs[0].Warnings)));
        var seen = 0.0;
        GradientCheck.Run(
            Model with
            {
                Initialize = random => Fill(w, random),
                TrainStep = () => (seen, w[0]) = (b[0], w[0] / 2),
            },
            GradientRun.AfterTraining(0, 1));
        Assert.Equal(0.25, seen);
    }

    [Fact]
    public void One_that_sets_everything_matches_without_a_word_although_zeros_stay_zeros()
    {
        b[0] = 0;
        var report = GradientCheck.Run(Model with { Initialize = random => Fill(w, random, () => b[0] = 0) });
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        Assert.All(report.Runs, run => Assert.DoesNotContain(run.Warnings, warning => warning.Contains("left", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("does nothing")]
    [InlineData("trains a replica")]
    [InlineData("restores the best weights")]
    [InlineData("a rate of 1e-12")]
    public void A_training_that_leads_nowhere_is_the_start_again(string kind)
    {
        var replica = w.ToArray();
        var best = w.ToArray();
        Action step = kind switch
        {
            "does nothing" => () => { },
            "trains a replica" => () => replica[0] -= 0.1,
            "restores the best weights" => () =>
            {
                best = w.ToArray();
                w[0] -= 0.1;
                best.CopyTo(w, 0);
            },
            _ => () => w[0] -= 1e-12 * Math.Exp(w[0]),
        };
        Wired.Reports(GradientVerdict.Inconclusive, NotTrained, GradientCheck.Run(Model with { TrainStep = step }));
    }

    [Fact]
    public void What_a_training_leaves_alone_is_named_and_the_rest_of_it_matches()
    {
        var report = GradientCheck.Run(Model with { TrainStep = () => w[0] -= 0.1 * Math.Exp(w[0]) }, GradientRun.AfterTraining(0, 3));
        Assert.Equal((GradientVerdict.Match, "TrainStep() left b as it was."), (report.Verdict, Assert.Single(report.Runs[0].Warnings)));
    }

    [Theory]
    [InlineData(0.05, 3, "TrainStep() raised the cost from 3.21925148 to 4.03643552 in 3 steps")]
    [InlineData(0.05, 1, "TrainStep() raised the cost from 3.21925148 to 3.4501985 in 1 step")]
    [InlineData(-0.05, 3, null)]
    [InlineData(1e-5, 3, null)]
    public void A_training_that_climbs_is_a_warning_with_both_costs(double rate, int steps, string? said)
    {
        var report = GradientCheck.Run(
            Model with
            {
                TrainStep = () =>
                {
                    Array.ForEach([0, 1], i => w[i] += rate * Math.Exp(w[i]));
                    b[0] += rate * Math.Exp(b[0]);
                },
            },
            GradientRun.AfterTraining(0, steps));
        Assert.Equal(GradientVerdict.Match, report.Verdict);
        string[] expected = said is null ? []
            : [$"{said}: does it add the gradient where it should subtract it, or is its learning rate too large?"];
        Assert.Equal(expected, report.Runs[0].Warnings);
    }

    [Fact]
    public void A_mismatch_is_one_wherever_the_run_began() =>
        Assert.Equal(GradientVerdict.Mismatch, GradientCheck.Run(ModelOf(1.5) with { Initialize = _ => { } }).Verdict);

    GradientModel Model => ModelOf(1);

    GradientModel ModelOf(double factor) => GradientModel.Of(
        [Component.Of("w", w, dw), Component.Of("b", b, db)], () => w.Sum(Math.Exp) + Math.Exp(b[0]),
        () => (dw[0], dw[1], db[0]) = (factor * Math.Exp(w[0]), Math.Exp(w[1]), Math.Exp(b[0])));

    static void Fill(double[] values, Random random, Action? then = null)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.NextDouble() - 0.5;
        }

        then?.Invoke();
    }
}
