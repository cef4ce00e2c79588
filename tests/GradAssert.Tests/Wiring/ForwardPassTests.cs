using GradientTesting.Tests.Fixtures;
namespace GradientTesting.Tests.Wiring;

/// <summary>A gradient belongs to the forward pass just before it, and a cost to the components of its model.</summary>
public partial class ForwardPassTests
{
    readonly double[] w = [0.5, -1.25], dw = new double[2];

    [Fact]
    public void A_gradient_at_a_captured_point_does_not_react_to_the_values()
    {
        double[] at = [0.4, -0.9, 1.3];
        var thrown = Assert.Throws<GradientContractException>(() => GradientCheck.Run(Cost, _ => Gradient(at), at));
        Assert.True(Constant(found: "0.0130721959", claimed: "0.0058661076") == thrown.Message, thrown.Message);
        Assert.Equal(GradientVerdict.Match, GradientCheck.Run(Cost, Gradient, at).Verdict);

        static double Cost(double[] p) => p.Sum(Math.Exp);
        static double[] Gradient(double[] p) => Array.ConvertAll(p, Math.Exp);
    }

    [Fact]
    public void Nor_does_one_that_is_computed_once_and_copied_out()
    {
        double[] w = [0.4, -0.9], dw = [0, 0];
        double[]? kept = null;
        var model = GradientModel.Of(
            [Component.Of("w", w, dw)], () => w.Sum(Math.Exp), () => (kept ??= Array.ConvertAll(w, Math.Exp)).CopyTo(dw, 0));
        Wired.Breaks(Constant(found: "-0.00686190012", claimed: "-0.00860836531"), model, GradientRun.AsIs);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("hinges")]
    [InlineData("constant elsewhere")]
    [InlineData("undefined elsewhere")]
    [InlineData("one element of many")]
    public void A_gradient_that_is_constant_where_the_cost_is_linear_matches(string kind)
    {
        double[] w = [0.4, -0.9, 2], dw = [0, 0, 0], slopes = [1.5, -2, 0.25];
        double Cost()
        {
            var sum = w.Zip(slopes, (x, slope) => x * slope).Sum();
            return kind switch
            {
                "hinges" => Math.Max(0, sum) + Math.Max(0, sum - 100),
                "constant elsewhere" => Math.Abs(w[0] - 0.4) < 0.01 ? sum : 7,
                "undefined elsewhere" => Math.Abs(w[0] - 0.4) < 0.01 ? sum : double.NaN,
                "one element of many" => sum + Math.Exp(w[2]),
                _ => sum,
            };
        }

        var report = GradientCheck.Run(GradientModel.Of([Component.Of("w", w, dw)], Cost, () =>
        {
            slopes.CopyTo(dw, 0);
            dw[2] += kind == "one element of many" ? Math.Exp(w[2]) : 0;
        }), GradientRun.AsIs);
        // A cost that jumps is no smooth one; what is told of it is no contract error.
        Assert.True(report.Verdict == (kind == "constant elsewhere" ? GradientVerdict.Inconclusive : GradientVerdict.Match), report.ToString());
    }

    [Fact]
    public void A_linear_cost_with_a_wrong_gradient_is_a_mismatch()
    {
        double[] w = [0.4, -0.9], dw = [0, 0];
        var model = GradientModel.Of([Component.Of("w", w, dw)], () => w.Sum(), () => Array.Fill(dw, 2));
        Wired.Reports(GradientVerdict.Mismatch, "The gradient of w is not the gradient of the cost.", GradientCheck.Run(model, GradientRun.AsIs));
    }

    [Theory]
    [InlineData("the last one", 2.0)]
    [InlineData("a dictionary", 1.0)]
    [InlineData("a dictionary", 2.0)]
    public void A_cost_that_is_kept_under_a_key_without_a_component_is_named(string kind, double factor)
    {
        var report = GradientCheck.Run(Memo(kind, keyHasBias: false, factor), GradientRun.AsIs);
        Wired.Reports(GradientVerdict.Mismatch, factor == 1 ? "The gradient of b is not the gradient of the cost. That of w is."
            : "The gradient of w and b is not the gradient of the cost.", report);
        Assert.Contains(
            "  b: the cost does not react to b[0] alone, and does where all else moves by a hair too: "
                + "Cost() returns a cost that was kept under a key that leaves it out.",
            report.ToString(), StringComparison.Ordinal);
        report = GradientCheck.Run(Memo(kind, keyHasBias: true, 1));
        Assert.True(report.Verdict == GradientVerdict.Match, report.ToString());
    }

    [Fact]
    public void So_is_one_under_a_key_of_the_first_element() => Assert.Contains(
        "  w: the cost does not react to w[1] alone, and does where all else moves by a hair too: ",
        GradientCheck.Run(MemoOfFirst(1, isSingle: false), GradientRun.AsIs).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void And_one_that_shows_as_another_cost_at_the_same_values(double factor) => Wired.Breaks(
        "Cost() returns a cost that it has kept: a move of w[1] alone leaves it the same to the last bit, and with a move of all else by "
            + "a hair it is another one. The key that it is kept under leaves w[1] out, "
            + "or the cost reads a copy that is not refreshed where they alone are set. "
            + "Compute the cost at each call, or have the key hold every number that the cost reads. (Seen at: at its current values.)",
        MemoOfFirst(factor, isSingle: true), GradientRun.AsIs);

    GradientModel MemoOfFirst(double factor, bool isSingle)
    {
        var (key, kept) = (double.NaN, 0.0);
        return GradientModel.Of([Component.Of("w", w, dw)], () =>
        {
            (key, kept) = key == w[0] ? (key, kept) : (w[0], isSingle ? (float)w.Sum(Math.Exp) : w.Sum(Math.Exp));
            return kept;
        }, () => Array.ForEach([0, 1], i => dw[i] = factor * Math.Exp(w[i])));
    }

    static GradientModel Memo(string kind, bool keyHasBias, double factor)
    {
        double[] w = [0.4, -0.9], dw = [0, 0], b = [0.3], db = [0];
        Dictionary<(double, double, double), double> kept = [];
        return GradientModel.Of([Component.Of("w", w, dw), Component.Of("b", b, db)], () =>
        {
            var key = (w[0], w[1], keyHasBias ? b[0] : 0);
            kept = kind == "the last one" && !kept.ContainsKey(key) ? [] : kept;
            kept.TryAdd(key, w.Sum(x => Math.Exp(x + b[0])));
            return kept[key];
        }, () =>
        {
            (dw[0], dw[1]) = (factor * Math.Exp(w[0] + b[0]), factor * Math.Exp(w[1] + b[0]));
            db[0] = factor * w.Sum(x => Math.Exp(x + b[0]));
        });
    }

    static string Constant(string found, string claimed) =>
        "ComputeGradient() gave the same numbers at other values, to the last bit, although the cost changes otherwise there: "
        + $"over a short move it changed by {found}, and by that gradient it changes by {claimed}. "
        + "Is the gradient computed once and kept, computed at values that were captured "
        + "(gradient: p => Gradient(at) in place of Gradient(p)), or by a formula that leaves the values out? "
        + "Compute it from the present values at each call. "
        + "(Seen at: at its current values.)";

    [Fact]
    public void A_gradient_of_the_forward_pass_before_last_is_told_so()
    {
        double[] last = [0, 0], beforeLast = [0, 0];
        Says(
            "ComputeGradient() gave w[0] 1.21145334 where Cost() had been called at other values and then at these, "
                + "and 1.64872127 where it had been called at these twice: it uses what the forward pass before last left behind. "
                + "Let it use what the last Cost() left, or compute what it needs from the present values. (Seen at: at its current values.)",
            Model(
                () =>
                {
                    (beforeLast, last) = (last, [.. w.Select(Math.Exp)]);
                    return last.Sum();
                },
                () => beforeLast.CopyTo(dw, 0)));
        GradAssert.MatchesNumerical(Model(
            () =>
            {
                last = [.. w.Select(Math.Exp)];
                return last.Sum();
            },
            () => last.CopyTo(dw, 0)));
    }

    [Fact]
    public void A_cost_that_keeps_what_it_computed_elsewhere_is_told_so()
    {
        double? kept = null;
        Says(
            "Cost() returned 1.93522607 before and 1.88878421 after it was called at other values, at the same values: "
                + "more than rounding. Look for what it keeps from call to call, such as activations or statistics of the last "
                + "batch. If it uses dropout, implement IDropoutModel (or set GradientModel.KeepProbability) so that the check "
                + "can set keep-prob to 1.0; if it draws other random numbers (a minibatch, a shuffle, noise, or a mask of which only the seed can be set), implement IStochasticModel; "
                + "look for what it keeps from call to call (running statistics, hidden state, a cursor over batches, a counter), too, "
                + "and have each Cost() begin with the same. " + Repeats.Threads + " (Seen at: at its current values.)",
            Model(() => Statistics(w.Sum(Math.Exp)), () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]))));

        double Statistics(double cost)
        {
            kept = kept is { } mean ? mean + (0.9 * (cost - mean)) : cost;
            return kept.Value;
        }
    }

    [Fact]
    public void Values_and_gradient_that_are_exchanged_are_told_so() => Wired.Breaks(
        "The values and the gradient of w are exchanged: ComputeGradient() writes the first, and Cost() reads the second. "
            + "Component.Of takes the values before the gradient. (Seen at: at its current values.)",
        GradientModel.Of([Component.Of("w", dw, w)], () => w.Sum(Math.Exp), () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]))));

    [Fact]
    public void An_iteration_that_begins_where_the_last_one_ended_is_no_gradient_of_another_pass()
    {
        var x = 1.0;
        GradAssert.MatchesNumerical(
            Model(
                () =>
                {
                    // Newton's square root of w[0] + 2, stopped early.
                    for (var change = 1.0; Math.Abs(change) > 1e-5; x -= change)
                    {
                        change = ((x * x) - w[0] - 2) / (2 * x);
                    }

                    return x + Math.Exp(w[1]);
                },
                () => (dw[0], dw[1]) = (1 / (2 * x), Math.Exp(w[1]))),
            GradientRun.AsIs);
    }

    GradientModel Model(Func<double> cost, Action computeGradient) => GradientModel.Of([Component.Of("w", w, dw)], cost, computeGradient);

    static void Says(string message, IGradientModel model) => Wired.Breaks(message, model);
}
