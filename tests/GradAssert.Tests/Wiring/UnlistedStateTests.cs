namespace GradientTesting.Tests.Wiring;

/// <summary>What Initialize() and TrainStep() change besides the components is neither checked nor put back.</summary>
public class UnlistedStateTests
{
    const string WhatToDo =
        "Look for a parameter that is not listed, for running statistics and for a cursor into the batches. "
        + "List the parameter; of the others, have Cost() leave them out: freeze the statistics, and use one batch. "
        + "A check cannot put back what it does not see: build a new model before using it again.";

    readonly double[] w = [0.5, -1.25], dw = new double[2], b = [0.25], db = [0];

    [Fact]
    public void A_bias_that_is_trained_and_not_listed_is_told_so()
    {
        Wired.Breaks(
            "TrainStep() changed something that Cost() reads and that is not among Components: with every component as it was before "
                + "the run, Cost() returned 2.48487946 then and 2.1609621 now. " + WhatToDo + " (Seen at: after 3 steps, seed 0.)",
            Model(Component.Of("w", w, dw)) with { TrainStep = Train }, GradientRun.AfterTraining(0, 3));
        Assert.Equal([0.5, -1.25], w);
    }

    [Fact]
    public void It_matches_where_it_is_listed()
    {
        var report = GradientCheck.Run(Model(Component.Of("w", w, dw), Component.Of("b", b, db)) with { TrainStep = Train });
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
        Assert.Equal([0.5, -1.25, 0.25], [.. w, .. b]);
    }

    [Theory]
    [InlineData(false, "Initialize()", "random initialization, seed 0")]
    [InlineData(true, "Initialize() or TrainStep()", "after 10 steps, seed 0")]
    public void Initialize_is_named_too(bool trains, string callers, string seenAt)
    {
        var model = Model(Component.Of("w", w, dw)) with { Initialize = Initialize, TrainStep = Train };
        var run = trains ? GradientRun.AfterTraining(0, 10) : GradientRun.RandomInitialization(0);
        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, run)).Message;
        Assert.StartsWith(
            $"{callers} changed something that Cost() reads and that is not among Components", message, StringComparison.Ordinal);
        Assert.EndsWith($"{WhatToDo} (Seen at: {seenAt}.)", message, StringComparison.Ordinal);

        void Initialize(Random random) => (w[0], w[1], b[0]) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
    }

    [Fact]
    public void What_an_earlier_run_has_called_alone_is_not_named()
    {
        var model = Model(Component.Of("w", w, dw)) with { Initialize = random => w[0] = random.NextDouble(), TrainStep = Train };
        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Run(model)).Message;
        Assert.StartsWith("TrainStep() changed", message, StringComparison.Ordinal);
    }

    /// <summary>At whichever of its calls a cost becomes another one: somebody is named.</summary>
    [Fact]
    public void Where_each_of_those_is_innocent_the_evaluations_are_named()
    {
        string[] messages = [.. Enumerable.Range(2, 250).Select(last =>
        {
            var calls = 0;
            var model = GradientModel.Of(
                [Component.Of("w", w, dw)], () => w.Sum(Math.Cosh) * (++calls > last ? 1.01 : 1),
                () => Array.ForEach([0, 1], i => dw[i] = Math.Sinh(w[i]) * (calls > last ? 1.01 : 1))) with
            {
                Initialize = random => (w[0], w[1]) = (random.NextDouble(), random.NextDouble()),
            };
            return Record.Exception(() => GradientCheck.Run(model))?.Message ?? "none";
        }).Where(message => message.Contains(" changed something that Cost() reads", StringComparison.Ordinal))];
        Assert.Contains(messages, message => message.StartsWith("Cost() or ComputeGradient() changed", StringComparison.Ordinal));
        Assert.DoesNotContain(messages, message => message.StartsWith(' '));
    }

    [Fact]
    public void Next_to_a_mismatch_it_is_a_warning()
    {
        var report = GradientCheck.Run(
            Model(Component.Of("w", () => w, () => [2 * dw[0], dw[1]])) with { TrainStep = Train }, GradientRun.AfterTraining(0, 3));
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains("\n  Warning: TrainStep() changed something that Cost() reads", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moments of an optimizer")]
    [InlineData("a sum in another order")]
    [InlineData("a cost that is not defined before Initialize")]
    public void What_does_not_change_the_cost_matches(string kind)
    {
        var (moment, calls, isInitialized) = (0.0, 0, kind != "a cost that is not defined before Initialize");
        double Cost() => isInitialized
            ? kind == "a sum in another order" && ++calls % 2 == 0 ? 1e3 + Math.Exp(w[0]) + Math.Exp(w[1]) - 1e3
                : Math.Exp(w[0]) + Math.Exp(w[1])
            : throw new InvalidOperationException("Call Initialize first.");
        void Gradient() => (dw[0], dw[1]) = (Math.Exp(w[0]), Math.Exp(w[1]));
        var report = GradientCheck.Run(GradientModel.Of([Component.Of("w", w, dw)], Cost, Gradient) with
        {
            Initialize = random => (w[0], w[1], isInitialized) = (random.NextDouble(), random.NextDouble(), true),
            TrainStep = () => (moment, w[0]) = ((0.9 * moment) + dw[0], w[0] - (0.01 * moment) - 0.01),
        });
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    [Fact]
    public void Both_evaluations_are_counted()
    {
        var plain = Model(Component.Of("w", w, dw));
        long Of(GradientModel model) => GradientCheck.Run(model, GradientRun.Jittered(0)).CostEvaluations;
        Assert.Equal(2 + Of(plain), Of(plain with { Initialize = _ => (w[0], w[1]) = (0.5, -1.25) }));
    }

    /// <summary>At zeros the cost does not react to what they are multiplied with.</summary>
    [Fact]
    public void A_parameter_that_is_not_listed_is_seen_where_the_model_starts_at_zeros()
    {
        double[] u = [0], v = [0], du = [0], dv = [0];
        var u0 = Component.Of("u", u, du);
        Wired.Breaks(
            "Initialize() changed something that Cost() reads and that is not among Components: with every component moved from there by as "
                + "much as before the run, Cost() returned 1 then and 0.27059433 now. " + WhatToDo
                + " (Seen at: random initialization, seed 0.)",
            Product(u0), GradientRun.RandomInitialization(0));
        Assert.Equal(0, u[0]);

        u[0] = v[0] = 0;
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Product(u0, Component.Of("v", v, dv))).Verdict);

        GradientModel Product(params Component[] components) => GradientModel.Of(
            components, () => Math.Pow((u[0] * v[0]) - 1, 2),
            () => (du[0], dv[0]) = (2 * ((u[0] * v[0]) - 1) * v[0], 2 * ((u[0] * v[0]) - 1) * u[0])) with
        {
            Initialize = random => (u[0], v[0]) = (random.NextDouble() + 0.2, random.NextDouble() + 0.2),
        };
    }

    GradientModel Model(params Component[] components) =>
        GradientModel.Of(components, () => Math.Exp(b[0]) * w.Sum(Math.Exp), Backward);

    void Backward()
    {
        Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]) * Math.Exp(b[0]));
        db[0] = Math.Exp(b[0]) * w.Sum(Math.Exp);
    }

    void Train()
    {
        Backward();
        Array.ForEach([0, 1], i => w[i] -= 0.01 * dw[i]);
        b[0] -= 0.02 * db[0];
    }
}
