namespace GradientTesting.Tests.Wiring;

/// <summary>Writing what was read changes nothing: a setter must not repair what the model does wrong by itself.</summary>
public class WriteBackTests
{
    const string NotBack = "What was there before was not shown, so that it cannot be put back: build a new model before using it again.";

    readonly double[] w = [0.4, -0.7, 1.1], copy = [0.4, -0.7, 1.1], dw = new double[3], b = [0.3], db = [0];
    double lambda = 0.1, lambdaOfGradient = 0.1;
    int costs, gradients;

    [Fact]
    public void A_setting_whose_setter_sets_two_numbers_is_named()
    {
        lambdaOfGradient = 0.2;
        Wired.Breaks(
            "Setting Lambda to 0.1, which is what it read, changed the gradient of w[0] from 1.5718247 to 1.5318247: its setter "
                + "writes another number than its getter reads, Cost() and ComputeGradient() do not use one number, or its setter refreshes "
                + $"something that was out of date. Have both read the number that Lambda returns, and keep it nowhere else. {NotBack}",
            Model(Plain));
    }

    [Fact]
    public void So_is_a_component_whose_getter_shows_another_number_and_those_after_it_are_left_alone()
    {
        Wired.Breaks(
            "Writing to w what was read from it changed Cost() from 6.43543483 to 7.95260224: what was read is not the number that Cost() "
                + "reads, as a magnitude, an angle or an average is not, or writing it refreshes something that was out of date, as a copy. "
                + $"Show the number that Cost() and ComputeGradient() read, and set that one alone. {NotBack}",
            Model(Component.Of("w", [3], i => Math.Abs(w[i]), (int i, double value) => w[i] = value, i => dw[i]),
                Component.Of("b", [1], i => Math.Abs(b[i]), (int i, double value) => b[i] = Negative(value), i => db[i])));
        Assert.Equal(0.3, b[0]);

        static double Negative(double value) => -value;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_setter_that_writes_another_component_is_named_with_both_wherever_the_two_are_listed(bool isListedFirst)
    {
        double[] u = [0.5, 1.25], v = [-0.75, 0.25], du = [0, 0], dv = [0, 0];
        Wired.Breaks(
            "Setting v[0] changes u[0] too: the setter of v writes more than its own element. "
                + "Set the one element, as given, and leave the rest to Cost() or TrainStep().",
            Of((i, value) => (v[i], u[i]) = (value, value)));
        Assert.Equal([0.5, 1.25, -0.75, 0.25], [.. u, .. v]);
        GradAssert.MatchesNumerical(Of((i, value) => v[i] = value));

        GradientModel Of(Action<int, double> set)
        {
            var (first, second) = (Component.Of("v", [2], i => v[i], set, i => dv[i]), Component.Of("u", u, du));
            return GradientModel.Of(
                isListedFirst ? [first, second] : [second, first],
                () => u.Sum(Math.Exp) + v.Sum(Math.Cosh),
                () => (du[0], du[1], dv[0], dv[1]) = (Math.Exp(u[0]), Math.Exp(u[1]), Math.Sinh(v[0]), Math.Sinh(v[1])));
        }
    }

    [Theory]
    [InlineData("Initialize()", "random initialization, seed 0")]
    [InlineData("TrainStep()", "after 3 steps, seed 0")]
    public void And_what_the_model_forgets_to_refresh_after_it_has_set_values_by_itself(string caller, string seenAt)
    {
        var run = caller == "Initialize()" ? GradientRun.RandomInitialization(0) : GradientRun.AfterTraining(0, 3);
        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Run(ModelOfItsOwn(caller), run)).Message;
        Assert.StartsWith(
            $"{caller} left something out of date: writing to w and b what was read from them changed the gradient of w[0] from ",
            message, StringComparison.Ordinal);
        Assert.EndsWith(
            ". A setter, or a Func, refreshes a copy of the values or a flag that says that they changed, and in training nobody calls it: "
                + $"have {caller} refresh it, or have Cost() and ComputeGradient() read the values alone. (Seen at: {seenAt}.)",
            message, StringComparison.Ordinal);
        Assert.Equal([0.4, -0.7, 1.1], w);
        var report = GradientCheck.Run(ModelOfItsOwn(forgets: null));
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    /// <summary>The check writes before it evaluates: a flag that its own writes raise is lowered before the call.</summary>
    [Theory]
    [InlineData("Initialize()", "random initialization, seed 0")]
    [InlineData("TrainStep()", "after 3 steps, seed 0")]
    public void So_does_a_flag_that_the_setter_raises_and_such_a_call_does_not(string caller, string seenAt)
    {
        var run = caller == "Initialize()" ? GradientRun.RandomInitialization(0) : GradientRun.AfterTraining(0, 3);
        var message = Assert.Throws<GradientContractException>(() => GradientCheck.Run(Flagged(caller), run)).Message;
        Assert.StartsWith(
            $"{caller} left something out of date: writing to w what was read from it changed the gradient of w[0] from ",
            message, StringComparison.Ordinal);
        Assert.EndsWith(
            ". A setter, or a Func, refreshes a copy of the values or a flag that says that they changed, and in training nobody calls it: "
                + $"have {caller} refresh it, or have Cost() and ComputeGradient() read the values alone. (Seen at: {seenAt}.)",
            message, StringComparison.Ordinal);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Flagged(forgets: null)).Verdict);
    }

    GradientModel Flagged(string? forgets)
    {
        var isOutOfDate = true;
        double[] slopes = [];
        return GradientModel.Of(
            [Component.Of("w", [3], i => w[i], (int i, double value) => (w[i], isOutOfDate) = (value, true), i => dw[i])],
            () => w.Sum(Math.Exp),
            () =>
            {
                slopes = isOutOfDate ? [.. w.Select(Math.Exp)] : slopes;
                isOutOfDate = false;
                slopes.CopyTo(dw, 0);
            }) with
        {
            Initialize = random =>
            {
                (w[0], w[1], w[2]) = (random.NextDouble(), -random.NextDouble(), random.NextDouble());
                isOutOfDate |= forgets != "Initialize()";
            },
            TrainStep = () =>
            {
                Array.ForEach([0, 1, 2], i => w[i] -= 0.05 * Math.Exp(w[i]));
                isOutOfDate |= forgets != "TrainStep()";
            },
        };
    }

    [Fact]
    public void What_is_random_or_refuses_what_it_shows_says_nothing_of_a_write()
    {
        var (random, isFirst) = (new Random(1), true);
        var model = GradientModel.Of([Plain], () => Cost() + random.NextDouble(), () => Backward(w));
        Assert.StartsWith("Cost() was called twice at the same values", Message(model), StringComparison.Ordinal);
        model = GradientModel.Of(
            [Plain],
            () =>
            {
                (var one, isFirst) = (isFirst ? 1 : 0, false);
                return Cost() + one;
            },
            () => Backward(w));
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs).Verdict);
        model = Model(Plain) with { Lambda = (() => lambda, value => throw new NotSupportedException("fixed")) };
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(model, GradientRun.AsIs).Verdict);

        static string Message(IGradientModel model) =>
            Assert.Throws<GradientContractException>(() => GradientCheck.Run(model, GradientRun.AsIs)).Message;
    }

    [Theory]
    [InlineData(false, 0, 0)]
    [InlineData(true, 4, 4)]
    public void It_takes_three_evaluations_and_one_more_for_another_component_and_none_where_nobody_is_asked(
        bool hasSetters, int expectedCosts, int expectedGradients)
    {
        var components = hasSetters
            ? new[] { Plain, Component.Of("b", [1], i => b[i], (int i, double value) => b[i] = value, i => db[i]) }
            : [Component.Of("w", w, dw), Component.Of("b", b, db)];
        var model = ModelUnderTest.Of(Model(components) with { Lambda = null });
        Assert.Null(new WriteBack(model).FlawAtTheStart([.. model.Components.Select(each => (each, each.Values.Copy()))]));
        Assert.Equal((expectedCosts, expectedGradients), (costs, gradients));
    }

    Component Plain => Component.Of("w", [3], i => w[i], (int i, double value) => w[i] = value, i => dw[i]);

    GradientModel ModelOfItsOwn(string? forgets) => GradientModel.Of(
        [
            Component.Of("w", [3], i => w[i], (int i, double value) => (w[i], copy[i]) = (value, value), i => dw[i]),
            Component.Of("b", b, db),
        ],
        Cost, () => Backward(copy)) with
    {
        Initialize = random =>
        {
            (w[0], w[1], w[2], b[0]) = (random.NextDouble(), -random.NextDouble(), random.NextDouble(), random.NextDouble());
            Sync(forgets != "Initialize()");
        },
        TrainStep = () =>
        {
            (w[0], w[1], w[2], b[0]) = (0.9 * w[0], 0.9 * w[1], 0.9 * w[2], 0.9 * b[0]);
            Sync(forgets != "TrainStep()");
        },
    };

    void Sync(bool isDone)
    {
        if (isDone)
        {
            w.CopyTo(copy, 0);
        }
    }

    GradientModel Model(params Component[] components) => GradientModel.Of(components, Cost, () => Backward(w)) with
    {
        Lambda = (() => lambda, value => (lambda, lambdaOfGradient) = (value, value)),
    };

    double Cost()
    {
        costs++;
        return w.Sum(Math.Exp) + Math.Exp(b[0]) + (lambda / 2 * w.Sum(value => value * value));
    }

    void Backward(double[] at)
    {
        gradients++;
        for (var i = 0; i < w.Length; i++)
        {
            dw[i] = Math.Exp(at[i]) + (lambdaOfGradient * at[i]);
        }

        db[0] = Math.Exp(b[0]);
    }
}
