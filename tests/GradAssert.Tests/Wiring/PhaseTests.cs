namespace GradientTesting.Tests.Wiring;

/// <summary>Phases are what they say: a start that is random, and a training that leads somewhere.</summary>
public class PhaseTests
{
    const string LeftAlone =
        "The check could not tell whether the gradient is right: "
        + "Initialize() left every value as it was, so that this is no random start; "
        + "does it do nothing, or fill copies or another instance? "
        + "If the model cannot initialize itself, leave Initialize out, or name an Initializer in the options.";

    const string NotTrained =
        "The check could not tell whether the gradient is right: "
        + "10 calls of TrainStep() moved no element by more than 1e-06 of its scale, so that this is the start again; "
        + "does it apply its update, to the storage that the components look at, and with a learning rate that is not tiny? "
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

    [Theory]
    [InlineData("Initialize()", "random initialization, seed 0")]
    [InlineData("TrainStep()", "after 10 steps, seed 0")]
    public void What_changes_λ_is_named_with_both_numbers(string caller, string run)
    {
        var (net, isInitialization) = (new Regularized(), caller == "Initialize()");
        var at = isInitialization ? GradientRun.RandomInitialization(0) : GradientRun.AfterTraining(0, 10);
        var model = net.Model(isInitialization ? 0 : null, isInitialization ? null : 0);
        Wired.Breaks(
            $"{caller} changed Lambda from 0.8 to 0. A check compares the gradient at the settings that the model has before it: "
                + $"set Lambda there, and have {caller} change parameters alone. (Seen at: {run}.)",
            model, at);
        Assert.Equal(0.8, net.Lambda);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(net.Model(null, null), at).Verdict);

        net.ForgetsTerm = true;
        var report = GradientCheck.Run(model, at);
        Wired.Reports(GradientVerdict.Mismatch, "The gradient of w is not the gradient of the cost.", report);
        Assert.Contains(
            $"{caller} changed Lambda from 0.8 to 0. A check compares the gradient at the settings that the model has before it: "
                + $"set Lambda there, and have {caller} change parameters alone.",
            report.Runs[0].Warnings);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0.75, true)]
    public void What_changes_a_keep_prob_is_named_unless_it_is_the_models_own(double set, bool matches)
    {
        var (net, keep) = (new Regularized(), 0.75);
        var model = net.Model(null, null) with
        {
            Lambda = null,
            KeepProbability = (() => keep, value => keep = value),
            TrainStep = () => keep = net.Step(set),
        };
        net.Factor = () => keep;
        if (matches)
        {
            Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AfterTraining(0, 10)).Verdict);
            return;
        }

        Wired.Breaks(
            "TrainStep() changed KeepProbability from 1 to 0.5. A check compares the gradient at the settings that the model has "
                + "before it: set KeepProbability there, and have TrainStep() change parameters alone. "
                + "(Seen at: after 10 steps, seed 0.)",
            model, GradientRun.AfterTraining(0, 10));
    }

    [Fact]
    public void Components_that_appear_with_the_first_cost_are_named()
    {
        Wired.Breaks(
            "Components lists b after the first Cost(), and did not before, so that its gradient would not be checked. "
                + "Call Cost() once before the check, or list every component from the start. (Seen at: at its current values.)",
            new Lazy { Count = 1 });
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(new Lazy { Count = 2 }).Verdict);
    }

    [Theory]
    [InlineData("ComputeGradient()", "at its current values")]
    [InlineData("Initialize()", "random initialization, seed 0")]
    [InlineData("TrainStep()", "after 2 steps, seed 0")]
    public void Those_that_appear_with_another_call_are_named_with_that(string call, string seenAt)
    {
        double[] w = [0.4, -0.3], dw = [0, 0], b = [0.2], db = [0];
        Component[] both = [Component.Of("w", w, dw), Component.Of("b", b, db)];
        var components = new List<Component>(both[..1]);
        void List(string caller) => components = caller == call ? [.. both] : components;
        var model = new Listed(() => components, () => (w.Sum(x => x * x) / 2) + Math.Exp(b[0]), () =>
        {
            (dw[0], dw[1], db[0]) = (w[0], w[1], Math.Exp(b[0]));
            List("ComputeGradient()");
        })
        {
            Initialized = random =>
            {
                (w[0], w[1]) = (random.NextDouble(), random.NextDouble());
                List("Initialize()");
            },
            Trained = () =>
            {
                (w[0], w[1]) = (0.9 * w[0], 0.9 * w[1]);
                List("TrainStep()");
            },
        };
        Wired.Breaks(
            $"Components lists b after the first {call}, and did not before, so that its gradient would not be checked. "
                + $"Call {call} once before the check, or list every component from the start. (Seen at: {seenAt}.)",
            model, call switch
            {
                "TrainStep()" => GradientRun.AfterTraining(0, 2),
                "Initialize()" => GradientRun.RandomInitialization(0),
                _ => GradientRun.AsIs,
            });
        components = [.. both];
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs).Verdict);
    }

    sealed class Listed(Func<IReadOnlyList<Component>> components, Func<double> cost, Action computeGradient)
        : IGradientModel, IInitializableModel, ITrainableModel
    {
        public required Action<Random> Initialized { get; init; }

        public required Action Trained { get; init; }

        public IReadOnlyList<Component> Components => components();

        public double Cost() => cost();

        public void ComputeGradient() => computeGradient();

        public void Initialize(Random random) => Initialized(random);

        public void TrainStep() => Trained();
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    public void An_Initialize_that_sets_a_keep_prob_is_told_so_whatever_it_sets(double set)
    {
        double[] w = [0.4, -0.3, 1.2], dw = new double[3], mask = [1, 1, 1];
        var (keep, random) = (0.75, new Random(0));
        GradientModel Of(double? set) => GradientModel.Of([Component.Of("w", w, dw)], () =>
        {
            mask = [.. w.Select(_ => random.NextDouble() < keep ? 1 / keep : 0)];
            return w.Zip(mask, (x, m) => Math.Exp(x * m)).Sum();
        }, () => Array.ForEach([0, 1, 2], i => dw[i] = mask[i] * Math.Exp(w[i] * mask[i]))) with
        {
            KeepProbability = (() => keep, value => keep = value),
            Reseed = seed => random = new(seed),
            Initialize = start =>
            {
                (w[0], w[1], w[2]) = (start.NextDouble(), start.NextDouble(), start.NextDouble());
                keep = set ?? keep;
            },
        };
        Wired.Breaks(
            FormattableString.Invariant($"Initialize() changed KeepProbability from 0.75 to {set}. ")
                + "A check compares the gradient at the settings that the model has before it: "
                + "set KeepProbability there, and have Initialize() change parameters alone. (Seen at: random initialization, seed 0.)",
            Of(set), GradientRun.RandomInitialization(0));
        Assert.Equal(0.75, keep);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Of(null), GradientRun.RandomInitialization(0)).Verdict);
    }

    /// <summary>½ · w² + e ᵇ, which lists b once it has run; new objects at each call, in any order.</summary>
    sealed class Lazy : IGradientModel
    {
        readonly double[] w = [0.4, -0.3], dw = [0, 0], b = [0.2], db = [0];
        int calls;

        public int Count { get; set; }

        public IReadOnlyList<Component> Components => Count == 1 ? [Component.Of("w", w, dw)]
            : calls++ % 2 == 0 ? [Component.Of("w", w, dw), Component.Of("b", b, db)]
            : [Component.Of("b", b, db), Component.Of("w", w, dw)];

        public double Cost()
        {
            Count = 2;
            return (w.Sum(x => x * x) / 2) + Math.Exp(b[0]);
        }

        public void ComputeGradient()
        {
            w.CopyTo(dw, 0);
            db[0] = Math.Exp(b[0]);
        }
    }

    /// <summary>Σ eʷ + λ/2 · w², with a factor of its own.</summary>
    sealed class Regularized
    {
        readonly double[] w = [0.4, -0.3, 1.2], dw = new double[3];

        public double Lambda { get; set; } = 0.8;

        public bool ForgetsTerm { get; set; }

        public Func<double> Factor { get; set; } = () => 1;

        /// <param name="initialized">What Initialize sets λ to; null where it leaves it alone.</param>
        /// <param name="trained">The same of TrainStep.</param>
        public GradientModel Model(double? initialized, double? trained) => GradientModel.Of(
            [Component.Of("w", w, dw)], () => Factor() * (w.Sum(Math.Exp) + (Lambda / 2 * w.Sum(x => x * x))), ComputeGradient) with
        {
            Lambda = (() => Lambda, value => Lambda = value),
            Initialize = random =>
            {
                Array.ForEach([0, 1, 2], i => w[i] = random.NextDouble());
                Lambda = initialized ?? Lambda;
            },
            TrainStep = () => Lambda = Step(trained ?? Lambda),
        };

        public double Step(double setting)
        {
            ComputeGradient();
            Array.ForEach([0, 1, 2], i => w[i] -= 0.1 * dw[i]);
            return setting;
        }

        void ComputeGradient() =>
            Array.ForEach([0, 1, 2], i => dw[i] = Factor() * (Math.Exp(w[i]) + (ForgetsTerm ? 0 : Lambda * w[i])));
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
