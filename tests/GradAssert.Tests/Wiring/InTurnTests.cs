namespace GradientTesting.Tests.Wiring;

/// <summary>What differs from call to call for a reason that has a line: arrays in turn, threads, generators, setters that do more.</summary>
public class InTurnTests
{
    const string Show =
        "Are two arrays used in turn, or is what the call before computed copied out? Have the component show the one that the last call wrote: "
        + "Component.Of(name, () => values, () => gradient), or have ComputeGradient() write to one array. (Seen at: at its current values.)";

    readonly double[] w = [0.5, -1.25, 0.75];
    readonly double[][] gradients = [new double[3], new double[3]];
    double[] targets = [0.2, 0.1, -0.6];
    int turn;

    double Cost() => w.Zip(targets, (x, t) => Math.Exp(x - t) - x).Sum();

    void Write(double[] gradient) => Array.ForEach([0, 1, 2], i => gradient[i] = Math.Exp(w[i] - targets[i]) - 1);

    [Fact]
    public void A_Func_of_one_of_two_gradients_is_told_that_every_other_call_does_not_write_it()
    {
        Wired.Breaks(
            $"ComputeGradient() wrote the gradient of w[0] at one call and not at the next, which left what was there before. {Show}",
            Model(() => gradients[1]), GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Model(() => gradients[turn])).Verdict);
    }

    [Fact]
    public void Values_in_two_arrays_that_the_cost_changes_over_are_told_so()
    {
        double[][] values = [[0.5, -1.25, 0.75], [0.25, 1, -1]];
        var front = 0;
        double[] gradient = new double[3];
        double CostOf(double[] each) => each.Sum(Math.Exp);
        GradientModel Of(bool changesOver) => GradientModel.Of(
            [Component.Of("w", () => values[front], () => gradient)],
            () =>
            {
                var cost = CostOf(values[front]);
                front = changesOver ? 1 - front : front;
                return cost;
            },
            () => Array.ForEach([0, 1, 2], i => gradient[i] = Math.Exp(values[front][i])));
        Wired.Breaks(
            "The Func, or the getter, of w shows two numbers in turn: w[0] was 0.5 and is 0.25. After one more Cost() it is 0.5 again. "
                + "Are two arrays used in turn? Show the one that Cost() reads, and change over in TrainStep() alone. "
                + "(Seen at: at its current values.)",
            Of(true), GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Of(false)).Verdict);
    }

    [Fact]
    public void A_setter_of_λ_that_takes_other_data_at_each_call_is_told_so()
    {
        double lambda = 0.1;
        double[] other = [0.3, -0.4, 0.5], gradient = new double[3];
        GradientModel Of(bool swaps) => GradientModel.Of(
            [Component.Of("w", w, gradient)], () => Cost() + (lambda / 2 * w.Sum(x => x * x)), () =>
            {
                Write(gradient);
                Array.ForEach([0, 1, 2], i => gradient[i] += lambda * w[i]);
            }) with
        {
            Lambda = (() => lambda, value =>
            {
                lambda = value;
                (targets, other) = swaps ? (other, targets) : (targets, other);
            }),
        };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Of(false)).Verdict);
        Wired.Breaks(
            "Setting Lambda to 0.1, which is what it read, changed Cost() from 5.5852746 to 3.05159311, and setting it to that once more changed "
                + "Cost() from 3.05159311 to 5.5852746: each call of its setter changes something else than that number, such as the data, a "
                + "batch or random numbers. Have it write the number alone. What was there before was not shown, so that it cannot be put back: "
                + "build a new model before using it again.",
            Of(true));
    }

    [Fact]
    public void A_cost_that_differs_a_little_next_to_a_mismatch_is_told_what_threads_do()
    {
        var calls = 0;
        GradientModel Of(double by, double factor) => GradientModel.Of(
            [Component.Of("w", w, gradients[0])], () => Cost() * (1 + (by * (calls++ % 3))), () =>
            {
                Write(gradients[0]);
                gradients[0][0] *= factor;
            });
        var report = GradientCheck.Run(Of(3e-8, 2), GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains(report.Runs[0].Warnings, warning => warning.StartsWith("Cost() was from ", StringComparison.Ordinal)
            && warning.EndsWith(
                $" in 5 calls at the same values, which is more than another order of a sum explains. {Fixtures.Repeats.Threads}", StringComparison.Ordinal));
        Assert.DoesNotContain(
            GradientCheck.Run(Of(0, 2), GradientRun.AsIs).Runs[0].Warnings, warning => warning.Contains("threads", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_model_without_keep_probs_that_draws_again_is_told_so(bool drawsAgain)
    {
        var random = new Random(1);
        double[] noise = new double[3], gradient = new double[3];
        void Draw() => Array.ForEach([0, 1, 2], i => noise[i] = random.NextDouble());
        var model = GradientModel.Of([Component.Of("w", w, gradient)], () =>
        {
            Draw();
            return w.Zip(noise, (x, each) => Math.Exp(x * each)).Sum();
        }, () =>
        {
            double[] forward = [.. w.Zip(noise, (x, each) => Math.Exp(x * each))];
            if (drawsAgain)
            {
                Draw();
            }

            Array.ForEach([0, 1, 2], i => gradient[i] = forward[i] * noise[i]);
        }) with { Reseed = seed => random = new Random(seed) };
        if (!drawsAgain)
        {
            Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model).Verdict);
            return;
        }

        Assert.Matches(
            @"^ComputeGradient\(\) draws random numbers of its own: it gave w\[0\] \S+ where it was reseeded, and \S+ right after Cost\(\)\. "
                + @"In training nothing reseeds between the two, and the gradient is that of other draws than the cost\. "
                + @"Keep what Cost\(\) drew, as a mask, a minibatch or noise, and use it in ComputeGradient\(\)\. \(Seen at: at its current values\.\)$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message);
    }

    const string Own = "Give each copy a generator of its own, and a Reseed that restarts it: each is evaluated on a thread of its own.";

    [Theory]
    [InlineData("own", null)]
    [InlineData("none", @"The cost of a model is \S+, and that of its Copy\(\) is \S+: the model can be reseeded, and the copy cannot\. {0} It "
        + @"implements IStochasticModel, or has GradientModel\.Reseed\.")]
    [InlineData("idle", @"The cost of a Copy\(\) was \S+, and then \S+ at the same values: it draws random numbers that its Reseed\(\) does not "
        + @"restart, as those of the generator of the model that it was copied from\. {0}")]
    [InlineData("shared", @"A model and its Copy\(\) draw from one generator: after Reseed\(\) the cost of the model is \S+, and \S+ where a copy was "
        + @"evaluated in between\. {0}")]
    public void A_copy_has_a_generator_of_its_own(string kind, string? message)
    {
        var model = new Noisy(kind, null).Model;
        var options = new GradientCheckOptions { MaxDegreeOfParallelism = 2 };
        if (message is null)
        {
            Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, options).Verdict);
            return;
        }

        Assert.Matches(
            $"^{string.Format(System.Globalization.CultureInfo.InvariantCulture, message, System.Text.RegularExpressions.Regex.Escape(Own))} \\(Seen at: at its current values\\.\\)$",
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs, options)).Message);
    }

    GradientModel Model(Func<double[]> gradient) => GradientModel.Of([Component.Of("w", () => w, gradient)], Cost, () =>
    {
        turn = 1 - turn;
        Write(gradients[turn]);
    });

    /// <summary>J = Σ exp(w·noise), where the noise is drawn by each cost.</summary>
    sealed class Noisy(string kind, Noisy? of)
    {
        readonly double[] w = of is null ? [0.5, -1.25, 0.75] : [.. of.w], dw = new double[3], noise = new double[3];
        readonly Random[] generator = kind == "shared" && of is not null ? of.generator : [new Random(3)];

        public GradientModel Model => GradientModel.Of(
            [Component.Of("w", w, dw)],
            () =>
            {
                Array.ForEach([0, 1, 2], i => noise[i] = generator[0].NextDouble());
                return w.Zip(noise, (x, each) => Math.Exp(x * each)).Sum();
            },
            () => Array.ForEach([0, 1, 2], i => dw[i] = noise[i] * Math.Exp(w[i] * noise[i]))) with
        {
            Reseed = of is null || kind is "own" or "shared" ? seed => generator[0] = new Random(seed) : kind == "idle" ? _ => { } : null,
            Copy = () => new Noisy(kind, this).Model,
        };
    }
}
