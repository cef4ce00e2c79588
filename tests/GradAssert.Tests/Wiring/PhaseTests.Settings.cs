namespace GradientTesting.Tests.Wiring;

// What Initialize and TrainStep change besides values: settings, and the list of components.
public partial class PhaseTests
{
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
}
