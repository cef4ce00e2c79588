namespace GradientTesting.Tests.Wiring;

/// <summary>What was never moved was never checked: storage that nobody reads is no match, however zero its gradient is.</summary>
public class ConnectionTests
{
    const string NotConnected =
        "The check could not tell whether the gradient of head is right: "
        + "its gradient is zero, and nothing shows that the cost reads it: "
        + "moves of 1 and 32 times its size changed no bit of the cost, here and at two other points; "
        + "is it a copy of what Cost() reads? If it is meant to have no part in the cost, "
        + "name it in GradientCheckOptions.UnusedComponents.";

    readonly double[] w = [0.5, -1.25], dw = new double[2], head = [0.3, 0.2], dhead = new double[2];

    [Fact]
    public void Weights_that_were_packed_once_are_no_match()
    {
        var packed = head.ToArray();
        var model = Model(() => w.Sum(Math.Exp) + (packed[0] * 0));
        Wired.Reports(GradientVerdict.Inconclusive, NotConnected, GradientCheck.Run(model));
        Wired.Reports(GradientVerdict.Inconclusive, NotConnected, GradientCheck.Run(model, GradientRun.AsIs));
        Assert.Equal([0.3, 0.2], head);
    }

    [Fact]
    public void A_head_that_is_meant_to_be_unused_matches_where_it_is_named() =>
        Wired.Reports(
            GradientVerdict.Match, "The gradient of w and head is the gradient of the cost.",
            GradientCheck.Run(Model(() => w.Sum(Math.Exp)), new() { UnusedComponents = ["head"] }));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nobody_has_to_write_or_to_make_the_gradient_of_a_head_that_is_named(bool isMade)
    {
        var none = isMade ? new double[2] : null;
        GradientModel Model(Func<double> cost) => GradientModel.Of(
            [Component.Of("w", w, dw), Component.Of("head", () => head, () => none)],
            cost, () => Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i])));
        Wired.Breaks(
            (isMade
                ? "ComputeGradient() did not write the gradient of head[0]: it still holds what was there before. "
                    + "Write every element, zeros too, at each call: look for one that returns early, or ends before it has written."
                : "head has no gradient: its storage is null or empty after ComputeGradient(). "
                    + "Have ComputeGradient() make it; where a library makes it, no path leads from the cost to head. "
                    + "If it is from AsRowMajorArray() of a MathNet matrix, which keeps its numbers column by column and has no such array, "
                    + "pass the matrix itself: ToRowMajorArray() is a copy.")
                + (isMade ? " (Seen at: at its current values.)" : ""),
            Model(() => w.Sum(Math.Exp)), GradientRun.AsIs);
        Wired.Reports(
            GradientVerdict.Match, "The gradient of w and head is the gradient of the cost.",
            GradientCheck.Run(Model(() => w.Sum(Math.Exp)), new() { UnusedComponents = ["head"] }));
        Wired.Reports(
            GradientVerdict.Mismatch, "The gradient of head is not the gradient of the cost. That of w is.",
            GradientCheck.Run(Model(() => w.Sum(Math.Exp) + head[0]), new() { UnusedComponents = ["head"] }));
    }

    [Fact]
    public void A_name_that_no_component_has_is_told_with_those_there_are()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => GradientCheck.Run(Model(() => w.Sum(Math.Exp)), new() { UnusedComponents = ["Head"] }));
        Assert.Equal(
            "UnusedComponents has \"Head\", and no component is called that. The components are w, head. (Parameter 'options')",
            thrown.Message);
    }

    [Fact]
    public void So_is_a_name_that_is_null()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => GradientCheck.Run(Model(() => w.Sum(Math.Exp)), new() { UnusedComponents = [null!] }));
        Assert.Equal(
            "UnusedComponents has null, and no component is called that. The components are w, head. (Parameter 'options')",
            thrown.Message);
    }

    [Theory]
    [InlineData("dead unit")]
    [InlineData("behind a dead unit")]
    [InlineData("normalized away")]
    [InlineData("decayed where λ is not zero")]
    [InlineData("active once trained")]
    public void What_is_connected_and_inactive_matches_without_an_option(string kind)
    {
        var steps = 0;
        var model = Model(kind switch
        {
            "dead unit" => () => w.Sum(Math.Exp) + Math.Max(0, head[0] + head[1] - 5),
            "behind a dead unit" => () => w.Sum(Math.Exp) + (Math.Max(0, -w[0]) * (head[0] + head[1])),
            "normalized away" => Normalized,
            "decayed where λ is not zero" => () => w.Sum(Math.Exp) + (lambda / 2 * head.Sum(x => x * x)),
            _ => () => w.Sum(Math.Exp) + (steps > 0 ? head[0] - head[0] : 0),
        });
        decay = kind.StartsWith("decayed", StringComparison.Ordinal) ? 1 : 0;
        var report = GradientCheck.Run(
            decay == 0 ? model : model with { Lambda = (() => lambda, value => lambda = value) }, GradientRun.AsIs);
        Assert.Equal(0, lambda);
        Assert.True(kind == "active once trained" != (report.Verdict == GradientVerdict.Match), report.ToString());
        Assert.Equal(
            kind switch
            {
                "dead unit" => ["inactive: its gradient is zero, and small moves do not change the cost",
                    "the cost reacts to moves of several times its size"],
                "behind a dead unit" =>
                    ["inactive: its gradient is zero, and small moves do not change the cost", "the cost reacts to it at another point"],
                "normalized away" => ["inactive: its gradient is zero, and small moves do not change the cost",
                    "the cost reacts to moves of several times its size"],
                "decayed where λ is not zero" =>
                    ["inactive: its gradient is zero, and small moves do not change the cost", "the cost reacts to it at λ = 1"],
                _ => ["inactive: its gradient is zero, and small moves do not change the cost"],
            },
            report.Runs[0].Components[1].Notes);
    }

    [Fact]
    public void A_mismatch_beside_a_cost_that_does_not_react_says_so()
    {
        var copy = head.ToArray();
        var report = GradientCheck.Run(Model(() => w.Sum(Math.Exp) + copy[0], 1), GradientRun.AsIs);
        Assert.Equal(GradientVerdict.Mismatch, report.Verdict);
        Assert.Contains(
            "\n  head: the cost does not react to it, however far it is moved: "
                + "Cost() forgets it, or reads other storage than the component looks at, such as a copy or another instance.\n",
            report.ToString(), StringComparison.Ordinal);
        report = GradientCheck.Run(Model(() => w.Sum(Math.Exp) + head[0], 2), GradientRun.AsIs);
        Assert.Equal((GradientVerdict.Mismatch, null), (report.Verdict, report.Runs[0].Components[1].Reason));
    }

    double lambda, decay;

    double Normalized()
    {
        double[] x = [w[0] + head[0] + head[1], w[1] + head[0] + head[1]];
        var mean = x.Average();
        return Math.Exp(x[0] - mean) + Math.Exp(2 * (x[1] - mean));
    }

    GradientModel Model(Func<double> cost, double slope = 0)
    {
        return GradientModel.Of([Component.Of("w", w, dw), Component.Of("head", head, dhead)], cost, () =>
        {
            if (cost == Normalized)
            {
                var half = (w[0] - w[1]) / 2;
                dw[0] = (Math.Exp(half) / 2) - Math.Exp(-2 * half);
                dw[1] = -dw[0];
            }
            else
            {
                Array.ForEach([0, 1], i => dw[i] = Math.Exp(w[i]));
            }

            (dhead[0], dhead[1]) = (slope + (decay * lambda * head[0]), decay * lambda * head[1]);
        });
    }
}
